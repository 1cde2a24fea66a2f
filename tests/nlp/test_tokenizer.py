import pickle
import re._parser as re_parser  # the private parser, for one test of coverage alone
import subprocess
import sys
import time
from collections.abc import Iterable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from confection import ConfigValidationError
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kiwipiepy import Kiwi
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens.underscore import Underscore
from spacy.training import Example

from nlp import registry
from nlp.kiwi import field_words, first_letters, words
from nlp.pipeline import load, make_tokenizer
from nlp.token_lists import token_lists
from nlp.tokenizer import AHEAD, LONGEST_CHUNK, KiwiTokenizer


def tokens(text: str) -> list[tuple[str, str]]:
    return [(token.text, token.tag_) for token in load().tokenizer(text)]


def test_particles_and_endings_are_tokens_of_their_own() -> None:
    assert tokens("오픈 모델이 필요하다고 밝혔다.") == [
        ("오픈", "NNG"),
        ("모델", "NNG"),
        ("이", "JKS"),
        ("필요", "NNG"),
        ("하", "XSA"),
        ("다고", "EC"),
        ("밝혔", "VV+EP"),
        ("다", "EF"),
        (".", "SF"),
    ]


def test_lemma_upos_and_eojeol_go_with_each_token() -> None:
    doc = load().tokenizer("모델이 밝혔다.")
    assert [(token.lemma_, token.pos_) for token in doc] == [
        ("모델", "NOUN"),
        ("이", "ADP"),
        ("밝히다", "VERB"),
        ("다", "PART"),
        (".", "PUNCT"),
    ]
    assert doc._.eojeols == [0, 0, 1, 1, 1]
    assert doc._.morphs[2] == (("밝히", "VV"), ("었", "EP"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("오픈AI가 발표했다.", "오픈AI"),
        ("A.X K1은 공개됐다.", "A.X K1"),
        ("Llama 3-8B를 받았다.", "Llama 3-8B"),
        ("GPT-4o와 겨뤘다.", "GPT-4o"),
        ("K-엑사원이 7위다.", "K-엑사원"),
        ("Qwen3-235B에서 나왔다.", "Qwen3-235B"),
    ],
)
def test_a_known_name_is_one_token_without_its_particle(text: str, name: str) -> None:
    assert tokens(text)[0] == (name, "NNP")


@pytest.mark.parametrize(("word", "tag", "text"), field_words())
def test_a_word_of_the_field_is_kept_whole_which_kiwi_alone_tears(word: str, tag: str, text: str) -> None:
    doc = load().make_doc(text)
    assert (word, tag) in zip(doc._.forms, doc._.tags, strict=True)
    assert word not in [token.form for token in Kiwi().tokenize(text)]


def test_short_hangul_names_and_conditional_ones_are_left_to_kiwi() -> None:
    assert words() == sorted(words())
    assert "라마" not in words()
    assert not any(reading.context for name in words() for reading in registry.alias_index()[name])
    assert tokens("라마단이 시작됐다.")[0][0] == "라마단"


OF_EACH_TOKEN = (
    "forms", "lemmas", "tags", "upos", "starts", "morphs", "eojeols", "kiwi_sentences", "unknown_words",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
@example("")
@example("\n\n가 나\n")
@example("  두  칸\t탭 ")
@example("ㅋㅋㅋ 👍🏽 漢字 \x00\x1f \u200b\ufeff")
@example("“열린 ‘따옴표")
@example("가\u1100\u1161힣")
@example(" ")
@example("  ")
@example("하나\x1f둘이다.")
def test_the_text_is_kept_whatever_it_holds(text: str) -> None:
    doc = load().tokenizer(text)
    assert doc.text == doc._.source == text
    assert [token.idx for token in doc] == doc._.starts
    lists = token_lists(doc)
    assert all(len(doc._.get(name)) == len(doc) for name in OF_EACH_TOKEN)
    assert lists["places"].shape == (3, len(doc))


@pytest.mark.parametrize("text", ["\ud800", "가\udc00나다", "모델\ud83d이 열렸다."])
def test_a_lone_surrogate_becomes_one_replacement_character(text: str) -> None:
    doc = load()(text)
    assert len(doc.text) == len(text)
    assert "\ufffd" in doc.text
    assert doc.text.replace("\ufffd", "") == "".join(c for c in text if not "\ud800" <= c <= "\udfff")


def test_tokens_agree_with_kiwis_own_surface_forms() -> None:
    text = "거다. 했다. 뭔가 이상한걸 봤는데, “정말이야”라고 했대요. 12.5% 올랐고 2026년이었다."
    tokenizer = load().tokenizer
    assert isinstance(tokenizer, KiwiTokenizer)
    pieces = tokenizer.kiwi.split_into_forms(text, oov_handling=tokenizer.oov_handling)
    assert tokens(text) == [(piece.form, piece.tag) for piece in pieces]


def test_pipe_gives_the_same_tokens_in_order_as_single_calls() -> None:
    texts = ["가나다.", "", "모델이 열렸다.\n끝.", "오픈AI " * 3000, "라"] * AHEAD
    piped = [[token.text for token in doc] for doc in load().tokenizer.pipe(texts)]
    assert piped == [[token.text for token in load().tokenizer(text)] for text in texts]


def begun(texts: Iterable[str]) -> list[list[str]]:
    """Give the tokens of texts that are all begun before the last, then the others, is waited for."""
    finish = [load().tokenizer.begin(text) for text in texts]
    return [[token.text for token in wait()] for wait in reversed(finish)][::-1]


HARD = [
    "",
    "모델을 공개했다.#삼성_클로드 4",
    "\0",
    "\ud800가",
    "漢字👍🏽",
    "ᄀ" * 300,
    '"' * 2000,
    "A.X K1 " * 900,
    "가" * LONGEST_CHUNK * 20,
    "a\n" * 9000,
]


def test_texts_may_be_begun_at_once_and_waited_for_in_any_order() -> None:
    assert begun(HARD) == [[token.text for token in load().tokenizer(text)] for text in HARD]


def test_a_process_that_is_forked_reads_without_kiwis_thread() -> None:
    texts = ["모델이 열렸다.", "오픈AI가 봤다."]
    expected = begun(texts)
    with get_context("fork").Pool(1) as pool:
        assert pool.apply_async(begun, [texts]).get(timeout=60) == expected


@pytest.mark.parametrize("unit", ["가나다라 마바사 ", "A", "모델이 열렸다. 다시 닫혔다.\n"])
def test_time_grows_with_length_not_with_its_square(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        started = time.process_time()
        assert load().tokenizer(text).text == text
        return time.process_time() - started

    seconds(1000)
    assert seconds(40 * LONGEST_CHUNK // 2) < 12 * max(seconds(2 * LONGEST_CHUNK), 0.05) * 1.5


def test_a_saved_pipeline_gives_the_same_tokens(tmp_path: Path) -> None:
    text = "오픈AI가 A.X K1을 봤다."
    load().to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [token.text for token in again(text)] == [token.text for token in load()(text)]
    assert isinstance(again.tokenizer, KiwiTokenizer)
    assert KiwiTokenizer(again.vocab).from_bytes(b"rule").oov_handling == "rule"


def someone_elses() -> Language:
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "ko_ai.kiwi_tokenizer.v1"}}})


def test_spacy_finds_the_tokenizer_by_its_name_without_an_import_of_ours() -> None:
    assert spacy.registry.tokenizers.get_entry_point("ko_ai.kiwi_tokenizer.v1") is make_tokenizer


@pytest.mark.parametrize("first_text", ["", "먼저 여기서 읽는다."])
def test_several_processes_read_as_one_does(first_text: str) -> None:
    nlp, texts = someone_elses(), ["모델이 열렸다.", "오픈AI가 봤다.", "가" * LONGEST_CHUNK + " 나"]
    nlp(first_text)
    read = [[token.text for token in doc] for doc in nlp.pipe(texts, n_process=2, batch_size=1)]
    assert read == [[token.text for token in nlp(text)] for text in texts]


def test_the_lists_are_the_same_out_of_other_processes_and_out_of_bytes() -> None:
    nlp, text = someone_elses(), "모델이 열렸다."
    lists = dict(token_lists(nlp(text)))
    written = Doc(nlp.vocab).from_bytes(nlp(text).to_bytes())
    for doc in (*nlp.pipe([text, text], n_process=2, batch_size=1), written):
        read = dict(token_lists(doc))
        assert np.array_equal(read.pop("places"), lists["places"])
        assert read == {name: of_all for name, of_all in lists.items() if name != "places"}
        assert doc._.morphs == lists["morphs"]


def test_a_doc_of_another_tokenizer_is_refused() -> None:
    doc = spacy.blank("xx")("모델이 열렸다.")
    with pytest.raises(ValueError, match=r"no lists of the tokenizer ko_ai\.kiwi_tokenizer\.v1"):
        load()(doc)
    assert token_lists(Doc(doc.vocab))["forms"] == []


def test_a_doc_whose_tokens_were_merged_is_refused() -> None:
    doc = someone_elses()("모델이 열렸다.")
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    with pytest.raises(ValueError, match="was retokenized: expected"):
        load()(doc)


def test_a_pipeline_in_use_and_what_it_read_can_be_pickled() -> None:
    nlp = someone_elses()
    doc = nlp("모델이 열렸다.")
    again, read = pickle.loads(pickle.dumps((nlp, doc)))
    assert [token.text for token in again("모델이 열렸다.")] == [token.text for token in read]
    pickle.dumps(Underscore.get_state())  # what spaCy hands to processes that are not forked


def test_no_family_begins_with_a_letter_the_pattern_would_pass_over() -> None:
    for family in registry.families():
        pattern = family.pattern.pattern
        assert _first_letters(re_parser.parse(pattern)) <= first_letters(), pattern


def _first_letters(items: Iterable[Any]) -> set[str]:
    """Letters a parsed pattern may begin with, by Python's own parser of patterns."""
    letters: set[str] = set()
    for operator, value in items:
        match str(operator):
            case "LITERAL":
                return letters | {chr(value)}
            case "IN":
                for kind, inner in value:
                    if str(kind) == "RANGE":
                        letters |= {chr(code) for code in range(inner[0], inner[1] + 1)}
                    else:
                        letters.add(chr(inner))
                return letters
            case "BRANCH":
                return letters.union(*(_first_letters(branch) for branch in value[1]))
            case "SUBPATTERN":
                return letters | _first_letters(value[3])
            case "MAX_REPEAT":
                letters |= _first_letters(value[2])
                if value[0] > 0:
                    return letters
            case "ASSERT" | "ASSERT_NOT":
                continue
            case unknown:
                raise AssertionError(unknown)
    return letters


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("모델을 공개했다.#삼성_클로드 4", ["#삼성_클로드", "4"]),
        ("했다.#메타_Llama 3.1이다.", ["#메타_Llama", "3.1", "이", "다", "."]),
        ("모델이다. @openai_GPT-5 기사", ["@openai_GPT-5", "기사"]),
        ("https://hf.co/meta_Llama 3.1", ["https://hf.co/meta_Llama", "3.1"]),
        ("삼성_클로드 4", ["클로드 4"]),
    ],
)
def test_a_models_name_within_a_hashtag_a_mention_or_an_address_is_kiwis(
    text: str, tokens: list[str]
) -> None:
    assert [token.text for token in load().tokenizer(text)][-len(tokens) :] == tokens


_PARTS = [
    "했다.",
    "#",
    "@",
    "_",
    " ",
    "\n",
    "삼성",
    "클로드 4",
    "Llama 3.1",
    "GPT-5",
    "https://",
    "a@b.c",
    "\u119e",
    "기사",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=12).map("".join))
def test_names_among_addresses_give_the_same_tokens_each_time(text: str) -> None:
    doc = load().tokenizer(text)
    assert doc.text == text
    assert [token.text for token in doc] == [token.text for token in load().tokenizer(text)]


def test_a_line_that_begins_with_the_end_of_a_syllable_is_no_part_of_the_line_before() -> None:
    assert [token.text for token in load().tokenizer("각Ⅳ\n\n\u11a8을 공개했다.")][:2] == ["각", "Ⅳ"]


def test_a_wrong_way_with_unknown_words_is_told_when_the_pipeline_is_built() -> None:
    tokenizer = {"@tokenizers": "ko_ai.kiwi_tokenizer.v1", "oov_handling": "typo"}
    with pytest.raises(ConfigValidationError, match="oov_handling"):
        spacy.blank("xx", config={"nlp": {"tokenizer": tokenizer}})


def test_spacy_scores_the_tokens() -> None:
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "ko_ai.kiwi_tokenizer.v1"}}})
    example = Example(nlp("하나다."), Doc(nlp.vocab, words=["하나", "다."], spaces=[False, False]))
    assert nlp.evaluate([example])["token_r"] == 0.5


def test_a_saved_pipeline_reads_in_a_process_that_never_built_one(tmp_path: Path) -> None:
    load().to_disk(tmp_path)
    code = "import spacy, sys; print(len(spacy.load(sys.argv[1])('나래는 “모델을 열어야 한다”고 밝혔다.')._.quotes))"
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
