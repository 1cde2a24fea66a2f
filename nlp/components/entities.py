"""Who and what a text names: the registry's names first, then names that only their surroundings explain.

"배도윤 한울지능 대표는 ‘결-2’를 …" gives PERSON 배도윤, ORG 한울지능, MODEL 결-2. A name found once counts everywhere in the
text. Registry names carry their id in `kb_id_`, others a provisional one: `new:PERSON:배도윤`.
"""

from bisect import bisect_left, bisect_right

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from nlp.entities.bodies import bodies
from nlp.entities.candidates import Candidate
from nlp.entities.link import linked
from nlp.entities.marked import laws, marked_names, models
from nlp.entities.names import known_names
from nlp.entities.people import people
from nlp.entities.versions import versions
from nlp.entities.words import Word, words_of
from nlp.findings import NameFinding
from nlp.token_lists import token_lists
from nlp.tokenizer import has_tokens


@Language.factory("entities", assigns=["doc._.mentions", "doc._.names", "doc.spans", "doc.ents"])
def make_entities(nlp: Language, name: str) -> "Entities":
    """Build the component."""
    return Entities()


class Entities:
    """Writes `doc._.mentions`, in order and without overlap, with exact offsets, and from it `doc._.names`.

    Names reach to the ends of tokens; where the Doc has tokens, they stand in `doc.spans["entities"]` and `doc.ents` too.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one text."""
        lists = token_lists(doc)
        text = lists["source"]
        found = words_of(doc)
        sure = longest_first([*known_names(text), *versions(doc)])
        _label(found, sure)
        persons = longest_first([*sure, *people(found)])
        _label(found, persons)
        guessed = [
            *bodies(found, text),
            *laws(found),
            *marked_names(lists["curled"], found),
            *models(text, found),
        ]
        return named(doc, longest_first([*persons, *guessed]))


def named(doc: Doc, candidates: list[Candidate]) -> Doc:
    """Give the Doc with these names, which do not overlap, and their repetitions as its mentions."""
    lists = token_lists(doc)
    mentions = doc._.mentions = linked(lists["source"], candidates)
    starts, forms = lists["starts"], lists["forms"]
    names: list[NameFinding] = []
    spans: list[tuple[int, int]] = []
    last = 0
    for name in mentions:
        first = bisect_right(starts, name.start) - 1
        if first < last:  # two names in one token: the first is shown
            continue
        last = bisect_left(starts, name.end)
        spans.append((first, last))
        end = starts[last - 1] + len(forms[last - 1])
        names.append(NameFinding(starts[first], end, name.label, name.entity_id))
    doc._.names = names
    return _with_spans(doc, spans) if has_tokens(doc) else doc


def _with_spans(doc: Doc, places: list[tuple[int, int]]) -> Doc:
    """Give the Doc with its names as spaCy has them."""
    spans = [
        Span(doc, *place, label=name.label, kb_id=name.entity_id)
        for place, name in zip(places, doc._.names, strict=True)
    ]
    doc.spans["entities"] = SpanGroup(doc, name="entities", spans=spans)
    doc.set_ents(spans)
    return doc


def longest_first(candidates: list[Candidate]) -> list[Candidate]:
    """Give the candidates in order without overlap; the longer wins, then the one the registry knows."""
    kept: list[Candidate] = []
    ranked = sorted(candidates, key=lambda name: (name.start - name.end, not name.entity_id, name.start))
    taken: set[int] = set()
    for name in ranked:
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _label(found: list[Word], names: list[Candidate]) -> None:
    """Write on each word the label of the name that covers its stem."""
    starts = [word.start for word in found]
    for name in names:
        for word in found[bisect_left(starts, name.start) : bisect_left(starts, name.end)]:
            if word.stem_end <= name.end:
                word.label = name.label
