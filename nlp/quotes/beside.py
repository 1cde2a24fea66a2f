"""Who is named next to words that nothing before them gives a speaker: right before the marks, or after them."""

from collections.abc import Sequence

from nlp.quotes import lexicon
from nlp.quotes.carried import INTERVIEWED, MET, asked
from nlp.quotes.cast import Cast
from nlp.quotes.direct import Cue
from nlp.quotes.names import Name, end_of_bullets, kind_of, name_ending_at
from nlp.quotes.personal_names import ASIDE, is_personal
from nlp.quotes.predicates import verb_of
from nlp.quotes.sentences import LaidSentence, LaidText
from nlp.quotes.speakers import STRONG, bare_before, chosen
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_BEFORE_COLON = lexicon.pattern("before_colon")
_SO_SAID = lexicon.pattern("so_said")
_GESTURE = lexicon.pattern("gesture")
_INSIDERS = lexicon.group("insiders")
_WORDS_OF = lexicon.pattern("words_of")


def beside(tokens: Tokens, cast: Cast, units: Sequence[Unit], at: int, region: int) -> Name | None:
    """Give who is named right before marks without a particle: "[배도윤 대표 : “…”]", "배도윤 대표 “…”"."""
    text, marks = tokens.text, units[at].start
    colon = _BEFORE_COLON.search(text[max(marks - 60, 0) : marks])
    if colon is None:
        bare = bare_before(tokens, units, at, region)
        return bare if bare is not None and bare.kind in STRONG else None
    group = colon.lastindex or 1
    words = colon[group][end_of_bullets(colon[group], 0, len(colon[group])) :]
    end = max(marks - 60, 0) + colon.end(group)
    kind = kind_of(words, is_proper=False)
    if kind != "person" and (own := ASIDE.sub("", words)) != words and is_personal(own):
        kind = "person"
    if kind in ("noun", "thing", "name"):
        kind = "person" if words in cast.personal or is_personal(words) else "group"
    named = Name(words, end - len(words), end, kind)
    cast.add(named, is_acting=True, is_beside=True)
    return named


def after(
    tokens: Tokens, layout: LaidText, sentence: LaidSentence, at: int, cue: Cue, is_first: bool
) -> Name | None:
    """Give who is named after the words: as the one who said them, or in the next sentence.

    `is_first`: nobody was spoken of before.
    """
    units = sentence.units
    if cue.at < len(units) and units[cue.at].kind == "modifier":
        return _described(tokens, units, cue.at + 1)
    if cue.is_free and at in (0, len(units) - 1):
        return _next_sentence(tokens, layout, sentence, cue, is_first)
    return None


def _described(tokens: Tokens, units: Sequence[Unit], start: int) -> Name | None:
    """Give whom a reporting modifier describes: "“…”라고 말한 김 교수는"."""
    for at in range(start, min(start + 6, len(units))):
        if units[at].kind in ("topic", "subject", "also", "object", "oblique"):
            name = name_ending_at(tokens, units, at, start)
            return name if name.kind in ("person", "group", "body") else None
        if units[at].kind not in ("bare", "genitive"):
            return None
    return None


def _next_sentence(
    tokens: Tokens, layout: LaidText, sentence: LaidSentence, cue: Cue, is_first: bool
) -> Name | None:
    """Give who the next sentence says has spoken so: "배 장관은 … 이같이 밝혔다", "홍 대표의 말이다"."""
    place = sentence.number + 1
    following = layout.sentences[place] if place < len(layout.sentences) else None
    if following is None or following.line != sentence.line:
        return None
    units = following.units
    words = tokens.text[following.start : following.end].strip()
    if _WORDS_OF.match(words) and len(units) > 1 and units[-2].kind == "genitive":
        return name_ending_at(tokens, units, len(units) - 2)
    if _GESTURE.search(words) is not None:
        one = chosen(following.acting)
        return one.name if one is not None and one.name.kind == "person" else None
    one = chosen(following.acting)
    if one is None and INTERVIEWED.search(words) is not None:
        return asked(tokens, units, MET)
    if _SO_SAID.search(words) is None:
        opens_line = not sentence.number or layout.sentences[sentence.number - 1].line != sentence.line
        is_topic = (is_first or opens_line) and one is not None and one.case == "topic"
        return one.name if one is not None and is_topic and _is_somebody(one.name) else None
    said = [verb for at in range(len(units)) if (verb := verb_of(tokens, units, at))]
    if one is None or not said:
        return None
    cue.verb = cue.verb or said[-1]
    return one.name


def _is_somebody(name: Name) -> bool:
    """Tell a person, or one who speaks for a body: 연구소 관계자."""
    return name.kind == "person" or (name.kind == "group" and name.text.endswith(_INSIDERS))
