"""A possible indicator of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from extract.resolve.figures.kinds import Stretch


class Found(Struct, frozen=True, gc=False):
    """A possible indicator: `own` in the figure's own clause, `far` in another sentence."""

    span: Stretch | None
    far: bool = False
    own: bool = True
