"""Input as it comes: each file gives clean output or a row in errors.csv, and the rest is done."""

import json
import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from outputs import contents, documents, table

from extract.runners.local import run

GOOD = "Thu ngân sách năm 2020 tăng 13,1% so với cùng kỳ."

TEXTS = {
    "spaces": " \n\t  \n ",
    "one newline": "\n",
    "control characters": "Tăng\x01 13,1%\x0b\x0c\x1b[31m đỏ\x7f",
    "decomposed": unicodedata.normalize("NFD", "Đồng chí Nguyễn Văn Bình, năm 2020 tăng 5%"),
    "emoji": "Tăng 5% 🎉👨‍👩‍👧 so với 2019 \U0001f1fb\U0001f1f3",
    "right to left": "\u202eTăng 5%\u202c \u200f12\u200e ha",
    "html": "<p>Tăng <b>5%</b></p><script>alert('17/12/2020')</script><!-- 1 -->",
    "dots": "a." * 20_000,
    "dashes": "1-" * 20_000 + "1",
    "slashes": "1/" * 20_000 + "1",
    "brackets": "(" * 50_000,
    "quotes": "\"'" * 20_000,
    "digits": "9" * 100_000,
    "grouped digits": "1.000" + ".000" * 20_000,
    "digits and spaces": "1 " * 10_000,
    "capitals": "A" * 20_000,
    "names": "Nguyễn Văn A, " * 2_000,
    "titles": "Chủ tịch " * 5_000,
    "percent": "%" * 20_000,
    "newlines": "\n" * 300_000,
    "carriage returns": "Tăng 5%\r\nGiảm 2%\rHết",
    "separators": "Tăng 5%\u2028Giảm 2%\u2029\x85Hết",
    "zero width": "T\u200bă\u200bng 5\u200b%",
    "byte order marks": "\ufeffTăng\ufeff 5%",
    "formula": "=cmd|'/c calc'!A1 tăng 5%",
    "private use": "\ue000\uf8ff\ufdd0\uffff tăng 5%",
    "combining run": "a" + "\u0301" * 10_000,
}


def run_folder(folder: Path, out: Path, **named: object) -> tuple[list[dict[str, object]], dict[str, dict[str, str]]]:
    """The documents of a run over a folder, and its errors by path."""
    run([str(folder)], out, **named)  # type: ignore[arg-type]
    return documents(out), {row["path"]: row for row in table(out, "errors")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    (place / "good.txt").write_text(GOOD, encoding="utf-8")
    return place


def test_odd_texts_are_done(folder: Path, tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / "empty.txt").touch()
    begun = time.monotonic()
    found, errors = run_folder(folder, tmp_path / "out", timeout=20)
    assert errors == {}
    assert {document["id"] for document in found} == {f"{name}.txt" for name in (*TEXTS, "good", "empty")}
    assert time.monotonic() - begun < 60
    for document in found:
        text = str(document["text"])
        for layer in ("dates", "statistics", "references"):
            for record in document[layer]:  # type: ignore[attr-defined]
                assert text[record["start"] : record["end"]] == record["text"]
    for name in ("documents", "statistics", "dates", "officials", "mentions"):
        for row in table(tmp_path / "out", name):
            assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values()), row
            assert all("\n" not in cell and "  " not in cell and "\x00" not in cell for cell in row.values()), row


def test_a_long_line_takes_its_share_of_time(folder: Path, tmp_path: Path) -> None:
    sentence = "Năm 2020 đồng chí Trần Văn Bình, Chủ tịch UBND thành phố cho biết thu được 4.500 tỷ đồng, tăng 5% "
    (folder / "long.txt").write_text(sentence * (300_000 // len(sentence)), encoding="utf-8")
    begun = time.monotonic()
    found, errors = run_folder(folder, tmp_path / "out")
    assert errors == {}
    assert len(found) == 2
    assert time.monotonic() - begun < 60
    assert max(len(row["sentence"]) for row in table(tmp_path / "out", "statistics")) < 2_100


BYTES = {
    "nul.txt": b"T\xc4\x83ng 5%\x00\x00",
    "legacy.txt": "Hạ Long".encode()[:-2] + b"\xb9\xf8\xe6",
    "mixed.txt": "Tăng ".encode() + "Tăng".encode("cp1258", "replace") + b"\xe1\xff",
    "half utf-16.txt": b"\xff\xfeT\x00\x03",
    "surrogate.txt": b"T\xed\xa0\x80ng",
}


def test_broken_bytes_are_errors_with_a_position(folder: Path, tmp_path: Path) -> None:
    for name, data in BYTES.items():
        (folder / name).write_bytes(data)
    (folder / "wide.txt").write_bytes(GOOD.encode("utf-16"))
    found, errors = run_folder(folder, tmp_path / "out")
    assert {document["id"] for document in found} == {"good.txt", "wide.txt"}
    assert set(errors) == set(BYTES)
    assert {row["stage"] for row in errors.values()} == {"read"}
    assert all("position" in row["message"] for row in errors.values())


def test_bad_lines_cost_only_themselves(folder: Path, tmp_path: Path) -> None:
    good = json.dumps({"text": GOOD}).encode()
    bad = [
        b"{",
        b"[1, 2]",
        b"null",
        b'"text"',
        b'{"text": 5}',
        b'{"text": null}',
        b'{"title": "no text"}',
        b'{"text": "\\ud800"}',
        b'{"text": "T\xff"}',
        b"\x00\x00",
        b"[" * 100_000,
        b'{"text": "a", "id": "\\ud83d"}',
    ]
    (folder / "lines.jsonl").write_bytes(b"\n".join([b"\xef\xbb\xbf" + good, *bad, b"", good]) + b"\n")
    found, _ = run_folder(folder, tmp_path / "out")
    assert [document["id"] for document in found] == ["good.txt", "lines.jsonl#1", "lines.jsonl#15"]
    rows = table(tmp_path / "out", "errors")
    assert [int(row["row"]) for row in rows] == list(range(2, 14))
    assert all(row["message"] for row in rows)


def test_csv_in_all_its_dialects(folder: Path, tmp_path: Path) -> None:
    long = "Tăng 5%. " * 15_000
    (folder / "a.csv").write_bytes(f'id,Text,published\n1,"Tăng 5%,\nhết",2020-12-17\n2,"{long}",17/12/2020\n'.encode())
    (folder / "b.csv").write_bytes("\ufefftext;title\r\nGiảm 2%;=1+1\r\n".encode())
    (folder / "c.csv").write_bytes("text\ttitle\nGiảm 2%\tx\n".encode("utf-16"))
    (folder / "d.csv").write_bytes(b"noi dung,title\nx,y\n")
    (folder / "e.csv").write_bytes(b"text,title\nT\xff,y\nok,z\n")
    (folder / "f.csv").touch()
    found, errors = run_folder(folder, tmp_path / "out")
    assert [document["id"] for document in found] == ["1", "2", "b.csv#1", "c.csv#1", "e.csv#2", "good.txt"]
    assert [document["published"] for document in found[:2]] == ["2020-12-17", "2020-12-17"]
    assert found[2]["title"] == "=1+1"
    assert set(errors) == {"d.csv", "e.csv", "f.csv"}
    assert "noi dung" in errors["d.csv"]["message"]


def test_ids_of_every_kind_stay_inside(folder: Path, tmp_path: Path) -> None:
    ids = [
        "../../etc/x",
        "/etc/passwd",
        "a\nb",
        'say "hi"',
        "=1+1",
        "'=1+1",
        "a,b;c",
        "  x  ",
        "\u202eabc",
        "C:\\x",
        "é",
        "e\u0301",
    ]
    rows = [{"id": one, "text": f"{GOOD} {number}"} for number, one in enumerate(ids)]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.iterdir())
    found, errors = run_folder(folder, tmp_path / "out")
    kept = [document["id"] for document in found]
    assert kept == [
        "../../etc/x",
        "/etc/passwd",
        "a b",
        'say "hi"',
        "=1+1",
        "'=1+1",
        "a,b;c",
        "x",
        "\u202eabc",
        "C:\\x",
        "é",
        "good.txt",
    ]
    assert errors["a.jsonl"]["error"] == "DuplicateId"  # the decomposed é is the é before it
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.iterdir()) == [*before, Path("out")]
    linked = {row["doc_id"] for row in table(tmp_path / "out", "statistics")}
    assert linked <= {row["doc_id"] for row in table(tmp_path / "out", "documents")}


def test_a_document_that_comes_twice_is_done_once(folder: Path, tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "một"}, {"id": "a", "text": "một"}, {"id": "a", "text": "hai"}]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found, errors = run_folder(folder, tmp_path / "out")
    assert [(document["id"], document["text"]) for document in found] == [("a", "một"), ("good.txt", GOOD)]
    assert (errors["a.jsonl"]["row"], errors["a.jsonl"]["doc_id"]) == ("3", "a")


def test_links_and_special_files_do_not_trap_the_walk(folder: Path, tmp_path: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "in.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b" / "up").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8")
    (folder / ".hidden.txt").write_text(GOOD, encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    found, errors = run_folder(folder, tmp_path / "out")
    assert [document["id"] for document in found] == ["b/in.txt", "good.txt"]
    assert set(errors) == {"b/up", "self.txt", "gone.txt", "picture.jpg", "pipe.txt"}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads every file")
def test_unreadable_files_are_errors(folder: Path, tmp_path: Path) -> None:
    (folder / "secret.txt").write_text(GOOD, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    found, errors = run_folder(folder, tmp_path / "out")
    assert len(found) == 1
    assert set(errors) == {"secret.txt"}


def test_a_file_that_cannot_be_read_is_an_error(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "secret.txt").write_text(GOOD, encoding="utf-8")
    right = Path.open

    def refuse(self: Path, *rest: object, **named: object) -> object:
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return right(self, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    found, errors = run_folder(folder, tmp_path / "out")
    assert len(found) == 1
    assert errors["secret.txt"]["error"] == "PermissionError"


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_file_names_of_any_bytes(folder: Path, tmp_path: Path) -> None:
    for name in (b"T\xc4\x83ng\n1.txt", b"h\xff.txt", "de\u0301.TXT".encode()):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(f"{GOOD} {name!r}", encoding="utf-8")
    found, errors = run_folder(folder, tmp_path / "out")
    assert errors == {}
    assert {document["id"] for document in found} == {"Tăng\\x0a1.txt", "h\\xff.txt", "d\u00e9.TXT", "good.txt"}


def test_equal_paths_under_several_inputs_are_told_apart(tmp_path: Path) -> None:
    for name in ("x/a", "y/a", "y/b"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "same.txt").write_text(f"{GOOD} {name}", encoding="utf-8")
    (tmp_path / "y" / "b" / "other.txt").write_text(GOOD, encoding="utf-8")
    run([str(tmp_path / name) for name in ("x/a", "y/a", "y/b", "x/a")], tmp_path / "out")
    ids = [document["id"] for document in documents(tmp_path / "out")]
    assert ids == ["x/a/same.txt", "y/a/same.txt", "other.txt", "b/same.txt"]


def test_the_output_folder_inside_the_input_is_passed_over(folder: Path) -> None:
    first, _ = run_folder(folder, folder / "out")
    second, errors = run_folder(folder, folder / "out", overwrite=True)
    assert first == second
    assert errors == {}


def test_nothing_to_read_is_status_1(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    command = [sys.executable, "-m", "extract", "run", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert "nothing to read" in done.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_standard_input_in_its_three_forms(tmp_path: Path) -> None:
    table = f'id;text\na1;"{GOOD}"\na2;"{GOOD} Hết."\n'
    lines = json.dumps({"text": GOOD}) + "\n{\n"
    for name, data in (("text", GOOD.encode()), ("rows", lines.encode()), ("table", table.encode())):
        command = [sys.executable, "-m", "extract", "run", "-", "--out", str(tmp_path / name)]
        assert subprocess.run(command, input=data, capture_output=True, check=False).returncode == 0
    assert [document["id"] for document in documents(tmp_path / "text")] == ["stdin"]
    assert [document["id"] for document in documents(tmp_path / "rows")] == ["stdin#1"]
    assert [document["id"] for document in documents(tmp_path / "table")] == ["a1", "a2"]
    assert contents(tmp_path / "text")["errors.csv"].count(b"\n") == 1
    assert contents(tmp_path / "rows")["errors.csv"].count(b"\n") == 2
