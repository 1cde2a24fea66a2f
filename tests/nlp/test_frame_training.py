"""What the weights of words for frames are learned from, and how."""

import numpy as np
import pytest

from nlp.frame_words import DOCUMENT, QUOTE, SENTENCE, TEXT
from nlp.training.frames import FRAMES, Line, fit, framed_pieces, read

TEXT_OF_TWO = "비용이 화두였다.\n대표는 “문턱이 낮다”고 했고 판사는 “그건 모른다”고 했다."


def document(text: str, *marks: tuple[str, tuple[str, ...]]) -> dict[str, object]:
    unknown = {"kind": "direct", "speaker": "", "speaker_entity": "", "speaker_role": None, "verb": ""}
    quotes = [
        unknown | {"start": text.index(words), "end": text.index(words) + len(words), "frames": frames}
        for words, frames in marks
    ]
    return {"id": "one", "title": "", "text": text, "document": {"frames": ["access"]}, "quotes": quotes}


def test_a_quote_is_told_by_its_own_words_its_sentence_and_its_text() -> None:
    quotes, (whole,) = read([document(TEXT_OF_TWO, ("문턱이 낮다", ("access",)), ("그건 모른다", ()))])
    first, second = (set(quote.words) for quote in quotes)
    assert {f"{QUOTE} 문턱/NNG", f"{SENTENCE} 문턱/NNG", f"{TEXT} 문턱/NNG", f"{TEXT} 비용/NNG"} <= first
    assert f"{QUOTE} 문턱/NNG" not in second
    assert {word for word in first if word.startswith((SENTENCE, TEXT))} <= second
    assert [quote.frames for quote in quotes] == [("access",), ()]
    assert {f"{DOCUMENT} 문턱/NNG", f"{DOCUMENT} 비용/NNG"} <= set(whole.words)
    assert first & set(whole.words) == set()


def test_cues_count_as_they_are_and_words_weigh_what_they_leave_open() -> None:
    """Where cues tell a frame already, a word that goes with it weighs less than one that alone goes with it."""
    frame = "rights"
    sure = np.array([4.0 * (own == frame) for own in FRAMES])
    told = [Line(str(at), ["quote 권리/NNG"], sure, [frame]) for at in range(20)]
    open_ = [Line(str(at), ["quote 동의/NNG"], np.zeros(len(FRAMES)), [frame]) for at in range(20)]
    rest = [Line(str(at), ["quote 날씨/NNG"], np.zeros(len(FRAMES)), []) for at in range(40)]
    model = fit([*told, *open_, *rest])
    told_by_cues, alone, else_ = (
        model.weights[model.rows[f"quote {word}/NNG"], FRAMES.index(frame)]
        for word in ("권리", "동의", "날씨")
    )
    assert alone > told_by_cues
    assert else_ < 0 < alone
    assert model.sums(open_[:1])[0].argmax() == FRAMES.index(frame)


def test_a_piece_is_a_document_with_a_quote_a_line() -> None:
    first, second = framed_pieces("# What: …\n\naccess\t문턱이 낮다\n\t그건 모른다\n\nrights\t동의가 없다\n")
    assert [first["text"][quote["start"] : quote["end"]] for quote in first["quotes"]] == [
        "문턱이 낮다",
        "그건 모른다",
    ]
    assert [quote["frames"] for quote in first["quotes"]] == [("access",), ()]
    assert second["text"] == "동의가 없다\n"


@pytest.mark.parametrize("line", ["access", "cheapness\t문턱이 낮다", "access\t문턱이\t낮다"])
def test_a_malformed_line_of_a_piece_is_named(line: str) -> None:
    with pytest.raises(ValueError, match=r"framed_quotes.tsv line 2: expected frames, words"):
        list(framed_pieces(f"# What: …\n{line}\n"))
