"""Who speaks, in which words and as what, over press texts written and coded for this: floors.json holds the least shares."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nlp import annotate
from nlp.evaluate_counts import is_right_speaker, matched
from nlp.quotes.names import kind_of
from nlp.quotes.personal_names import personal_name

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))["spoken_texts"]["floors"]
Coded = tuple[str, str, list[dict[str, Any]]]


def coded() -> Iterator[Coded]:
    """Give the name, the text and the quotes of each piece, in the codebook's form."""
    written = (HERE / "spoken_texts.txt").read_text("utf-8")
    for block in re.split(r"(?m)^== ", written)[1:]:
        name, _, body = block.partition("\n")
        rows = [line[2:].split(" | ") for line in body.splitlines() if line.startswith("> ")]
        marked = "\n".join(line for line in body.splitlines() if not line.startswith("> "))
        places: list[int] = []
        text = ""
        for piece in re.split(r"([⟦⟧])", marked):
            if piece in "⟦⟧" and piece:
                places.append(len(text))
            else:
                text += piece
        assert len(places) == 2 * len(rows), name
        spans = zip(places[::2], places[1::2], rows, strict=True)
        yield name, text, [quote(start, end, row) for start, end, row in spans]


def quote(start: int, end: int, row: list[str]) -> dict[str, Any]:
    """Give one quote; a Korean personal name tells the entity by itself."""
    speaker, role, entity = (*row, "", "")[:3] if row[0] != "-" else ("", "", "")
    own = personal_name(speaker) if kind_of(speaker, is_proper=False) == "person" else ""
    return {
        "start": start,
        "end": end,
        "speaker": speaker,
        "speaker_role": role,
        "speaker_entity": entity or (own if len(own) > 1 else ""),
    }


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    """Give the shares of all pieces together."""
    pieces = list(coded())
    texts = [annotate.Text(article_id=name, version_no=1, text=text, title="") for name, text, _ in pieces]
    found = annotate.annotate(texts)
    wanted = given = near = close = speakers = roles = 0
    for one, answer, (_, _, gold) in zip(texts, found, pieces, strict=True):
        quotes = annotate.as_marked(one, answer)["quotes"]
        pairs = matched(gold, quotes, 0.3)
        wanted, given, near = wanted + len(gold), given + len(quotes), near + len(pairs)
        close += len(matched(gold, quotes, 0.8))
        speakers += sum(is_right_speaker(gold[w], quotes[g]) for w, g in pairs)
        roles += sum(gold[w]["speaker_role"] == quotes[g]["speaker_role"] for w, g in pairs)
    return {
        "f1_at_30": 2 * near / (wanted + given),
        "f1_at_80": 2 * close / (wanted + given),
        "speaker": speakers / near,
        "role": roles / near,
    }


@pytest.mark.parametrize("figure", FLOORS)
def test_a_share_holds_its_floor(figure: str, shares: dict[str, float]) -> None:
    assert shares[figure] >= FLOORS[figure], f"{figure} is {shares[figure]:.3f}"
