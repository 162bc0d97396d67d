"""A name that may hold a figure."""

from msgspec import Struct


class Name(Struct, frozen=True, gc=False):
    """A name with its kind.

    `place`, `province`, `region`, `country`, `foreign`, `body`, `firm`, `acronym`, `brand`, `somewhere` (behind `tại`),
    `bare` (what it names, the words beside it do not say), `person`, or `whole` (`toàn xã`).
    """

    start: int
    end: int
    kind: str
