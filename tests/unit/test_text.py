"""The matching view and the way back from it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import InputError
from extract.text import View, decode, fold, normalize

VIETNAMESE = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậóòỏõọủỷýỵÐĐUOÀÁ \u00a0\u200b\u00ad\u2013\u201c\n.,0123456789%/"
        ),
        st.characters(exclude_categories=["Cs"]),
    )
)


@given(VIETNAMESE)
def test_view_and_folded_are_equally_long_and_spans_quote_the_source(text: str) -> None:
    source = unicodedata.normalize("NFC", text)
    view = View(source)
    assert len(view.text) == len(view.folded)
    for start in range(0, len(view.text), 3):
        end = min(len(view.text), start + 5)
        span = view.span(start, end)
        assert source[span.start : span.end] == span.text
        assert view.offset(span.start) == start


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Tỉnh uỷ", "Tỉnh ủy"),
        ("TỈNH UỶ", "TỈNH ỦY"),
        ("khoá XII, hoà bình", "khóa XII, hòa bình"),
        ("quý III, quỳ, Hoàng, Huỳnh, thuỷ", "quý III, quỳ, Hoàng, Huỳnh, thủy"),
        ("Đồng\u00a0chí", "Đồng chí"),
        ("Ð\u1ed3ng", "Đồng"),
        ("Hạ\u200b Lo\u00adng", "Hạ Long"),
        ("2021 – 2025", "2021 - 2025"),
        ("“nhiệm vụ kép”", '"nhiệm vụ kép"'),
    ],
)
def test_view_shows_one_form(written: str, seen: str) -> None:
    assert View(written).text == seen


def test_fold_joins_spellings() -> None:
    assert fold("Uỷ viên  Ban thường vụ ") == fold("ủy viên\u00a0Ban Thường Vụ")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Qu\xfd III", "not UTF-8: byte 0xfd at position 2"),
        (b"PK\x03\x04\x00\x00", "binary: a NUL byte at position 4"),
        (b"\xff\xfeH", "not UTF-16"),
    ],
)
def test_decode_names_what_is_wrong(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode(data)


def test_decode_reads_utf8_with_and_without_mark_and_utf16() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode("Quý III".encode(encoding)) == "Quý III"
    assert decode(unicodedata.normalize("NFD", "Quý").encode()) == "Quý"


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(InputError, match="surrogate at position 2"):
        normalize("ab\ud800")
