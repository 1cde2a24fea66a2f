"""Licences by day: a model is held to what it was on the day of the text, and a bad line is told."""

from datetime import date, timedelta

import pytest

from nlp import registry
from nlp.lexicon_error import LexiconError
from nlp.licences import former_licences, openness_of, read_former

HEADER = "entity_id\topenness\tlicence\tvalid_from\tvalid_to\tsource\tchecked_date\n"


def line(**fields: str) -> str:
    columns = HEADER.strip().split("\t")
    defaults = {
        "entity_id": "model:exaone", "openness": "closed", "valid_from": "2022", "valid_to": "2023", "source": "made",
    }  # fmt: skip
    return "\t".join((defaults | fields).get(column, "") for column in columns) + "\n"


def test_openness_holds_from_the_day_of_release() -> None:
    assert openness_of("model:deepseek-r1", date(2025, 1, 19)) is None
    assert openness_of("model:deepseek-r1", date(2025, 1, 20)) == "open_weight"
    assert openness_of("model:deepseek-r1") == "open_weight"
    assert openness_of("model:gpt-4") == "closed"
    with pytest.raises(KeyError):
        openness_of("model:nobody-made-this")


def test_a_family_that_opened_was_closed_until_the_day_before() -> None:
    assert openness_of("model:exaone", date(2021, 12, 13)) is None
    assert openness_of("model:exaone", date(2024, 8, 6)) == "closed"
    assert openness_of("model:exaone", date(2024, 8, 7)) == openness_of("model:exaone") == "hybrid"


def test_every_former_licence_gives_way_to_another_the_day_after() -> None:
    for entity_id, spans in former_licences().items():
        for span in spans:
            assert (
                openness_of(entity_id, span.valid_from)
                == openness_of(entity_id, span.valid_to)
                == span.openness
            )
            after = openness_of(entity_id, span.valid_to + timedelta(days=1))
            assert after is not None
            assert after != span.openness or span.licence != registry.by_id()[entity_id].licence


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (line(entity_id="model:nobody"), "model:nobody is not in the registry$"),
        (line(openness=""), "openness, valid_from, valid_to and source must all be filled$"),
        (line(openness="free"), "openness is 'free', expected one of "),
        (line(valid_to=""), "openness, valid_from, valid_to and source must all be filled$"),
        (line(valid_from="2020"), "2020-01-01 to 2023-12-31: expected a span after the release"),
        (line(valid_from="2024"), "2024-01-01 to 2023-12-31: expected a span"),
    ],
)
def test_a_malformed_former_licence_is_one_line_naming_file_and_line(table: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=rf"^made\.tsv:2: {complaint}"):
        read_former("made.tsv", HEADER + table, registry.by_id())


def test_spans_of_one_model_may_not_overlap() -> None:
    with pytest.raises(LexiconError, match=r"^made\.tsv:3: 2023-06-01 to 2024-12-31: expected a span"):
        read_former(
            "made.tsv", HEADER + line() + line(valid_from="2023-06", valid_to="2024"), registry.by_id()
        )
