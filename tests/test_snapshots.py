"""The sample articles with their spans drawn beneath, as pages that a person can proofread.

`make snapshots` draws them anew; the difference in version control is the gain or loss of a change.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from extract import show
from extract.io.articles import Given, article
from extract.io.inputs import Source
from extract.pipeline import Pipeline
from extract.text import decode

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = sorted((ROOT / "data" / "raw").glob("*.txt"))
PIPELINE = Pipeline()


class Page(SingleFileSnapshotExtension):
    """One text file a snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article_reads_as_drawn(path: Path, snapshot: SnapshotAssertion) -> None:
    document = article(decode(path.read_bytes()), Source(path, path.name, path.suffix), Given())
    assert show.plain(PIPELINE.annotate(document)) + "\n" == snapshot(extension_class=Page)
