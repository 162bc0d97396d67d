from extract import knowledge
from extract.document import Document


def test_every_word_list_is_found_and_loads() -> None:
    names = [one.name for one in knowledge.word_lists()]
    assert "extractors/references/types.tsv" in names
    assert all(one.entries for one in knowledge.word_lists())


def test_rules_are_named_from_decorators_and_matches() -> None:
    assert any(
        one.module == "extractors.dates" or one.module.startswith("extractors.dates.") for one in knowledge.rules()
    )
    assert {"statistics", "references"} <= {one.module.split(".")[1] for one in knowledge.rules()}


def test_a_word_counts_as_used_only_as_a_whole_word() -> None:
    def unused(text: str) -> set[str]:
        return {
            entry.surface for name, entry in knowledge.unused_lines([Document(id="a", text=text)]) if "types" in name
        }

    everything = unused("")
    assert "nghị quyết" in everything
    assert "nghị quyết" not in unused("Theo Nghị  quyết 5")
    assert "nghị quyết" in unused("xnghị quyết")
