"""Marked documents that are not in the codebook's form are told before they count."""

import copy
from typing import Any, get_args

import pytest

from nlp.evaluate_form import fault
from warehouse.records import FrameId

FRAMES = get_args(FrameId)
MARKED: dict[str, Any] = {
    "id": "a",
    "text": "가온은 “열자”고 했다.",
    "document": {"salience": "central", "stance": "supportive", "frames": ["access"]},
    "quotes": [
        {"start": 5, "end": 7, "text": "열자", "kind": "direct", "speaker": "가온", "speaker_entity": "가온"}
        | {"speaker_role": "", "verb": "하다", "stance": "supportive", "frames": []}
    ],
    "entities": [{"start": 0, "end": 2, "text": "가온", "label": "ORG", "entity": "가온"}],
    "claims": [{"subject": "가온", "claimed": "open", "start": 0, "end": 13}],
}


def test_what_is_in_the_codebooks_form_has_no_fault() -> None:
    assert fault(MARKED) is None


@pytest.mark.parametrize(
    ("part", "name", "value", "told"),
    [
        ("quotes", "stance", "pro", "expected stance of quotes[0] among supportive, oppositional"),
        ("quotes", "speaker_role", "minister", "expected speaker_role of quotes[0] among government"),
        ("quotes", "frames", ["money"], "expected frames of the codebook in quotes[0], found ['money']"),
        ("quotes", "frames", None, "expected frames of the codebook in quotes[0]"),
        (
            "quotes",
            "frames",
            ["access"] * 2,
            "expected at most 3 different frames in quotes[0], found access, access",
        ),
        ("quotes", "frames", [*FRAMES[:4]], "expected at most 3 different frames in quotes[0]"),
        ("quotes", "end", 5, "expected quotes[0] within the text of 13 characters, found 5 to 5"),
        ("quotes", "end", 99, "expected quotes[0] within the text of 13 characters, found 5 to 99"),
        ("quotes", "end", "7", "expected end as int in quotes[0]"),
        ("quotes", "end", 6, "expected text[5:6] as text of quotes[0], found '열자'"),
        ("entities", "label", "FIRM", "expected label of entities[0] among"),
        ("claims", "claimed", "free", "expected claimed of claims[0] among"),
    ],
)
def test_a_label_or_place_that_is_none_is_told(part: str, name: str, value: object, told: str) -> None:
    marked = copy.deepcopy(MARKED)
    marked[part][0][name] = value
    assert told in str(fault(marked))


@pytest.mark.parametrize("name", ["start", "kind", "speaker", "speaker_entity", "verb", "stance", "frames"])
def test_a_quote_that_lacks_a_part_is_told(name: str) -> None:
    marked = copy.deepcopy(MARKED)
    del marked["quotes"][0][name]
    assert fault(marked) == f"found no '{name}' in quotes[0]"


@pytest.mark.parametrize(
    ("name", "value"), [("text", 5), ("id", 7), ("quotes", {}), ("document", None), ("title", [])]
)
def test_a_part_of_another_kind_is_told(name: str, value: object) -> None:
    assert f"expected {name} as" in str(fault(MARKED | {name: value}))


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ({"salience": "none"}, "expected stance none of document where its salience is none"),
        ({"stance": "none"}, "found salience central with stance none"),
        ({"frames": ["access", "access"]}, "expected at most 4 different frames in document"),
        ({"frames": [*FRAMES[:5]]}, "expected at most 4 different frames in document"),
    ],
)
def test_what_contradicts_itself_in_a_document_is_told(labels: dict[str, Any], told: str) -> None:
    assert told in str(fault(MARKED | {"document": MARKED["document"] | labels}))
    assert fault(MARKED | {"document": MARKED["document"] | {"frames": [*FRAMES[:4]]}}) is None


def test_a_quote_that_is_coded_twice_is_told_and_one_of_another_kind_is_not() -> None:
    (quote,) = MARKED["quotes"]
    again = "expected quotes[1] at a place of its own, found start, end and kind of quotes[0]"
    assert fault(MARKED | {"quotes": [quote, quote | {"stance": "oppositional"}]}) == again
    assert fault(MARKED | {"quotes": [quote, quote | {"kind": "indirect"}]}) is None
