"""The statistical names: what the model finds, its labels' search against trying everything, and its figures."""

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp.evaluate import fold
from nlp.ner import labels as labelling
from nlp.ner import recognizer, tokens
from nlp.ner.blocks import blocks_of, in_one_row
from nlp.ner.ends import learn, tail_of
from nlp.ner.evaluate import score
from nlp.ner.labels import COUNT, MAY_FOLLOW, TYPES, best_labels, label_tokens, names_of
from nlp.ner.network import GATE_REACH, MATRIX_GRID, label_scores, last_state
from nlp.ner.read import coarse, names_in
from nlp.ner.recognizer import Recognizer, load_recognizer
from nlp.ner.weights import read_model, write_model
from nlp.pipeline import load
from tests.nlp.press_texts import PRESS

DEV = Path(__file__).resolve().parents[2] / "../shared/data/ner/dev.jsonl"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["ner"]
REPORT = (
    "지난 3일 오전 10시 서울 여의도에서 열린 토론회에는 시민 120여 명이 모였다.\n"
    "이 자리에서 김민수 삼성전자 부사장은 “미국과 일본은 2020년에 준비했다”고 말했다."
)


def names(text: str) -> list[tuple[str, str]]:
    (found,) = names_in([text])
    return [(text[start:end], kind) for start, end, kind in found]


def test_a_report_gives_names_of_all_six_types_without_their_particles() -> None:
    assert names(REPORT) == [
        ("지난 3일", "DT"),
        ("오전 10시", "TI"),
        ("서울", "LC"),
        ("여의도", "LC"),
        ("120여 명", "QT"),
        ("김민수", "PS"),
        ("삼성전자", "OG"),
        ("미국", "LC"),
        ("일본", "LC"),
        ("2020년", "DT"),
    ]


def test_a_text_reads_alike_alone_and_among_others_and_again() -> None:
    other = "부산시는 5월에 예산 3억원을 늘렸다."
    (alone,) = names_in([REPORT])
    assert list(names_in([other, REPORT, other, REPORT])) == [
        *names_in([other]),
        alone,
        *names_in([other]),
        alone,
    ]


def rows_of(doc: Doc) -> tuple[list[int], list[int]]:
    """Give the rows of `Tokens` with its sentences apart, as the recognizer lays them, and where its tokens stand."""
    tokens, begins = in_one_row(list(blocks_of(doc, 1000)))
    places = (np.arange(len(tokens)) + GATE_REACH * np.cumsum(begins)).tolist()
    spread = [0] * (places[-1] + 1 + GATE_REACH)
    for place, row in zip(places, load_recognizer()._tokens.rows(tokens), strict=True):
        spread[place] = int(row)
    return spread, places


def test_what_is_kept_of_each_token_adds_up_to_what_training_would_score() -> None:
    model, doc = load_recognizer().model, load().tokenizer(REPORT)
    spread, places = rows_of(doc)
    tokens, _ = in_one_row(list(blocks_of(doc, 1000)))
    vectors = np.zeros((len(spread), len(model.layers["token_bias"])), np.float32)
    forms, morphs, kinds = zip(*tokens, strict=True)
    for place, *rows in zip(places, kinds, *model.rows_of(forms, morphs), strict=True):
        parts = [table[row] for table, row in zip(model.tables, rows, strict=True)]
        vectors[place] = np.concatenate(parts) @ model.layers["token"] + model.layers["token_bias"]
    mask = (np.array(spread) > 0)[:, None].astype(np.float32)
    trained = label_scores(model.layers, last_state(np, model.layers, vectors, mask))
    asked = np.array(places[::3])
    read = load_recognizer()._scores(np.array(spread), asked)
    np.testing.assert_allclose(read, trained[asked], atol=0.05)  # reading rounds what it multiplies


def test_scores_are_the_same_to_the_last_bit_in_any_company() -> None:
    spread, places = rows_of(load().tokenizer(REPORT))
    together = load_recognizer()._scores(np.array(spread * 30), np.array(places))
    alone = [load_recognizer()._scores(np.array(spread), np.array([place]))[0] for place in places]
    assert together.tobytes() == np.array(alone).tobytes()


@pytest.mark.parametrize("layer", [0, 1])
def test_no_sum_of_a_layer_can_leave_what_32_bits_hold_exactly(layer: int) -> None:
    layers = load_recognizer().model.layers
    scale, shift = layers[f"norm_scale.{layer}"], layers[f"norm_shift.{layer}"]
    longest_row = np.abs(scale).max() * len(scale) ** 0.5 + np.linalg.norm(shift) + 1
    matrices = [layers["window.1"]] if layer else [*np.split(layers["window.0"], 3), *layers["gate"]]
    for matrix in matrices:
        parts = len(matrix) / len(scale)
        assert parts**0.5 * longest_row * np.linalg.norm(matrix, axis=0).max() < 64
        assert (matrix * MATRIX_GRID == np.round(matrix * MATRIX_GRID)).all()


def test_the_gate_shuts_out_most_tokens_and_hardly_a_name() -> None:
    recognizer, docs = load_recognizer(), [load().tokenizer(text) for text, _ in PRESS]
    layers = recognizer.model.layers
    ajar = Recognizer(replace(recognizer.model, layers={**layers, "gate_end": np.full((), 1e6, np.float32)}))
    wanted = [(at, name) for at, names in enumerate(ajar.find(docs)) for name in names]
    found = {(at, name) for at, names in enumerate(recognizer.find(docs)) for name in names}
    assert len(wanted) > 100
    assert sum(name in found for name in wanted) >= 0.99 * len(wanted)


def test_a_recognizer_that_forgets_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [REPORT, "부산시는 5월에 예산 3억원을 늘렸다.", REPORT]
    docs = [load().tokenizer(text) for text in texts]
    monkeypatch.setattr(tokens, "KNOWN_TOKENS", 80)
    monkeypatch.setattr(recognizer, "_BLOCK", 40)
    forgetful = Recognizer(load_recognizer().model)
    assert list(forgetful.find(docs)) == list(load_recognizer().find(docs))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t",
        "👩‍👩‍👧 서울 👍🏽",
        "\ud800서울\udfff에서",
        "ㄱㄴㄷ ㅋㅋㅋㅋ",
        "國會 韓國",
        "Only English here, in London.",
        "\x00\x07김민수\x1f",
    ],
)
def test_odd_texts_give_names_inside_them(text: str) -> None:
    (found,) = names_in([text])
    assert all(0 <= start < end <= len(text) for start, end, _ in found)


def test_a_line_of_200_000_characters_is_read_like_its_part() -> None:
    part = "김민수 부사장은 서울에서 3일 말했다. "
    repeats = 200_000 // len(part)
    (few,) = names_in([part * 10])
    (many,) = names_in([part * repeats])
    assert Counter(kind for _, _, kind in few) == {"PS": 10, "LC": 10, "DT": 10}
    # Kiwi gets the line in chunks and may read a word otherwise where it is cut.
    assert Counter(kind for _, _, kind in many).total() == pytest.approx(3 * repeats, rel=0.01)
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(many))


@given(st.text(max_size=80))
@settings(max_examples=50, deadline=None)
def test_names_lie_in_any_text_in_order(text: str) -> None:
    (found,) = names_in([text])
    places = [0, *(place for start, end, _ in found for place in (start, end)), len(text)]
    assert places == sorted(places)


def test_labels_and_names_are_two_ways_to_say_one_thing() -> None:
    starts, ends = [0, 2, 4, 7, 9], [2, 3, 6, 9, 10]
    labels = label_tokens(starts, ends, [(0, 3, "PS"), (4, 6, "LC"), (7, 9, "TI")])
    spans = [(starts[first], ends[last], kind) for first, last, kind in names_of(np.array(labels))]
    assert spans == [(0, 3, "PS"), (4, 6, "LC"), (7, 9, "TI")]


def test_a_name_takes_the_tokens_it_shares_a_letter_with() -> None:
    assert label_tokens([0, 4], [4, 5], [(1, 3, "OG")]) == label_tokens([0, 4], [4, 5], [(0, 4, "OG")])


def test_a_label_follows_only_what_it_continues() -> None:
    begin, inside, last, unit, other = 1, 2, 3, 4, 5
    for closed in (0, last, unit):
        assert set(MAY_FOLLOW[closed].nonzero()[0]) == {0, *range(1, COUNT, 4), *range(4, COUNT, 4)}
    for opened in (begin, inside):
        assert set(MAY_FOLLOW[opened].nonzero()[0]) == {inside, last}
    assert not MAY_FOLLOW[begin, other]


@pytest.mark.parametrize("seed", range(20))
def test_the_search_finds_what_trying_everything_finds(seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(3, COUNT)).astype(np.float32)
    transitions = chance.normal(size=(COUNT, COUNT)).astype(np.float32)

    def gain(way: tuple[int, ...]) -> float:
        steps = [float(transitions[pair]) for pair in pairwise((0, *way, 0))]
        return float(scores[range(3), way].sum()) + sum(steps)

    ways = product(range(COUNT), repeat=3)
    allowed = [way for way in ways if all(MAY_FOLLOW[pair] for pair in pairwise((0, *way, 0)))]
    assert best_labels(scores, transitions, np.zeros(3, np.int64)).tolist() == list(max(allowed, key=gain))


def test_runs_of_any_length_are_searched_as_each_alone() -> None:
    chance = np.random.default_rng(0)
    lengths = [2, 7, 1, 30, 7]
    scores = (chance.normal(size=(sum(lengths), COUNT)) * 3).astype(np.float32)
    transitions = chance.normal(size=(COUNT, COUNT)).astype(np.float32)
    parts = np.split(scores, np.cumsum(lengths)[:-1])
    alone = [best_labels(part, transitions, np.zeros(len(part), np.int64)) for part in parts]
    together = best_labels(scores, transitions, np.repeat(np.arange(5), lengths))
    assert together.tolist() == np.concatenate(alone).tolist()
    assert together.any()


def test_no_name_crosses_a_sentence() -> None:
    kind = 4 * TYPES.index("PS")
    scores, transitions = np.zeros((2, COUNT), np.float32), np.zeros((COUNT, COUNT), np.float32)
    scores[0, kind + 1] = scores[1, kind + 3] = 5
    assert best_labels(scores, transitions, np.array([0, 0])).tolist() == [kind + 1, kind + 3]
    assert best_labels(scores, transitions, np.array([0, 1])).tolist() == [0, 0]


def test_a_particle_inside_a_name_is_learned_from_its_neighbours() -> None:
    seen = [("PS", f"{stem}은이", "NNP", 3, 1) for stem in ("가람", "나래", "다솔")]
    kept = [("PS", f"{stem}희", "NNP", 3, 0) for stem in ("가람", "나래", "다솔")]
    tails = learn([*seen, *kept], least=3)
    assert tail_of("PS", "마루은이", "NNP", 3, tails) == 1
    assert tail_of("PS", "마루희", "NNP", 3, tails) == 0
    assert tail_of("OG", "마루은이", "NNP", 3, tails) == 0


def test_the_model_is_small_and_written_the_same_again(tmp_path: Path) -> None:
    shipped = Path(labelling.__file__).with_name("model.npz")
    assert shipped.stat().st_size < 30_000_000
    once, twice = tmp_path / "once.npz", tmp_path / "twice.npz"
    write_model(read_model(shipped), once)
    write_model(read_model(once), twice)
    assert once.read_bytes() == twice.read_bytes()


def test_scores_count_exact_spans_by_type() -> None:
    rows = score([[(0, 2, "PS"), (3, 5, "LC")], []], [[(0, 2, "PS"), (3, 6, "LC")], [(1, 2, "PS")]])
    assert rows["all"][:3] == pytest.approx((1 / 3, 1 / 2, 2 / 5))
    assert rows["PS"][:3] == pytest.approx((1 / 2, 1.0, 2 / 3))
    assert rows["LC"][:3] == (0, 0, 0)


@pytest.mark.skipif(not DEV.is_file(), reason="the marked sentences are not here")
def test_each_half_of_the_marked_sentences_holds_its_floor() -> None:
    rows = [json.loads(line) for line in DEV.read_text("utf-8").splitlines()]
    found = list(names_in(row["text"] for row in rows))
    for half, floor in enumerate(FLOORS["dev_halves"]["floors"]):
        own = [at for at, row in enumerate(rows) if fold(row["id"], 2) == half]
        figures = score([coarse(rows[at]) for at in own], [found[at] for at in own])
        assert figures["all"][2] >= floor, f"half {half} is {figures['all'][2]:.3f}, floor {floor}"
