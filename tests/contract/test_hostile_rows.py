"""More input as it comes: tables, metadata and dates that no editor sends. Nothing is lost, nothing stops the run."""

import json
import unicodedata
from pathlib import Path

import pyarrow as pa
import pytest
from outputs import documents, table
from pyarrow import parquet

import extract
from extract.runners.local import run

GOOD = "Thu ngân sách năm 2020 tăng 13,1% so với cùng kỳ."


def done(folder: Path, **named: object) -> tuple[list[dict[str, object]], list[dict[str, str]]]:
    """The documents of a run over a folder, and its rows of errors; its tables load."""
    out = folder.parent / "out"
    run([str(folder)], out, **named)  # type: ignore[arg-type]
    loaded = extract.load(out)
    assert len(loaded["documents"]) == len(documents(out))
    return documents(out), table(out, "errors")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


def test_a_quote_that_never_closes_takes_no_earlier_row_with_it(folder: Path) -> None:
    (folder / "a.csv").write_text(f'id,text\n1,{GOOD}\n2,"mở mà không đóng\n3,{GOOD}\n', encoding="utf-8")
    found, errors = done(folder)
    assert found[0]["id"] == "1"
    assert len(found) + len(errors) == 2
    assert "3,Thu ngân sách" in str(found[-1]["text"]) or errors


def test_odd_tables_cost_only_their_odd_rows(folder: Path) -> None:
    (folder / "double.csv").write_text(f"text,text\n{GOOD},{GOOD} 2\n", encoding="utf-8")
    (folder / "head.csv").write_text("id,text\n", encoding="utf-8")
    (folder / "nul.csv").write_bytes(f"id,text\n1,a\x00b\n2,{GOOD}\n".encode())
    (folder / "short.csv").write_text(f"id,text\n1\n2,{GOOD},3,4\n", encoding="utf-8")
    found, errors = done(folder)
    assert {"double.csv#1", "2"} <= {document["id"] for document in found}
    assert {row["path"] for row in errors} <= {"nul.csv", "short.csv"}
    assert all(row["message"] for row in errors)


def test_parquet_of_every_kind(folder: Path) -> None:
    texts = [GOOD, None, "", "Tăng 2%"]
    parquet.write_table(pa.table({"ID": ["a", "b", "c", None], "Text": texts}), folder / "a.parquet")
    parquet.write_table(pa.table({"text": [1, 2]}), folder / "numbers.parquet")
    parquet.write_table(pa.table({"body": [GOOD]}), folder / "other.parquet")
    (folder / "broken.parquet").write_bytes(b"PAR1" + b"\xff" * 100)
    (folder / "empty.parquet").touch()
    found, errors = done(folder)
    assert [document["id"] for document in found] == ["a", "c", "a.parquet#4"]
    assert {row["path"] for row in errors} == {
        "a.parquet",
        "numbers.parquet",
        "other.parquet",
        "broken.parquet",
        "empty.parquet",
    }


METADATA = [
    {"id": 7},
    {"id": True},
    {"id": ["a"]},
    {"id": ""},
    {"id": "x" * 100_000},
    {"title": "=1+1\n\tdòng hai\x00" + "dài " * 50_000},
    {"title": 5, "author": {"a": 1}, "source": [1], "place": False, "url": 1.5},
    {"published": 20201217},
    {"published": "0000-00-00"},
    {"published": "99999-01-01"},
    {"published": "2020-13-45T99:99"},
    {"published": "0001-01-01"},
    {"published": "9999-12-31"},
    {"published": None, "place": "\u202eHạ Long\n"},
]


def test_metadata_of_every_kind(folder: Path) -> None:
    rows = [
        json.dumps({"text": f"{GOOD} Hôm nay, ngày mai, 17/12, năm tới {n}.", **row}) for n, row in enumerate(METADATA)
    ]
    rows += [f'{{"text": "{GOOD}", "text": "{GOOD} 2"}}', '{"text": "a", "n": 1e999}', '{"text": "a", "n": NaN}']
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found, errors = done(folder)
    assert len(found) + len(errors) == len(rows)
    assert len(found) >= len(METADATA) - 1
    for row in table(folder.parent / "out", "documents"):
        assert "\n" not in row["title"] + row["place"]


DATES = (
    "ngày 31/12/9999",
    "năm 9999",
    "năm 0001",
    "ngày 29/2/1900",
    "ngày 30 tháng 2 năm 2024",
    "thế kỷ 99",
    "thập niên 00",
    "giai đoạn 9998 - 9999",
    "từ năm 2025 đến năm 1925",
    "30 Tết năm 2199",
    "ngày 31/12/1899 âm lịch",
    "999999999 năm",
    "24h60 ngày 32/13/2020",
)


def test_dates_at_the_ends_of_the_calendar(folder: Path) -> None:
    for number, published in enumerate((None, "0001-01-01", "9999-12-31", "2024-02-29")):
        text = "\n".join(f"Hội nghị họp {date}, hôm qua, tuần sau, năm tới." for date in DATES)
        row = {"id": str(number), "text": text} | ({"published": published} if published else {})
        (folder / f"{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    found, errors = done(folder)
    assert errors == []
    assert len(found) == 4


def test_lines_that_end_in_their_own_ways(folder: Path) -> None:
    row = json.dumps({"text": GOOD}, ensure_ascii=False)
    (folder / "crlf.jsonl").write_bytes(f'{row}\r\n{row[:-2]}."}}\r\n'.encode())
    (folder / "wide.jsonl").write_bytes(f'{row}\n\n{row[:-2]}."}}'.encode("utf-16"))
    (folder / "apart.jsonl").write_text(row[:-2] + '\u2028hết"}', encoding="utf-8")
    found, errors = done(folder)
    assert errors == []
    assert len(found) == 5


def test_files_that_are_not_what_their_names_say(folder: Path) -> None:
    (folder / "mark.txt").write_bytes(b"\xff\xfe")
    (folder / "zip.txt").write_bytes(b"\x1f\x8b\x08\x00" + bytes(range(256)))
    (folder / "text.jsonl").write_text(GOOD, encoding="utf-8")
    (folder / "rows.csv").write_text(json.dumps({"text": GOOD}), encoding="utf-8")
    (folder / "table.parquet").write_text(f"text\n{GOOD}", encoding="utf-8")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    found, errors = done(folder)
    assert {"good.txt"} <= {document["id"] for document in found} <= {"good.txt", "mark.txt"}
    assert {row["path"] for row in errors} >= {"zip.txt", "text.jsonl", "rows.csv", "table.parquet"}


def test_deep_folders_and_long_names(folder: Path) -> None:
    deep = folder
    for _ in range(60):
        deep /= "thư mục"
    deep.mkdir(parents=True)
    (deep / ("dài" * 60 + ".txt")).write_text(GOOD, encoding="utf-8")
    (folder / "🇻🇳 tin.txt").write_text(f"{GOOD} 2", encoding="utf-8")
    found, errors = done(folder)
    assert (len(found), errors) == (2, [])


def test_the_same_text_composed_and_decomposed_is_the_same_document(folder: Path) -> None:
    (folder / "a.jsonl").write_text(
        "".join(json.dumps({"id": "a", "text": unicodedata.normalize(form, GOOD)}) + "\n" for form in ("NFC", "NFD")),
        encoding="utf-8",
    )
    found, errors = done(folder)
    assert (len(found), errors) == (1, [])


REPEATED = (
    "5 m 2 ",
    "cán bộ ",
    "Bang Trưởng ",
    "Binh Nhì ",
    "Nghị quyết số 1, ",
    "17/12, ",
    "tăng 5% so với ",
    "Ảnh: ",
)


def test_one_word_over_and_over_is_done_in_its_time(folder: Path) -> None:
    for number, words in enumerate(REPEATED):
        (folder / f"{number}.txt").write_text(words * (60_000 // len(words)), encoding="utf-8")
    found, errors = done(folder, timeout=20)
    assert (len(found), errors) == (len(REPEATED), [])
