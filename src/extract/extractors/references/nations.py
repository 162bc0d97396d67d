"""Countries and peoples, whose laws and treaties are spoken of without a title."""

import regex

from extract import lexicon

_NAMES = list(lexicon.load("extract.extractors.references", "nations.tsv").values)
NATION = regex.compile(r"\"?\L<nations>(?: ?- ?\L<nations>)*+(?!\w)(?! ?-)", nations=_NAMES)
"""One country or several joined by dashes, in folded text: `mỹ - trung quốc`."""
