"""A text laid out for quoting: lines, sentences that no quotation breaks, and what in marks may be speech.

"A는 “가. 나.”라고 했다." is one sentence. "“가.” A의 말이다." is two, the first standing alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nlp.quotes import lexicon
from nlp.quotes.marks import Stretch, stretches
from nlp.quotes.speakers import Candidate
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit, masked, units_of

LEAST_WORDS = 4
"""Words that make a marked stretch more than a term, where nothing reports it (codebook, section 2)."""
REACH = 60
"""Units before words within which their speaker and their beginning are looked for, so that a sentence without an end costs
no more: written ones have half as many at most."""
SUFFIX = lexicon.pattern("suffix")
_LINK = lexicon.pattern("link")
_STOP = re.compile(r"[.?!](?<=[가-힣)\]%\x01\x02\d].)[.?!]*(?=[\s\x01]|$)|\|(?<=\s.)(?=\s)")
"""It begins with the marks themselves, which is what Python scans for fastest. A bar parts a byline: "고은비 기자 | 정부는"."""
_BOUNDARY = re.compile(rf"{_STOP.pattern}|(?<=\x01)(?=\s)")
_DIRECTLY = lexicon.pattern("directly")
QUESTION = re.compile(r"\s*(?:[▲△▶▷◇◆■Q]|[-―—–])")
_EVENT = lexicon.pattern("event_after")
_TURN = lexicon.pattern("turn")
_TOLD = lexicon.pattern("told_quotation")


@dataclass(slots=True)
class LaidSentence:
    """One sentence with its units."""

    number: int
    """Its place among the text's sentences."""
    start: int
    end: int
    line: int
    is_heading: bool
    has_speech: bool
    units: list[Unit] = field(default_factory=list)
    acting: list[Candidate] = field(default_factory=list)
    """Who stands in it as topic, subject or place; filled when names are taken up."""


@dataclass(slots=True)
class LaidText:
    """A text's sentences, and the stretches its speech units number."""

    sentences: list[LaidSentence]
    stretches: list[Stretch]


def word_count(text: str, stretch: Stretch) -> int:
    """Give the number of eojeols in a stretch."""
    return len(text[stretch.start : stretch.end].split())


def is_clause(tokens: Tokens, stretch: Stretch) -> bool:
    """Tell whether a stretch ends as a sentence does: 한다, 습니까, 거예요."""
    last = tokens.at(stretch.end - 1)
    while tokens.starts[last] > stretch.start and tokens.tags[last][:2] in (
        "SF",
        "SE",
        "SP",
        "SS",
        "_S",
        "SW",
    ):
        last -= 1
    return tokens.tags[last].endswith(("EF", "EF+JX")) or tokens.text[stretch.end - 1] in ".?!"


def suffix_kind(text: str, stretch: Stretch) -> str:
    """Give how the text goes on after a stretch: go, myeo, neun, link, particle, end."""
    after = stretch.end + 1
    match = SUFFIX.match(text, after)
    if match:
        return match.lastgroup or ""
    if _LINK.match(text, after):
        return "link"
    following = text[after : after + 1]
    return "particle" if following and "가" <= following <= "힣" else "end"


def may_be_speech(tokens: Tokens, stretch: Stretch, is_heading: bool) -> bool:
    """Tell whether marks may hold speech; the rest are terms and titles, read as plain words."""
    text = tokens.text
    suffix = suffix_kind(text, stretch)
    words = word_count(text, stretch)
    if stretch.mark == "『" or (not is_heading and _is_title_of_event(text, stretch)):
        return False
    if suffix in ("go", "myeo") and not is_heading:
        return True
    clause = is_clause(tokens, stretch)
    if suffix == "neun":
        return clause or words >= LEAST_WORDS
    if stretch.mark in "「‘":
        return clause and words >= LEAST_WORDS and suffix == "end" and not is_heading
    if is_heading:
        return words >= LEAST_WORDS
    return words >= LEAST_WORDS or (clause and suffix in ("end", "link"))


def _is_title_of_event(text: str, stretch: Stretch) -> bool:
    """Tell what an event or a writing is called, "‘AI, 어디까지 열 것인가’ 토론회에서", from speech, which may end in a full stop."""
    return text[stretch.end - 1] not in ".!" and _EVENT.match(text, stretch.end + 1) is not None


def lay_out(tokens: Tokens) -> LaidText:
    """Give the sentences of a text with their units."""
    text = tokens.text
    marked = stretches(tokens.curled)
    layout = LaidText([], marked)
    offset = number = 0
    is_asked = False
    for line_number, line in enumerate(text.split("\n")):
        end = offset + len(line)
        mine: list[int] = []
        while number < len(marked) and marked[number].start < end:
            mine.append(number)
            number += 1
        if line.strip():
            is_heading = _is_heading(line, line_number) and not is_asked
            is_asked = not is_heading and QUESTION.match(line) is not None
            for sentence in _in_line(tokens, marked, mine, offset, end, line_number, is_heading):
                sentence.number = len(layout.sentences)
                layout.sentences.append(sentence)
        offset = end + 1
    return layout


def _in_line(
    tokens: Tokens,
    marked: Sequence[Stretch],
    mine: Sequence[int],
    start: int,
    end: int,
    line_number: int,
    is_heading: bool,
) -> Iterator[LaidSentence]:
    text = tokens.text
    speech = [n for n in mine if may_be_speech(tokens, marked[n], is_heading)]
    spoken = [(marked[n].start - 1, marked[n].end + 1) for n in speech]
    terms = [(marked[n].start, marked[n].end) for n in sorted(set(mine).difference(speech))]
    shape = masked(text, start, end, spoken, terms)
    left = first = 0
    speech_ends = {marked[n].end + 1: marked[n] for n in speech}
    for right in [*_breaks(tokens, shape, start, is_heading, speech_ends), len(shape)]:
        last = first
        while last < len(spoken) and spoken[last][0] - start < right:
            last += 1
        units = units_of(tokens, shape[left:right], start + left, spoken[first:last], speech[first:last])
        if units:
            yield LaidSentence(0, start + left, start + right, line_number, is_heading, last > first, units)
            first = last
        left = right


def _breaks(
    tokens: Tokens, shape: str, start: int, is_heading: bool, speech_ends: dict[int, Stretch]
) -> Iterator[int]:
    """Give where sentences end within a line; after speech only where it is a whole sentence by itself."""
    for match in (_BOUNDARY if speech_ends else _STOP).finditer(shape):
        if match[0]:
            if not is_heading and not match[0].startswith(".."):
                yield match.end()
            continue
        stretch = speech_ends.get(start + match.end())
        if stretch is None or _DIRECTLY.match(tokens.text, start + match.end()):
            continue
        opened = stretch.start - 1 - start
        while opened and shape[opened - 1].isspace():
            opened -= 1
        stands_alone = not opened or shape[opened - 1] in ".?!:\x01"
        if stands_alone and is_clause(tokens, stretch):
            yield match.end()


def _is_heading(line: str, line_number: int) -> bool:
    """Tell whether a line is a headline: the first line, or a short one that is no turn and does not end as a sentence."""
    line = line.rstrip()
    if line_number == 0:
        return not (line.endswith(".") or _TOLD.search(line)) or "”…" in line
    if _TURN.match(line):
        return False
    return len(line) < 80 and not line.endswith((".", "?", "!", "]", ")", ".”", '."', ".″", "?”", '?"'))
