"""Signs of currencies that stand before their number: `$5 triệu`, `US$ 300`."""

from __future__ import annotations

from typing import NamedTuple

import regex

_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₫": "VND"}
_SIGN = regex.compile(r"(us|s|a|hk|nt|c)?([$€£¥₫]) ?$")
_DOLLARS = {"us": "USD", "s": "SGD", "a": "AUD", "hk": "HKD", "nt": "TWD", "c": "CAD"}
_LONGEST = 4


class Sign(NamedTuple):
    """A currency's sign: its ISO 4217 code, and where it begins in the view."""

    currency: str
    start: int


def before(text: str, start: int) -> Sign | None:
    """The sign that stands before the number at `start`.

    >>> before("vay us$ 300", 8), before("vay 300", 4)
    (Sign(currency='USD', start=4), None)
    """
    if text[max(0, start - 2) : start].removesuffix(" ")[-1:] not in _CURRENCIES:
        return None
    sign = _SIGN.search(text, max(0, start - _LONGEST), start)
    return None if sign is None else Sign(_DOLLARS.get(sign[1] or "", _CURRENCIES[sign[2]]), sign.start())
