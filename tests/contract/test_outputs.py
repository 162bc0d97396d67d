"""Every file of a run against its contract."""

import csv
import json
import warnings
from decimal import Decimal
from pathlib import Path

import jsonschema
import msgspec
import openpyxl
import pandas as pd
import pytest
from outputs import articles, contents, documents, table, write_jsonl
from pyarrow import parquet

import extract
from extract.document import Date, Document, Mention, Official, Position, Reference, Span, Statistic
from extract.io.columns import DOCUMENTS, STATISTICS, TABLES
from extract.io.csv_cells import decode, encode
from extract.io.metadata import squeeze
from extract.io.rows import rows
from extract.pipeline import Pipeline
from extract.runners.local import run

TEXT = "=Sáng 17/12, đồng chí Trần  Văn Bình, Bí thư Tỉnh ủy nói thu được 42.500 tỷ đồng theo Nghị quyết 15-NQ/TU."
BY_NAME = {table.name: table for table in TABLES}
LINES = {name.name: name.header for name in TABLES}


def at(part: str) -> dict[str, object]:
    start = TEXT.index(part)
    return {"start": start, "end": start + len(part), "text": part, "rule": "made_up"}


FULL = Document(
    id="=a",
    title="=1+1",
    published="2020-12-17T01:22",
    published_from="given",
    text=TEXT,
    officials=(
        Official(
            id="P24",
            name="Trần  Văn Bình",
            name_key="trần văn bình",
            kind="official",
            ranks=("Đại tá", "TS"),
            mentions=(Mention(id="P24-M24", kind="name", **at("Trần  Văn Bình")),),
            positions=(Position(id="P24-T40", full="Bí thư Tỉnh ủy", role="Bí thư", **at("Bí thư Tỉnh ủy")),),
        ),
    ),
    dates=(
        Date(id="D1", type="TIME", value="2020-12-17TMO", begin="2020-12-17", finish="2020-12-17", **at("Sáng 17/12")),
    ),
    statistics=(
        Statistic(
            id="S69",
            kind="money",
            value=42500000000000,
            value_max=Decimal("1E+30"),
            unit="VND",
            unit_key="VND",
            indicator=Span(0, 5, "NSNN  TP"),
            period="2020-Q4",
            flags=("repeat", "spelled"),
            **at("42.500 tỷ đồng"),
        ),
    ),
    references=(Reference(id="R89", type="Nghị quyết", number="15-NQ/TU", **at("Nghị quyết 15-NQ/TU")),),
)


def made() -> dict[str, list[dict[str, object]]]:
    """The rows of the document above, as dictionaries."""
    tables = rows(FULL, Pipeline().read(FULL))
    return {name: [dict(zip(LINES[name], row, strict=True)) for row in found] for name, found in tables.items()}


def test_every_fact_has_its_row_and_its_evidence() -> None:
    tables = made()
    assert set(tables) == {"documents", "officials", "positions", "mentions", "dates", "statistics", "legal_references"}
    for name, found in tables.items():
        for row in found if name != "documents" else ():
            assert row["text"] == squeeze(TEXT[row["char_start"] : row["char_end"]])
            assert row["sentence"] == squeeze(TEXT)
            assert row["rule"] == "made_up"
    (figure,) = tables["statistics"]
    assert figure["indicator"] == "NSNN TP"
    assert figure["indicator_key"] == "ngân sách nhà nước thành phố"
    assert figure["flags"] == "repeat; spelled"
    assert (figure["period_begin"], figure["period_finish"]) == ("2020-10-01", "2020-12-31")
    assert tables["officials"][0]["positions"] == "Bí thư Tỉnh ủy"
    assert tables["officials"][0]["ranks"] == "Đại tá; TS"


def test_csv_gives_back_what_it_was_given() -> None:
    for name, found in rows(FULL, Pipeline().read(FULL)).items():
        wanted = [
            ["" if cell is None else format(cell, "f") if isinstance(cell, Decimal) else str(cell) for cell in row]
            for row in found
        ]
        for dialect in ("excel", "plain"):
            assert decode(encode(BY_NAME[name], found, dialect), dialect) == wanted, name


def test_numbers_are_plain_digits_and_formulas_are_defused() -> None:
    tables = rows(FULL, Pipeline().read(FULL))
    figures = encode(STATISTICS, tables["statistics"], "excel").decode()
    assert ",42500000000000,1000000000000000000000000000000," in figures
    assert figures.startswith("'=a,")
    assert encode(DOCUMENTS, tables["documents"], "excel").decode().startswith("'=a,'=1+1,")
    assert encode(DOCUMENTS, tables["documents"], "plain").decode().startswith("=a,=1+1,")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over articles and over what can't be read."""
    folder = tmp_path_factory.mktemp("contract")
    source = write_jsonl(folder / "a.jsonl", articles(6, sentences=4))
    with source.open("a", encoding="utf-8") as file:
        file.write('{"id": "không có bài"}\n')
        file.write(json.dumps({"id": "=1+1", "title": "-x", "text": "Tăng 3%,\n giảm 2,5%"}) + "\n")
    run([str(source)], folder / "out", formats=("csv", "xlsx", "parquet"))
    return folder / "out"


def test_all_files_are_there(done: Path) -> None:
    tables = {f"{name}.{ending}" for name in LINES for ending in ("csv", "parquet")}
    wanted = tables | {"documents.jsonl", "tables.xlsx", "datapackage.json", "schema.json", "run.json"}
    assert {file.name for file in done.iterdir() if file.is_file()} == wanted


def test_tables_have_the_columns_of_the_contract(done: Path) -> None:
    for name, header in LINES.items():
        with (done / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert tuple(next(csv.reader(file))) == header
        assert (done / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_documents_agree_with_schema_json(done: Path) -> None:
    schema = json.loads((done / "schema.json").read_bytes())
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    found = documents(done)
    assert len(found) == 7
    for document in [*found, msgspec.json.decode(msgspec.json.Encoder(decimal_format="number").encode(FULL))]:
        validator.validate(document)
    broken = {**found[0], "statistics": [{**found[0]["statistics"][0], "value": "13,1"}]}  # type: ignore[index, dict-item]
    assert not validator.is_valid(broken)


def test_spans_quote_the_text(done: Path) -> None:
    for document in documents(done):
        text = str(document["text"])
        for layer in ("dates", "statistics", "references"):
            for record in document[layer]:  # type: ignore[attr-defined]
                assert text[record["start"] : record["end"]] == record["text"]


def test_tables_agree_with_datapackage_json(done: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # frictionless's own
        from frictionless import Package, system  # noqa: PLC0415

        with system.use_context(trusted=True):
            report = Package(str(done / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldNumber", "type", "note"])
    assert report.stats["tasks"] == len(TABLES)


def test_workbook_and_parquet_hold_what_csv_holds(done: Path) -> None:
    book = openpyxl.load_workbook(done / "tables.xlsx", read_only=True)
    assert book.sheetnames == list(LINES)
    for one in TABLES:
        wanted = decode((done / f"{one.name}.csv").read_bytes().removeprefix(b"\xef\xbb\xbf"), "excel")
        sheet = [
            ["" if cell is None else str(cell) for cell in row] for row in book[one.name].iter_rows(values_only=True)
        ]
        assert [row + [""] * (len(one.columns) - len(row)) for row in sheet] == wanted
        columnar = parquet.read_table(done / f"{one.name}.parquet").to_pylist()
        assert len(columnar) == len(wanted) - 1
        for row, cells in zip(columnar, wanted[1:], strict=True):
            for (name, value), cell in zip(row.items(), cells, strict=True):
                assert (
                    (Decimal(cell) == value)
                    if isinstance(value, Decimal)
                    else (cell == str(value or "" if value is None else value))
                ), name
    book.close()


def test_load_and_to_frames_give_the_same_frames(done: Path) -> None:
    loaded = extract.load(done)
    decoder = msgspec.json.Decoder(Document)
    with (done / "documents.jsonl").open("rb") as file:
        made_here = extract.to_frames(map(decoder.decode, file))
    assert set(loaded) == set(made_here) == set(LINES)
    for name in set(LINES) - {"errors"}:
        pd.testing.assert_frame_equal(loaded[name], made_here[name])
    assert str(loaded["statistics"]["value"].dtype) == "Float64"
    assert str(loaded["dates"]["begin"].dtype) == "datetime64[s]"
    assert str(loaded["statistics"]["char_start"].dtype) == "Int64"
    assert loaded["documents"]["doc_id"].iloc[-1] == "=1+1"
    assert loaded["errors"]["row"].tolist() == [7]


def test_figures_are_exact_on_demand(tmp_path: Path) -> None:
    text = "Thu 12.345.678.901.234.567.890 đồng, tăng 13,1%, chi 7.000.000,25 đồng; kết nạp 468/450 đảng viên."
    source = str(write_jsonl(tmp_path / "a.jsonl", [{"id": "a", "text": text}]))
    wanted = [12345678901234567890, Decimal("13.1"), Decimal("7000000.25"), 468]
    for forms in ("csv", "parquet"):
        run([source], tmp_path / forms, formats=(forms,))
        figures = extract.load(tmp_path / forms, exact=True)["statistics"]
        assert figures["value"].tolist() == wanted
        assert [type(value) for value in figures["value"]] == [int, Decimal, Decimal, int]
        assert figures["denominator"].tolist() == [None, None, None, 450]
        assert figures["char_start"].dtype == "Int64"
    made_here = extract.to_frames([extract.annotate(text)], exact=True)
    assert made_here["statistics"]["value"].tolist() == wanted
    assert made_here["targets"]["achieved_percent"].tolist() == [104]


def test_load_reads_a_run_without_csv(done: Path, tmp_path: Path) -> None:
    run([str(done.parent / "a.jsonl")], tmp_path / "out", formats=("parquet",))
    assert not (tmp_path / "out" / "statistics.csv").exists()
    assert (tmp_path / "out" / "errors.csv").exists()
    for name, frame in extract.load(tmp_path / "out").items():
        pd.testing.assert_frame_equal(frame, extract.load(done)[name])


def test_load_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(extract.InputError, match="no finished run"):
        extract.load(tmp_path)


def test_places_are_those_that_the_text_names(tmp_path: Path) -> None:
    text = (
        "(Quảng Ninh) - Đồng chí Trần Văn Bình, Bí thư Tỉnh ủy, và bà Lò Thị Én, Giám đốc Sở Y tế tỉnh Bắc Giang, "
        "dự họp. Năm 2020, huyện Vân Đồn thu 500 tỷ đồng."
    )
    source = write_jsonl(tmp_path / "a.jsonl", [{"id": "a", "text": text, "published": "2020-12-17"}])
    run([str(source)], tmp_path / "out")
    (document,) = table(tmp_path / "out", "documents")
    assert [document[name] for name in ("place", "province_code", "place_from")] == ["Tỉnh Quảng Ninh", "22", "text"]
    inherited, named = table(tmp_path / "out", "positions")
    assert (inherited["province"], inherited["flags"]) == ("Tỉnh Quảng Ninh", "place_inherited")
    assert (named["province"], named["place_from"], named["flags"]) == ("Tỉnh Bắc Giang", "text", "")
    (figure,) = table(tmp_path / "out", "statistics")
    assert (figure["place"], figure["place_level"], figure["province_code"]) == ("Huyện Vân Đồn", "district", "22")


def test_targets_name_the_figures_that_answer_them(tmp_path: Path) -> None:
    text = "Năm 2020 kết nạp 468/450 đảng viên. Thu ngân sách 751 tỷ đồng, đạt 95,5% dự toán."
    run([str(write_jsonl(tmp_path / "a.jsonl", [{"id": "a", "text": text}]))], tmp_path / "out")
    known = {row["statistic_id"]: row["text"] for row in table(tmp_path / "out", "statistics")}
    ratio, told = table(tmp_path / "out", "targets")
    assert known[ratio["target_statistic_id"]] == known[ratio["actual_statistic_id"]] == "468/450 đảng viên"
    assert (ratio["target_value"], ratio["actual_value"], ratio["achieved_percent"]) == ("450", "468", "104")
    assert known[told["actual_statistic_id"]] == "751 tỷ đồng"
    assert known[told["achieved_statistic_id"]] == "95,5%"
    assert (told["target_value"], told["actual_value"], told["achieved_percent"]) == ("", "751000000000", "95.5")


def test_run_json_tells_how_the_files_came_about(done: Path) -> None:
    report = json.loads((done / "run.json").read_bytes())
    assert report["version"] == extract.__version__
    assert report["counts"]["documents"] == 7
    assert report["counts"]["failed"] == {"read": 1}
    assert set(report["outputs"]) == {file.name for file in done.iterdir() if file.is_file()} - {"run.json"}
    assert report["word_lists"]
    assert len(report["inputs"]["sha256"]) == 64


def test_plain_csv_is_plain(done: Path, tmp_path: Path) -> None:
    run([str(done.parent / "a.jsonl")], tmp_path / "out", csv="plain")
    data = (tmp_path / "out" / "documents.csv").read_bytes()
    assert data.startswith(b"doc_id,")
    assert b"\n=1+1,-x," in data


def test_an_earlier_runs_other_tables_are_removed(done: Path, tmp_path: Path) -> None:
    source = str(done.parent / "a.jsonl")
    run([source], tmp_path / "out", formats=("xlsx",))
    run([source], tmp_path / "out", overwrite=True)
    assert not (tmp_path / "out" / "tables.xlsx").exists()
    run([source], tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")
    assert table(tmp_path / "out", "errors")[0]["doc_id"] == "không có bài"
