from extract import knowledge
from extract.document import Document
from extract.explain import explain


def test_every_word_list_is_found_and_loads() -> None:
    names = [one.name for one in knowledge.word_lists()]
    assert "extractors/references/types.tsv" in names
    assert all(one.entries for one in knowledge.word_lists())


def test_every_rule_that_a_record_bears_is_listed() -> None:
    listed = {one.name for one in knowledge.rules()}
    kept = [one for document in knowledge.examples() for one in explain(document).findings if one.to is None]
    borne = {name for one in kept for name in one.rule.split("+")}
    assert borne - listed == set(), "name them in RULES of the module that makes them"
    assert {"range", "treaty", "unlisted", "title", "name_honorific"} <= borne


def test_a_word_counts_as_used_only_as_a_whole_word() -> None:
    def unused(text: str) -> set[str]:
        return {
            entry.surface for name, entry in knowledge.unused_lines([Document(id="a", text=text)]) if "types" in name
        }

    everything = unused("")
    assert "nghị quyết" in everything
    assert "nghị quyết" not in unused("Theo Nghị  quyết 5")
    assert "nghị quyết" in unused("xnghị quyết")
