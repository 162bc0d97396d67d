from extract.document import Document
from extract.explain import explain
from extract.pipeline import Pipeline

TEXT = "Theo Nghị quyết số 15-NQ/TU năm 2020, thu 3,5 tỷ đồng."


def test_what_is_kept_is_what_the_pipeline_gives() -> None:
    document = Document(id="a", text=TEXT)
    told = explain(document)
    assert told.document == Pipeline().annotate(document)
    kept = [one for one in told.findings if one.to is None]
    assert {one.text for one in kept if one.layer == "reference"} == {"Nghị quyết số 15-NQ/TU"}
    assert all(TEXT[one.start : one.end] == one.text for one in told.findings)


def test_what_is_lost_names_the_winner() -> None:
    told = explain(Document(id="a", text="Từ năm 2020, tại Nghị định 30/2020/NĐ-CP"))
    for one in told.findings:
        if one.to is not None:
            assert one.line().endswith(f"{one.rule} gave way to {one.to}")


def test_lines_of_one_rule_leave_out_the_others() -> None:
    told = explain(Document(id="a", text=TEXT))
    assert sum("3,5" in line for line in told.lines("money")) == 2
    assert not any("Nghị quyết số 15-NQ/TU':" in line for line in told.lines("money"))
