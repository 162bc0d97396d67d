"""Words of capitals that may stand for a firm or a body."""

from __future__ import annotations

import re
from collections import Counter

from extract.letters import ALNUM, UPPER

_ACRONYM = range(3, 7)
_ABBREVIATIONS = frozenset(
    (
        *"gdp grdp gnp cpi ppi iip pci par papi fdi oda fta wto asean apec eu usd vnd eur bot btx ppp pmu xnk".split(),
        *"ubnd hđnd mttq btv bch ubmttq tand vksnd csgt cshs qlda gpmb tđc kcn kkt ccn khcn cntt nsnn nstw".split(),
        *"bhxh bhyt bhtn tncn gtgt vat tnđb tphcm hcm tnhh mtv thpt thcs nxb đbqh đbscl ktxh attp ptnt nơxh".split(),
        *"ntm ocop kcb xdcb dtts dtnt covid sars sxkd atgt tngt csdl cchc tthc pccc vđv clb hcv hcb hcđ gplx".split(),
        *"ipp epc ppa btl bt bto iii vii viii xii xiii xiv xvi".split(),
        *"dnnn cph htx đvt lđlđ lđtbxh cmnd cccd vgp ttxvn vov vtv đkkd qshdđ tscđ tmđt evfta cptpp rcep asw".split(),
    )
)
"""Abbreviations of what holds no figures: measures, taxes, treaties, kinds of bodies, fields of work, news agencies."""

MEASURED = frozenset("NSNN NSTW FDI ODA GDP GRDP XDCB XNK XK NK BHXH BHYT BHTN GTGT TNCN TNDN TTĐB".split())
"""Abbreviations of money and goods: behind a noun they are what is measured, no name (`Thu NSNN`, `Vốn FDI`)."""


def is_acronym(text: str, word: str, first: int, last: int) -> bool:
    """Whether a word of capitals stands for a firm or a body (`TKV`), and for nothing else that is abbreviated."""
    if (
        not _ACRONYM.start <= last - first < _ACRONYM.stop
        or not text[first:last].isupper()
        or not word.isalpha()
        or word in _ABBREVIATIONS
    ):
        return False
    return text[first - 1 : first] not in ("/", "-", ".")


def often_abbreviated(text: str, end: int, least: int) -> list[str]:
    """The words of capitals before `end` that may stand for a firm or body and stand there so many times.

    >>> often_abbreviated("TKV lãi lớn, TKV nộp 5 tỷ đồng GTGT", 40, 2)
    ['TKV']
    """
    found = _CAPITALS.findall(text, 0, end)
    if len(found) < least:
        return []
    return [word for word, count in Counter(found).items() if count >= least and word.lower() not in _ABBREVIATIONS]


_CAPITALS = re.compile(rf"[{UPPER}](?<!{ALNUM}.)[{UPPER}]{{{_ACRONYM.start - 1},{_ACRONYM.stop - 2}}}+(?!{ALNUM})")
