"""Errors that extract raises on purpose.

::

    ExtractError
    ├── InputError        the input can't be read: wrong encoding, binary, too large, no such column
    ├── OutputError       the output can't be written: disk full, no permission, folder gone
    ├── UsageError        the call asks for what can't be: no such INPUT, folder not empty, no date
    ├── KnowledgeError    a word list, rule or corpus that ships with extract is at fault
    └── RuleTimeoutError  a rule took longer than its limit on one text

Every message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations


class ExtractError(Exception):
    """Base of every error that extract raises on purpose."""


class InputError(ExtractError):
    """The input can't be read."""


class OutputError(ExtractError):
    """The output can't be written."""


class UsageError(ExtractError):
    """The call asks for what can't be: an INPUT that isn't there, an output folder in use, a date that is none."""


class KnowledgeError(ExtractError):
    """A word list, rule or corpus that ships with extract is at fault."""


class RuleTimeoutError(ExtractError):
    """A rule took longer than its limit on one text; the message names the rule."""
