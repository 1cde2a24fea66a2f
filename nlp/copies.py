"""Copies: which texts repeat which, and which came first.

A wire agency's text in a daily, a ministry's release in three papers, a text with a new lead: each is linked to one
origin, so that views can count a story once. Candidates come from MinHash over character 5-grams (Broder 1997; the
library `rensa`), and a link is made only where the exact Jaccard similarity of the 5-grams confirms it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rensa import RMinHash, RMinHashLSH

from warehouse.records import CopyKind, CopyLink, OutletKind

SHINGLE_LENGTH = 5
PERMUTATIONS = 128
BANDS = 32
SEED = 42
_RELEASED_BY = frozenset({"government", "legislature", "institute"})


@dataclass(frozen=True, slots=True)
class Copyable:
    """One text that may repeat another: its outlet's kind tells an origin from a copy."""

    article_id: str
    outlet_id: str
    outlet_kind: OutletKind
    published_at: datetime
    text: str


def copy_links(texts: Sequence[Copyable], *, threshold: float = 0.5) -> list[CopyLink]:
    """Give one link a copy, to the origin of its cluster; an origin has none.

    The origin is the wire's or the issuing body's own text where the cluster holds one, else the earliest.
    Texts of one outlet are not held against each other: a series repeats its own phrases.

    Args:
        texts: every text of the window, new and old; the result does not depend on their order.
        threshold: least Jaccard similarity of character 5-grams for a copy.
    """
    ordered = sorted(texts, key=_origin_first)
    shingles = [_shingles(text.text) for text in ordered]
    signatures = [_signature(grams) for grams in shingles]
    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=BANDS)
    links: list[CopyLink] = []
    for number, text in enumerate(ordered):
        near = [
            at for at in sorted(index.query(signatures[number])) if ordered[at].outlet_id != text.outlet_id
        ]
        found = [(_jaccard(shingles[number], shingles[at]), -at) for at in near]
        similarity, negative = max(found, default=(0.0, 0))
        if similarity >= threshold:
            links.append(_link(text, ordered[-negative], similarity))
        else:
            index.insert(number, signatures[number])
    return sorted(links, key=lambda link: link.article_id)


def _origin_first(text: Copyable) -> tuple[bool, datetime, str]:
    is_issuer = text.outlet_kind == "wire" or text.outlet_kind in _RELEASED_BY
    return not is_issuer, text.published_at, text.article_id


def _link(copy: Copyable, origin: Copyable, similarity: float) -> CopyLink:
    kind: CopyKind = "near_duplicate"
    if origin.outlet_kind == "wire":
        kind = "wire"
    elif origin.outlet_kind in _RELEASED_BY:
        kind = "press_release"
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


def _jaccard(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some | others)
