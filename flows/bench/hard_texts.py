"""Texts nobody should write and somebody does, at 1, 10 and 100 times a length: what reading costs a character."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from nlp.annotate import Text, annotate

LENGTH = 2_000
TIMES = (1, 10, 100)
_SENTENCE = "오픈소스 AI 모델을 공개해야 한다고 가온테크 김하늘 대표가 말했다. "
KINDS: dict[str, Callable[[int], str]] = {
    "news": lambda length: _filled(_SENTENCE.strip() + "\n", length),
    "one line without an end": lambda length: _filled("오픈소스 모델을 공개하고 ", length),
    "one word": lambda length: "가" * length,
    "English alone": lambda length: _filled("The ministry released an open-weight model. ", length),
    "Hanja": lambda length: _filled("大韓民國 人工智能 基本法 施行令 ", length),
    "Jamo": lambda length: _filled("ㅋㅋㅋ ㅇㅈ ㄹㅇ ᄒᆞᆫᄀᆞᆯ ", length),
    "emoji": lambda length: _filled("👩‍👩‍👧‍👦🇰🇷🙂 ", length),
    "control characters": lambda length: _filled(
        "모델\x00\x01\x1b을\x7f 공개\u200b\u202e했다.\ufeff ", length
    ),
    "lone surrogates": lambda length: _filled("모델\ud83d을 \udc00공개했다. ", length),
    "quotation marks": lambda length: _filled("“\"'「", length),
    "line breaks": lambda length: _filled("\r\n\n\t\u2028", length),
    "numbers": lambda length: _filled("1234567890,", length),
}
_SURROGATE = re.compile("[\ud800-\udfff]")
"""No UTF-8 holds them: they are read, one for one, as the replacement character."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one kind of text costs."""

    kind: str
    seconds: tuple[float, ...]
    """At each of `TIMES`; the least of three runs, of the longest the only one."""

    @property
    def growth(self) -> float:
        """How much more a character costs in the longest text than in the one a tenth as long."""
        return self.seconds[-1] / self.seconds[-2] / (TIMES[-1] / TIMES[-2])


def hard_texts() -> list[Row]:
    """Give a row a kind, ordinary news first."""
    _seconds(KINDS["news"](LENGTH), 1)  # models load at the first text
    return [
        Row(
            kind,
            tuple(_seconds(make(LENGTH * times), 3 if times < TIMES[-1] else 1) for times in TIMES),
        )
        for kind, make in KINDS.items()
    ]


def _filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _seconds(text: str, runs: int) -> float:
    spent = []
    for _ in range(runs):
        started = time.process_time()
        read(text)
        spent.append(time.process_time() - started)
    return min(spent)


def read(text: str) -> int:
    """Read a text and give the number of its tokens; raise ValueError if one does not stand where it says."""
    [found] = annotate([Text(article_id="x", version_no=1, text=text)])
    places = zip(*(found.tokens[name] for name in ("char_start", "char_end", "form")), strict=True)
    for start, end, form in places:
        if _SURROGATE.sub("\ufffd", text[start:end]) != form:
            raise ValueError(f"a token's offsets are wrong: {form!r} at {start}, found {text[start:end]!r}")
    return len(found.tokens["form"])
