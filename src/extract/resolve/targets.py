"""Targets and the figures that answer them: what was planned, what came of it, and how much of the plan that is.

Four ways of saying so are read, each only where it leaves no doubt:

- a ratio of achieved to planned: `kết nạp 468/450 đảng viên`;
- a percentage of a plan: `thu 751 tỷ đồng, đạt 32% dự toán`, `vượt 8% kế hoạch`;
- the plan's figure in an aside: `gieo cấy 30.000 ha (kế hoạch 60.000 ha)`, `so với chỉ tiêu 50 triệu hồ sơ`;
- a target and an actual figure that measure the same of the same holder in the same period.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from extract.grammar.numbers import EXACT
from extract.resolve.indicator_keys import indicator_key
from extract.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.document import Document, Number, Statistic

Bound = Literal["min", "max"]

_PLAN = r"(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu)(?!\w)"
_BASE = regex.compile(rf"(?:mức |tổng |vốn )?{_PLAN}(?!.*(?:cùng kỳ|năm (?:trước|ngoái)))")
_TAIL = r"(?:(?!(?<!\w)(?:và|nhưng|tăng|(?<!cắt )giảm|đạt|bằng|vượt)(?!\w))[^\d,;:()]){0,40}+:? ?"
_ASIDE = regex.compile(rf"(?:[^\d,;:()]{{0,40}}? ?\(|[^\d,;:()]{{0,12}}?so với ){_PLAN}{_TAIL}")
_YEARS = regex.compile(r"năm \d{4}")
_BREAK = regex.compile(r"[.!?;]\s|\n")
_ABOVE = regex.compile(r"vượt(?: \w+){0,2} $")
_NEAR = 120
"""Characters between a figure and the percentage that goes with it."""
_FAR = 20
"""How many times a figure may be another that it answers; beyond that they are hardly about the same thing."""
_LOOSE = frozenset(("spelled", "repeat", "far_indicator", "talk_count", "age", "weather"))
_ASIDES = frozenset(("talk_count", "age", "weather"))
"""Flags of figures that are aims of nobody: `3 khâu đột phá`, `trẻ từ 1 tuổi`."""
_FROM = regex.compile(r"(?<!\w)từ(?: mức| tỷ lệ| khoảng| trên| hơn| gần)? ?$", regex.IGNORECASE)
_ONWARD = regex.compile(r"[^\d.,;:]{0,40}?(?<!\w)(?<!trở )(?:xuống|lên|còn)(?!\w)")
_BOUNDS: dict[str | None, Bound] = {"min": "min", "more": "min", "max": "max", "less": "max"}


class Target(NamedTuple):
    """A target, the figure that answers it, and the percentage of it that is achieved, as told or as reckoned."""

    target: Statistic | None
    actual: Statistic | None
    told: Statistic | None
    achieved: Number | None

    @property
    def first(self) -> Statistic:
        """The figure that stands first of those that tell the target."""
        return min((one for one in self[:3] if one is not None), key=lambda one: one.start)

    @property
    def main(self) -> Statistic:
        """The figure that says what the target is about: its own, else the one that answers it."""
        return self.target or self.actual or self.first

    @property
    def id(self) -> str:
        """`T` and the offset of the figure that names the target, or of the percentage of it."""
        return f"T{(self.target or self.told or self.first).start}"

    @property
    def target_value(self) -> Number | None:
        """The value aimed at: of a ratio the second number."""
        if self.target is None:
            return None
        return self.target.denominator if self.target is self.actual else self.target.value

    @property
    def bound(self) -> Bound | None:
        """Whether the value is the least (`trên`, `ít nhất`) or the most (`dưới`, `tối đa`) that is wanted."""
        return (
            _BOUNDS.get(self.target.qualifier) if self.target is not None and self.target is not self.actual else None
        )

    @property
    def flags(self) -> tuple[str, ...]:
        """What to be wary of in any of its figures."""
        return tuple(dict.fromkeys(flag for one in self[:3] if one is not None for flag in one.flags))


def targets(document: Document) -> tuple[Target, ...]:
    """The targets of an annotated document with the figures that answer them, in order of offset.

    >>> from extract.pipeline import annotate
    >>> found = targets(annotate("Năm 2020, kết nạp 468/450 đảng viên. Thu ngân sách 751 tỷ đồng, đạt 95% dự toán."))
    >>> [(one.target_value, one.actual.value, one.achieved) for one in found]
    [(450, 468, 104), (None, 751000000000, 95)]
    """
    figures = document.statistics
    found = [*_ratios(figures), *_told(document)]
    answered = {one.target.id for one in found if one.target is not None}
    found += [one for one in _aside(document) if one.target is not None and one.target.id not in answered]
    answered |= {one.target.id for one in found if one.target is not None}
    found += _planned(
        document, [one for one in figures if one.id not in answered and not _ASIDES.intersection(one.flags)]
    )
    return tuple(sorted(_merged(found), key=lambda one: (one.first.start, one.id)))


def _ratios(figures: Sequence[Statistic]) -> Iterator[Target]:
    for one in figures:
        if one.denominator_is == "target" and one.denominator:
            yield Target(one, one, None, _percent(one.value, one.denominator))


def _told(document: Document) -> Iterator[Target]:
    """The percentages of plans, each with the figure that it goes with and that of the plan, where they are told."""
    figures = document.statistics
    for at, one in enumerate(figures):
        achieved = _achieved(document, at)
        if achieved is not None:
            yield Target(_plan_of(document, at), _done(document, at), one, achieved)


def _achieved(document: Document, at: int) -> Number | None:
    """The percentage of a plan that the figure tells; None where it tells no such thing."""
    one = document.statistics[at]
    if one.unit != "%" or one.status != "actual" or one.base is None or one.value_max is not None:
        return None
    plan = _plan_of(document, at)
    if not _BASE.match(fold(one.base.text)) or (plan is not None and plan.unit == "%"):
        return None
    above = _ABOVE.search(document.text[max(0, one.start - 20) : one.start].lower()) is not None
    if one.measure == "relative" and not above:
        return one.value
    if one.measure not in ("relative", "change") or _is_share(document, at - 1):
        return None
    return 100 - one.value if one.direction == "down" else 100 + one.value


def _is_share(document: Document, at: int) -> bool:
    """Whether the figure is a share, of which one more by `1%` is a percentage point."""
    if at < 0 or document.statistics[at].unit != "%" or document.statistics[at].measure == "change":
        return False
    return _together(document, at, at + 1)


def _done(document: Document, at: int) -> Statistic | None:
    """The figure of which the percentage at `at` is told: before it in the same clause, of the same indicator."""
    told = document.statistics[at]
    for place in range(at - 1, -1, -1):
        one = document.statistics[place]
        if one.indicator != told.indicator or not _together(document, place, at):
            return None
        if one.unit != "%":
            met = one.kind != "ratio" or one.denominator_is == "target"
            return one if one.status == "actual" and one.measure == "level" and met else None
    return None


def _together(document: Document, first: int, last: int) -> bool:
    """Whether two figures stand close by each other in one clause."""
    start, end = document.statistics[first].end, document.statistics[last].start
    return end - start <= _NEAR and _BREAK.search(document.text, start, end) is None


def _plan_of(document: Document, at: int) -> Statistic | None:
    """The plan's figure behind the figure at `at`: in brackets or as what it is compared with."""
    figures = document.statistics
    if at + 1 == len(figures) or not _together(document, at, at + 1):
        return None
    between = _YEARS.sub("năm", fold(document.text[figures[at].end : figures[at + 1].start]))
    between = between.removesuffix("là ").removesuffix("trên ").removesuffix("khoảng ")
    return figures[at + 1] if _ASIDE.fullmatch(between) else None


def _aside(document: Document) -> Iterator[Target]:
    """The figures whose plan stands in brackets behind them, in the same unit."""
    for at, one in enumerate(document.statistics):
        plan = _plan_of(document, at) if one.status == "actual" and one.measure != "relative" else None
        if plan is not None and plan.unit_key == one.unit_key and (plan.measure == one.measure or one.unit == "%"):
            yield Target(plan, one, None, _reckoned(plan, one))


def _planned(document: Document, figures: Sequence[Statistic]) -> Iterator[Target]:
    """Every figure with `status="target"`, with the one figure that answers it, if there is one."""
    alike: dict[tuple[object, ...], list[Statistic]] = defaultdict(list)
    for one in figures:
        key = _key(one)
        if key is not None and not _sets_out(document, one):
            alike[key].append(one)
    for one in figures:
        if one.status == "target":
            actual = _answer(alike.get(_key(one) or (), ()))
            yield Target(one, actual, None, _reckoned(one, actual) if actual else None)


def _sets_out(document: Document, one: Statistic) -> bool:
    """Whether the figure is what a change starts from, which answers no target: `giảm từ 18,9% xuống 5%`."""
    text = document.text
    return _FROM.search(text[max(0, one.start - 20) : one.start]) is not None and (
        _ONWARD.match(text, one.end, one.end + 60) is not None
    )


def _key(one: Statistic) -> tuple[object, ...] | None:
    """What two figures must share to be about the same thing; None where a figure doesn't say that well enough."""
    key = indicator_key(one.indicator_full)
    if key is None or key == fold(one.unit) or _LOOSE.intersection(one.flags) or not (one.period or "P")[0].isdigit():
        return None
    return key, one.unit_key, one.measure, one.direction, one.period, one.holder and fold(one.holder)


def _answer(alike: Sequence[Statistic]) -> Statistic | None:
    """The only actual figure among those that are about the same thing, where there is only one target, too."""
    planned = [one for one in alike if one.status == "target"]
    actual = [one for one in alike if one.status == "actual"]
    if not len(planned) == len(actual) == 1:
        return None
    return (
        actual[0] if planned[0].value < actual[0].value * _FAR and actual[0].value < planned[0].value * _FAR else None
    )


def _merged(found: Sequence[Target]) -> Iterator[Target]:
    """The targets, with those of a plan's figure and of a percentage of it that one figure answers made one."""
    told = defaultdict(list)
    for one in found:
        if one.told is not None and one.target is None and one.actual is not None:
            told[one.actual.id].append(one)
    joined = set()
    for one in found:
        others = told.get(one.actual.id, []) if one.actual is not None else []
        if one.told is None and len(others) == 1:
            joined.add(others[0].id)
            yield one._replace(told=others[0].told, achieved=others[0].achieved)
        elif one.told is None:
            yield one
    yield from (one for one in found if one.told is not None and one.id not in joined)


def _reckoned(target: Statistic, actual: Statistic) -> Number | None:
    """How many percent of the target the actual figure is; None where more isn't better, or for a range."""
    if actual.measure != "level" or target.unit == "%" or target.value_max is not None or actual.value_max is not None:
        return None
    return _percent(actual.value, target.value) if target.value else None


def _percent(value: Number, whole: Number) -> Number:
    """The percentage to two places.

    >>> _percent(468, 450), _percent(2, 3)
    (104, Decimal('66.67'))
    >>> _percent(10**29, 2)
    5000000000000000000000000000000
    """
    percent = EXACT.divide(EXACT.multiply(Decimal(value), Decimal(100)), Decimal(whole))
    rounded = percent.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP, context=EXACT)
    return int(rounded) if rounded == rounded.to_integral_value() else rounded.normalize(EXACT)
