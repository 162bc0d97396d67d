from extract.compare import compare


def person(name: str, *posts: tuple[int, str]) -> dict[str, object]:
    return {
        "name": name,
        "name_key": name.casefold(),
        "mentions": [{"start": 3, "end": 9, "text": name, "kind": "name"}],
        "positions": [{"start": at, "end": at + len(text), "text": text, "status": "current"} for at, text in posts],
    }


def test_a_post_gained_is_told_apart_from_its_person() -> None:
    before = {"a": {"officials": [person("Lê Na")]}}
    after = {"a": {"officials": [person("Lê Na", (11, "Bí thư"))]}}
    changes = compare(before, after).changes
    assert [(one.kind, one.layer, one.text) for one in changes] == [("gained", "position", "Bí thư")]


def test_a_rule_that_took_over_is_no_change() -> None:
    date = {"start": 0, "end": 3, "text": "nay", "value": "2020", "rule": "a"}
    assert compare({"a": {"dates": [date]}}, {"a": {"dates": [date | {"rule": "b"}]}}).changes == ()


def test_an_indicator_that_moved_is_a_change() -> None:
    figure = {"start": 9, "end": 12, "text": "13%", "value": 13, "indicator": {"start": 0, "end": 3, "text": "thu"}}
    later = figure | {"indicator": {"start": 4, "end": 7, "text": "chi"}}
    changes = compare({"a": {"statistics": [figure]}}, {"a": {"statistics": [later]}}).changes
    assert [one.line() for one in changes] == ["~ statistic '13%' indicator: thu → chi"]
