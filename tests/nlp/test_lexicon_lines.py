"""A lexicon that cannot be read is told with file and line, whichever reader meets it and whatever is wrong."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from nlp.claims.links import Links, Sentence
from nlp.claims.pronouns import Pronouns
from nlp.cues import read_cues
from nlp.entities import cues as entity_cues
from nlp.frame_words import FrameWords
from nlp.kiwi import field_words
from nlp.lexicon_error import LexiconError
from nlp.lexicon_lines import lexicon_lines
from nlp.ner import recognizer
from nlp.quotes import lexicon as quotes
from nlp.stance.units import LABELS
from nlp.weighing import Weights

Write = Callable[[str, bytes], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Lend an empty `nlp` of its own to be filled with lexicons."""

    def file(path: str, content: bytes) -> None:
        place = tmp_path / "lexicons" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    monkeypatch.setattr(resources, "files", lambda package: tmp_path)
    return file


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"# What: words\none\n\xb0\xa1\n", r":3: expected UTF-8, found byte 0xb0; save the file as UTF-8"),
        (b"# What: words\n\n", r": expected lines that are no comments, found none"),
        (None, r": expected a lexicon, found none \(No such file or directory\); install the package again"),
    ],
)
def test_a_file_without_readable_lines_is_told(content: bytes | None, told: str, write: Write) -> None:
    if content is not None:
        write("cues/words.txt", content)
    with pytest.raises(LexiconError, match=rf"^nlp/lexicons/cues/words\.txt{told}$"):
        list(lexicon_lines("cues/words.txt"))


def test_a_file_as_windows_writes_it_has_the_same_lines(write: Write) -> None:
    write("cues/words.txt", b"\xef\xbb\xbf# What: words\r\none\r\n")
    assert list(lexicon_lines("cues/words.txt")) == [(2, "one")]


def asked_for_pronouns() -> None:
    Pronouns().stand_ins(Sentence("라마", 0, 2), [], [])


HEADER = "feature\tsupportive\toppositional\tmixed\tneutral\tnone"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (f"{HEADER}\nbias\t1\t1\t1\t1\tmuch", ":2: expected a feature of its own and 5 numbers, found 'bias"),
        (f"{HEADER}\nbias\t1\t1\t1\t1", ":2: expected a feature of its own and 5 numbers, found 'bias"),
        (HEADER + 2 * ("\nbias" + "\t1" * 5), ":3: expected a feature of its own"),
        ("bias" + "\t1" * 5, ":1: expected a line that names supportive, oppositional, mixed, neutral, none"),
        (HEADER, ":1: expected weights below the line of classes"),
    ],
)
def test_a_learned_table_that_cannot_be_read_is_told(lines: str, told: str, write: Write) -> None:
    write("stance/first.tsv", lines.encode())
    with pytest.raises(LexiconError, match=rf"^nlp/lexicons/stance/first\.tsv{told}"):
        Weights("stance", "first", LABELS)


def test_weights_come_in_the_order_of_the_classes_asked_for(write: Write) -> None:
    write("frames/words.tsv", b"word\tb\tc\ta\nquote bias\t2\t3\t1\n")
    assert Weights("frames", "words", ["a", "b"]).table.tolist() == [[1.0, 2.0]]


@pytest.mark.parametrize("feature", ["sentences bias", "quote", " 병원/NNG"])
def test_a_frames_word_that_speaks_for_nothing_is_told(feature: str, write: Write) -> None:
    write("frames/words.tsv", f"word\tsafety\n{feature}\t1\n".encode())
    with pytest.raises(
        LexiconError, match=r"frames/words\.tsv: expected one of quote, sentence, text, document"
    ):
        FrameWords(["safety"])


def test_a_field_word_without_its_tag_is_told(write: Write) -> None:
    write("tokenizer/words.tsv", "소버린\tNNG\n".encode())
    with pytest.raises(LexiconError, match=r"tokenizer/words\.tsv:1: expected a word, its Sejong tag"):
        field_words()


@pytest.mark.parametrize(
    ("file", "lines", "read", "told"),
    [
        ("quotes/verbs.tsv", "verb\tattitude\n말하다", lambda: quotes.rows("verbs"), r":2: expected \['verb'"),
        ("quotes/made.tsv", "word\trole\n기자\tnobody", lambda: quotes.roles.__wrapped__("made"), ": expected a role"),
        ("quotes/josa.tsv", "josa\tkind\n은\ttheme", quotes.josa.__wrapped__, ": expected a kind among topic"),
        ("openness_claims/links.tsv", "says\tx\t1\tx", Links, ": expected lines of based"),
        ("openness_claims/pronouns.tsv", "they\tx\t1\tx", asked_for_pronouns, ": expected lines of first"),
        ("quotes/groups.tsv", "group\tword\nto\t에게", lambda: quotes.group.__wrapped__("at"), ": expected words of"),
        ("quotes/patterns.tsv", "a\tb\tc\ngo\t(\t고", lambda: quotes.pattern.__wrapped__("go"), ": go: expected a reg"),
        ("quotes/patterns.tsv", "a\tb\tc\ngo\t(\t고", lambda: quotes.pattern.__wrapped__("me"), ": expected a pattern"),
        ("entity_cues/made.tsv", "a\tb\nx", lambda: entity_cues.rows.__wrapped__("made"), r":2: expected \['a', 'b'\]"),
        ("cues/made.tsv", "light\t하다\tmuch\tx", lambda: read_cues("cues", "made"), ":1: expected a weight"),
    ],
)  # fmt: skip
def test_a_line_that_is_none_is_told_by_every_reader(
    file: str, lines: str, read: Callable[[], object], told: str, write: Write
) -> None:
    write(file, f"{lines}\n".encode())
    with pytest.raises(LexiconError, match=rf"^nlp/lexicons/{file}{told}"):
        read()


@pytest.mark.parametrize("kept", [0, 10, 100_000, -1])
def test_a_model_of_names_that_was_cut_off_is_told(
    kept: int, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = (repository / "nlp" / "ner" / "model.npz").read_bytes()
    (tmp_path / "model.npz").write_bytes(whole[:kept])
    monkeypatch.setattr(resources, "files", lambda package: tmp_path)
    with pytest.raises(
        LexiconError, match=r"^nlp/ner/model\.npz: expected the model of names, found none that is whole"
    ):
        recognizer.load_recognizer.__wrapped__()
