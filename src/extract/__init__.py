"""Officials, dates, statistics and references out of Vietnamese news and official texts.

>>> import extract
>>> document = extract.annotate("Thu ngân sách tăng 13,1%", published="2020-12-17")
>>> document.statistics[0].value
Decimal('13.1')

Everything is loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.document import Date, Document, Mention, Official, Position, Reference, Span, Statistic
    from extract.errors import ExtractError, InputError, KnowledgeError, OutputError, RuleTimeoutError, UsageError
    from extract.io.frames import load, to_frames
    from extract.pipeline import Pipeline, annotate
    from extract.runners.local import run

__version__ = "0.1.0"

_HOMES = {
    "extract.document": ("Date", "Document", "Mention", "Official", "Position", "Reference", "Span", "Statistic"),
    "extract.errors": ("ExtractError", "InputError", "KnowledgeError", "OutputError", "RuleTimeoutError", "UsageError"),
    "extract.io.frames": ("load", "to_frames"),
    "extract.pipeline": ("Pipeline", "annotate"),
    "extract.runners.local": ("run",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Date",
    "Document",
    "ExtractError",
    "InputError",
    "KnowledgeError",
    "Mention",
    "Official",
    "OutputError",
    "Pipeline",
    "Position",
    "Reference",
    "RuleTimeoutError",
    "Span",
    "Statistic",
    "UsageError",
    "__version__",
    "annotate",
    "load",
    "run",
    "to_frames",
]


def __getattr__(name: str) -> object:
    """The public name, loaded from its module on first use."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
