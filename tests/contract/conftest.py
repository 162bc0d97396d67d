"""Makes `outputs` importable by the contract tests, and lets their workers inherit this process."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True, scope="session")
def forked() -> Iterator[None]:
    """Workers that are forked, though libraries have started threads: quick, and with what a test plants in them."""
    with pytest.MonkeyPatch.context() as patch:
        if sys.platform == "linux":
            patch.setattr("extract.runners.crew._start_method", lambda: "fork")
        yield
