import pytest

from nlp.evaluate import flat, folds, score, table
from nlp.evaluate_counts import is_right_speaker, matched


def quote(start: int, end: int, **others: object) -> dict[str, object]:
    return {
        "start": start,
        "end": end,
        "kind": "direct",
        "speaker": "배도윤 한울지능 대표",
        "speaker_entity": "배도윤",
        "speaker_role": "company",
        "verb": "말하다",
        "stance": "supportive",
        "frames": ["access"],
    } | others


def document(document_id: str, **others: object) -> dict[str, object]:
    return {
        "id": document_id,
        "document": {"salience": "central", "stance": "supportive", "frames": ["access"]},
        "quotes": [quote(0, 10)],
        "entities": [{"start": 0, "end": 3, "label": "PERSON", "entity": "배도윤"}],
        "claims": [{"subject": "라마", "claimed": "open", "start": 0, "end": 10}],
    } | others


def value(scores: dict[str, object], path: str) -> float | None:
    return dict(flat(scores))[path]["value"]


def test_a_perfect_answer_scores_one_everywhere() -> None:
    scores = score([document("a"), document("b")], [document("b"), document("a")])
    assert scores["documents"] == 2
    assert {figure["value"] for _, figure in flat(scores)} <= {1.0, None}
    assert "quotes.any.iou_30.f1" in table(scores)


def test_a_wholly_wrong_answer_scores_nothing_but_its_spans() -> None:
    others = {"kind": "indirect", "speaker": "", "speaker_entity": "", "speaker_role": "media", "verb": ""}
    wrong = document(
        "a",
        document={"salience": "none", "stance": "none", "frames": ["safety"]},
        quotes=[quote(0, 10, **others, stance="none", frames=["safety"])],
        entities=[{"start": 0, "end": 3, "label": "PERSON", "entity": "남가온"}],
        claims=[{"subject": "라마", "claimed": "closed", "start": 0, "end": 10}],
    )
    right = {path for path, figure in flat(score([document("a")], [wrong])) if figure["value"]}
    spans = ("quotes.any.", "entities.all.", "entities.any_label.", "entities.PERSON.")
    assert right == {path for path in right if path.startswith(spans)}
    assert len({path.rsplit(".", 1)[0] for path in right}) == 5


def test_a_quote_too_many_costs_its_stance_end_to_end() -> None:
    found = document("a", quotes=[quote(0, 10), quote(20, 30)])
    assert value(score([document("a")], [found]), "quotes.stance_end_to_end.supportive.precision") == 0.5


def test_quotes_are_matched_one_to_one_best_overlap_first() -> None:
    gold = [quote(0, 10), quote(20, 30)]
    assert matched(gold, [quote(0, 9), quote(0, 10)], 0.3) == [(0, 1)]
    assert matched(gold, [quote(0, 4)], 0.3) == [(0, 0)]
    assert matched(gold, [quote(0, 4)], 0.8) == []


@pytest.mark.parametrize(
    ("gold", "found", "is_right"),
    [
        (("배도윤  대표", "배도윤"), ("배도윤 대표", ""), True),
        (("배도윤 한울지능 대표", "배도윤"), ("배도윤", "배도윤"), True),
        (("배도윤 한울지능 대표", "배도윤"), ("배도윤 한울지능", ""), True),
        (("배도윤 한울지능 대표", "배도윤"), ("한울지능", "한울지능"), False),
        (("업계 관계자", ""), ("관계자", ""), True),
        (("", ""), ("", ""), True),
        (("", ""), ("배도윤", "배도윤"), False),
        (("CODIT", "코딧"), ("코딧", "코딧"), True),
    ],
)
def test_a_speaker_is_right_by_string_entity_or_fuller_form(
    gold: tuple[str, str], found: tuple[str, str], is_right: bool
) -> None:
    rows = [{"speaker": speaker, "speaker_entity": entity} for speaker, entity in (gold, found)]
    assert is_right_speaker(*rows) is is_right


def test_a_missed_quote_costs_its_stance_end_to_end_only() -> None:
    gold = document("a", quotes=[quote(0, 10), quote(20, 30)])
    scores = score([gold], [document("a")])
    assert value(scores, "quotes.any.iou_30.recall") == 0.5
    assert value(scores, "quotes.stance.macro_f1") == 1.0
    assert value(scores, "quotes.stance_end_to_end.supportive.recall") == 0.5


def test_a_wrong_label_is_no_entity_but_the_span_counts_by_itself() -> None:
    wrong = document("a", entities=[{"start": 0, "end": 3, "label": "ORG", "entity": "배도윤"}])
    scores = score([document("a")], [wrong])
    assert value(scores, "entities.all.f1") == 0.0
    assert value(scores, "entities.any_label.f1") == 1.0
    assert value(scores, "entities.linking") is None


def test_a_claim_needs_subject_class_and_half_its_sentence() -> None:
    near = document("a", claims=[{"subject": "라마", "claimed": "open", "start": 0, "end": 5}])
    other = document("a", claims=[{"subject": "라마", "claimed": "closed", "start": 0, "end": 10}])
    assert value(score([document("a")], [near]), "claims.f1") == 1.0
    assert value(score([document("a")], [other]), "claims.f1") == 0.0


def test_intervals_hold_the_value_and_are_the_same_every_time() -> None:
    gold = [document(str(number)) for number in range(10)]
    found = [document(str(number), quotes=[] if number % 2 else [quote(0, 10)]) for number in range(10)]
    scores = score(gold, found)
    figure = dict(flat(scores))["quotes.any.iou_30.recall"]
    assert figure["low"] < figure["value"] == 0.5 < figure["high"]
    assert score(gold, found) == scores


@pytest.mark.parametrize(
    ("document_count", "asking_count", "is_given"), [(2, 2, False), (10, 10, True), (20, 9, False)]
)
def test_a_figure_has_an_interval_from_ten_documents_that_ask_for_it(
    document_count: int, asking_count: int, is_given: bool
) -> None:
    gold = [
        document(str(number)) if number < asking_count else document(str(number), quotes=[], claims=[])
        for number in range(document_count)
    ]
    scores = score(gold, gold)
    for path in ("quotes.stance_accuracy", "quotes.stance.macro_f1", "claims.f1"):
        figure = dict(flat(scores))[path]
        ends = 1.0 if is_given else None
        assert figure == {"value": 1.0, "low": ends, "high": ends}
    assert ("too few documents for an interval" in table(scores)) is not is_given


def test_a_document_without_a_prediction_is_an_error() -> None:
    with pytest.raises(ValueError, match="no prediction"):
        score([document("a")], [])


def test_folds_part_by_id_and_lose_nothing() -> None:
    ids = [f"made-{number}" for number in range(50)]
    parts = folds(ids, 2)
    assert sorted(parts[0] + parts[1]) == sorted(ids)
    assert min(map(len, parts)) > 10
    assert folds(reversed(ids), 2) == parts
