"""Which body issues the report a sentence speaks of: "A는 『…』을 발간했다", "A가 낸 보고서는"."""

from collections.abc import Sequence

from nlp.quotes import lexicon
from nlp.quotes.names import Name
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_PUBLISHES = lexicon.pattern("publishes")
_ISSUES = lexicon.pattern("issues")


def issuers(
    tokens: Tokens, units: Sequence[Unit], named: Sequence[tuple[int, Name]]
) -> list[tuple[int, Name]]:
    """Give where a sentence tells that a report is issued, and by whom.

    Args:
        tokens: the text.
        units: those of the sentence.
        named: whom the sentence names, with the units they end in, in order.
    """
    text = tokens.text
    body = next(((place, name) for place, name in named if name.kind in ("body", "name")), None)
    if body is None or _ISSUES.search(text, units[0].start, units[-1].end) is None:
        return []
    found: list[tuple[int, Name]] = []
    for at in range(body[0] + 1, len(units)):
        unit = units[at]
        if unit.kind == "speech":
            continue
        if not _PUBLISHES.match(text, unit.start):
            if not lexicon.closing("reports", text[unit.start : unit.base_end]):
                continue
            around = text[units[max(at - 2, 0)].start : units[min(at + 3, len(units) - 1)].end]
            if not _ISSUES.search(around):
                continue
        found.append((unit.start, body[1]))
    return found
