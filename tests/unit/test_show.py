import regex

from extract import marks, show
from extract.document import Date, Document, Mention, Official, Position
from extract.marks import Mark

TEXT = "Đồng\u00a0chí Trần Thế Lữ, Bí thư Huyện uỷ, dự họp sáng 5/1"


def document() -> Document:
    name = TEXT.index("Trần")
    post = TEXT.index("Bí thư")
    day = TEXT.index("sáng")
    person = Official(
        id="P9",
        name="Trần Thế Lữ",
        name_key="trần thế lữ",
        kind="official",
        mentions=(Mention(id="M", start=name, end=name + 11, text=TEXT[name : name + 11], kind="name", rule="r"),),
        positions=(
            Position(id="T", start=post, end=post + 15, text=TEXT[post : post + 15], full="Bí thư Huyện ủy", rule="r"),
        ),
    )
    date = Date(id="D", start=day, end=len(TEXT), text=TEXT[day:], type="TIME", value="2021-01-05TMO", rule="r")
    return Document(id="a", text=TEXT, officials=(person,), dates=(date,))


def test_plain_draws_each_span_under_its_letters() -> None:
    lines = show.plain(document()).split("\n")
    assert lines == [
        "Đồng chí Trần Thế Lữ, Bí thư Huyện uỷ, dự họp sáng 5/1",
        "         N──────────  P──────────────         D───────",
        "    N Trần Thế Lữ → Trần Thế Lữ",
        "    P Bí thư Huyện uỷ → Trần Thế Lữ, current: Bí thư Huyện ủy",
        "    D sáng 5/1 → TIME 2021-01-05TMO",
    ]


def test_plain_carries_a_span_over_the_line_end() -> None:
    drawn = marks.to_plain("một hai ba bốn", [Mark(4, 14, "reference", "x")], width=8)
    assert drawn.split("\n") == ["một hai", "    R───", "    R hai ba bốn → x", "ba bốn", "R─────"]


def test_plain_keeps_columns_where_characters_cannot_be_seen() -> None:
    drawn = marks.to_plain("Bí\u200b thư A", [Mark(8, 9, "name", "A")])
    assert drawn.split("\n")[:2] == ["Bí thư A", "       N"]


def test_coloured_says_the_same_text() -> None:
    drawn = show.coloured(document())
    assert regex.sub(r"\x1b\[[\d;]*m", "", drawn).startswith(TEXT)
    assert "\x1b[4;36mTrần Thế Lữ\x1b[0m" in drawn


def test_html_escapes_text_and_labels() -> None:
    drawn = marks.to_html("<b>5</b>", [Mark(3, 4, "statistic", '5 "hộ"')])
    assert "&lt;b&gt;" in drawn
    assert '<mark title="statistic: 5 &quot;hộ&quot;"' in drawn
    assert regex.sub("<[^>]+>", "", drawn).startswith("&lt;b&gt;5&lt;/b&gt;")


def test_a_notebook_shows_the_document() -> None:
    assert document()._repr_html_() in show.page(document())
    assert "TIME 2021-01-05TMO" in document()._repr_html_()


def test_the_shortest_of_nested_marks_is_drawn() -> None:
    nested = [Mark(0, 9, "reference", "r"), Mark(3, 9, "date", "d")]
    assert [mark and mark.layer for _, mark in marks.runs("Luật 2013", nested)] == ["reference", "date"]
