"""Copies: which texts repeat which, and which came first.

A wire agency's text in a daily, a ministry's release in three papers, a text with a new lead: each is linked to one
origin, so that views can count a story once. Candidates come from MinHash over character 5-grams (Broder 1997; the
library `rensa`), and a link is made only where the exact Jaccard similarity of the 5-grams confirms it.

A page and a file attached to it that say the same are one document too: the file is linked to the page, or the page to
the file where that is much the fuller text, and who repeats either is linked to that one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import itemgetter

from rensa import RMinHash, RMinHashLSH

from warehouse.records import CopyKind, CopyLink, OutletKind

SHINGLE_LENGTH = 5
PERMUTATIONS = 128
BANDS = 32
SEED = 42
ALIKE = 0.5
"""Least Jaccard similarity of character 5-grams for a copy."""
ATTACHED_SHARE = 0.6
"""A file repeats its page, or the page its file, if this share of the shorter one's 5-grams stands in the other."""
FULLER = 1.5
"""So many times the 5-grams of its page a file must have to be the origin of the two."""
_RELEASED_BY = frozenset({"government", "legislature", "institute"})


@dataclass(frozen=True, slots=True)
class Copyable:
    """One text that may repeat another: its outlet's kind tells an origin from a copy."""

    article_id: str
    outlet_id: str
    outlet_kind: OutletKind
    published_at: datetime
    text: str
    parent_article_id: str | None = None
    """The article it is attached to as a file."""


def copy_links(texts: Sequence[Copyable]) -> list[CopyLink]:
    """Give one link a copy, to the origin of its cluster; an origin has none.

    The origin is the wire's or the issuing body's own text where the cluster holds one, else the earliest.
    Texts of one outlet are not held against each other, but for a page and its files: a series repeats its own phrases.

    Args:
        texts: every text of the window, new and old; the result does not depend on their order.
    """
    shingles = {text.article_id: _shingles(text.text) for text in texts}
    known = _Known(shingles)
    links: list[CopyLink] = []
    for document in _documents(texts, shingles):
        signatures = [_signature(shingles[text.article_id]) for text in document]
        marked = list(zip(document, signatures, strict=True))
        alike = chain.from_iterable(known.alike(*pair) for pair in marked)
        _, origin = max(alike, key=itemgetter(0), default=(0.0, document[0]))
        if origin is document[0]:
            for text, signature in marked:
                known.add(text, signature, origin)
        links += (_link(text, origin, shingles) for text in document if text is not origin)
    return sorted(links, key=lambda link: link.article_id)


class _Known:
    """The texts met so far, looked up by their signatures, and the origin each stands for."""

    def __init__(self, shingles: Mapping[str, frozenset[str]]) -> None:
        self._shingles = shingles
        self._index = RMinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS, num_bands=BANDS)
        self._origins: list[tuple[Copyable, Copyable]] = []

    def add(self, text: Copyable, signature: RMinHash, origin: Copyable) -> None:
        """Take a text up."""
        self._index.insert(len(self._origins), signature)
        self._origins.append((text, origin))

    def alike(self, text: Copyable, signature: RMinHash) -> Iterator[tuple[float, Copyable]]:
        """Give (exact likeness, origin) of other outlets' texts that are enough like one."""
        for at in sorted(self._index.query(signature)):
            other, origin = self._origins[at]
            likeness = _jaccard(self._shingles[text.article_id], self._shingles[other.article_id])
            if other.outlet_id != text.outlet_id and likeness >= ALIKE:
                yield likeness, origin


def _documents(texts: Sequence[Copyable], shingles: Mapping[str, frozenset[str]]) -> list[list[Copyable]]:
    """Give the texts that may be origins, origins first, each with the page and files that say the same after it."""
    pages = {text.article_id: [text] for text in texts}
    for text in sorted(texts, key=lambda text: text.article_id):
        page = pages.get(text.parent_article_id or "")
        if page and _share(shingles[text.article_id], shingles[page[0].article_id]) >= ATTACHED_SHARE:
            page.append(text)
            del pages[text.article_id]
    for document in pages.values():
        sizes = [len(shingles[text.article_id]) for text in document]
        fullest = sizes.index(max(sizes))
        if sizes[fullest] > FULLER * sizes[0]:
            document.insert(0, document.pop(fullest))
    return sorted(pages.values(), key=lambda document: _origin_first(document[0]))


def _origin_first(text: Copyable) -> tuple[bool, datetime, str]:
    is_issuer = text.outlet_kind == "wire" or text.outlet_kind in _RELEASED_BY
    return not is_issuer, text.published_at, text.article_id


def _link(copy: Copyable, origin: Copyable, shingles: Mapping[str, frozenset[str]]) -> CopyLink:
    kind: CopyKind = "near_duplicate"
    if origin.outlet_id == copy.outlet_id:
        kind = "attachment"
    elif origin.outlet_kind == "wire":
        kind = "wire"
    elif origin.outlet_kind in _RELEASED_BY:
        kind = "press_release"
    similarity = _jaccard(shingles[copy.article_id], shingles[origin.article_id])
    return CopyLink(
        article_id=copy.article_id,
        origin_article_id=origin.article_id,
        kind=kind,
        similarity=round(similarity, 4),
    )


def _shingles(text: str) -> frozenset[str]:
    plain = "".join(text.split())
    return frozenset(plain[at : at + SHINGLE_LENGTH] for at in range(max(1, len(plain) - SHINGLE_LENGTH + 1)))


def _signature(grams: frozenset[str]) -> RMinHash:
    signature = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    signature.update(sorted(grams))
    return signature


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / min(len(some), len(others))


def _jaccard(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some | others)
