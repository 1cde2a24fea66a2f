"""Texts nobody should write and somebody does, at 1, 10 and 100 times a length: what reading costs a character.

Prose is read at 1,000 times the length, too, which is 5 MB: with one speaker, and with new ones in every line, whom
every later short form might mean.
"""

import gc
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, product

from nlp.annotate import Text, annotate

LENGTH = 2_000
TIMES = (1, 10, 100, 1000)
_SENTENCE = "오픈소스 AI 모델을 공개해야 한다고 가온테크 김하늘 대표가 말했다. "
_LINE = (
    "{body} {person} {title}는 “{body}의 모델을 공개해야 비용이 준다”고 말했다. "
    "{surname} {title}는 닫힌 모델이 {body}에 위험하다고 지적했다. {short}는 “검증이 먼저”라고 밝혔다.\n"
)
_SYLLABLES = "가나다라마바사아하건온솔담빛결은우진"
PROSE: dict[str, Callable[[int], str]] = {
    "news": lambda length: _filled(_SENTENCE.strip() + "\n", length),
    "news with new names": lambda length: _joined(_lines(), length),
}
KINDS: dict[str, Callable[[int], str]] = {
    **PROSE,
    "one line without an end": lambda length: _filled("오픈소스 모델을 공개하고 ", length),
    "one word": lambda length: "가" * length,
    "reports without an end": lambda length: _filled("정부가 필요하다고 말했다고 ", length),
    "nouns without an end": lambda length: _filled("메타의 오픈소스 폐쇄형 라마 ", length),
    "words of both sides alone": lambda length: _filled("개방형 폐쇄형 ", length),
    "English alone": lambda length: _filled("The ministry released an open-weight model. ", length),
    "English words alone": lambda length: _filled("open source AI model closed ", length),
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
    """At each of `TIMES`, the last for prose alone; the least of three runs, from 100 times on the only one."""

    @property
    def growth(self) -> float:
        """How much more a character costs in the longest text than in the one a tenth as long."""
        return self.seconds[-1] / self.seconds[-2] / 10


def hard_texts() -> list[Row]:
    """Give a row a kind, ordinary news first."""
    _seconds(KINDS["news"](LENGTH), 1)  # models load at the first text
    return [
        Row(
            kind,
            tuple(
                _seconds(make(LENGTH * times), 3 if times < 100 else 1)
                for times in (TIMES if kind in PROSE else TIMES[:-1])
            ),
        )
        for kind, make in KINDS.items()
    ]


def _filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _lines() -> Iterator[str]:
    """Give lines that name a new person and a new body each, and call them by short forms."""
    titles = cycle(("교수", "대표", "연구위원", "사무총장"))
    for letters, title in zip(product("김이박최정감", *[_SYLLABLES] * 4), titles, strict=False):
        surname, given, stem = letters[0], "".join(letters[3:]), "".join(letters[1:3])
        body = f"{stem}{letters[4]}위원회"
        yield _LINE.format(body=body, person=surname + given, title=title, surname=surname, short=body[:-2])


def _joined(lines: Iterator[str], length: int) -> str:
    joined, missing = [], length
    while missing > 0:
        joined.append(next(lines)[:missing])
        missing -= len(joined[-1])
    return "".join(joined)


def _seconds(text: str, runs: int) -> float:
    spent = []
    for _ in range(runs):
        gc.collect()
        gc.disable()  # as workers do while they read
        started = time.process_time()
        read(text)
        spent.append(time.process_time() - started)
        gc.enable()
    return min(spent)


def read(text: str) -> int:
    """Read a text and give the number of its tokens; raise ValueError if one does not stand where it says."""
    [found] = annotate([Text(article_id="x", version_no=1, text=text)])
    places = zip(*(found.tokens[name] for name in ("char_start", "char_end", "form")), strict=True)
    for start, end, form in places:
        if _SURROGATE.sub("\ufffd", text[start:end]) != form:
            raise ValueError(f"a token's offsets are wrong: {form!r} at {start}, found {text[start:end]!r}")
    return len(found.tokens["form"])
