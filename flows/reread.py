"""Reread: the archive read again with today's parsers, and what differs from what was read before, by outlet."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from flows.home import Home
from spiders.read import read_folder
from spiders.registry import load_sites
from spiders.rows import read_rows

FACTS: Final = (
    "url",
    "published_at",
    "modified_at",
    "date_confidence",
    "has_date_conflict",
    "byline",
    "section",
)
"""What may be read otherwise beside the same text."""
DONE: Final = "crawl.jsonl"
"""The file whose presence says that a folder is read."""


@dataclass(slots=True)
class Reread:
    """What reading an outlet's archive again gave, in articles; an article counts once a crawl."""

    outlet_id: str
    article_count: int = 0
    text_count: int = 0
    """Another title or body: a new version."""
    fact_count: int = 0
    """The same text, but another date, byline, section or address."""
    gained_count: int = 0
    """Not read before, as behind a problem row."""
    lost_count: int = 0
    """Read before and not now; what the warehouse holds of them stays."""
    extractors: Counter[str] = field(default_factory=Counter)
    """What read those that differ, by name and version."""

    @property
    def difference_count(self) -> int:
        """How many articles differ in any way."""
        return self.text_count + self.fact_count + self.gained_count + self.lost_count


def reread(
    home: Home,
    run_ids: Iterable[str],
    sites: str,
    *,
    is_dry: bool = False,
    advance: Callable[[int], object] = lambda count: None,
) -> list[Reread]:
    """Leave the rows of today's parsers beside each archive, unless `is_dry`; give what differs, by outlet."""
    known_sites = load_sites(sites)
    found: dict[str, Reread] = {}
    for folder in home.crawl_folders(*run_ids):
        with TemporaryDirectory(dir=home.root) as place:
            into = Path(place)
            read_folder(folder, home.root, known_sites, into)
            outlet = found.setdefault(folder.name, Reread(folder.name))
            compare(articles(folder), articles(into), outlet)
            if not is_dry:
                replace_rows(folder, into)
        advance(1)
    return [found[outlet_id] for outlet_id in sorted(found)]


def compare(before: dict[str, dict[str, Any]], now: dict[str, dict[str, Any]], outlet: Reread) -> None:
    """Add to an outlet's row how two readings of one crawl differ."""
    outlet.article_count += len(now)
    outlet.lost_count += len(before.keys() - now.keys())
    for article_id, row in now.items():
        was = before.get(article_id)
        if was is None:
            outlet.gained_count += 1
        elif was["content_hash"] != row["content_hash"]:
            outlet.text_count += 1
        elif any(was.get(name) != row[name] for name in FACTS):
            outlet.fact_count += 1
        else:
            continue
        outlet.extractors[row["extractor"]] += 1


def articles(folder: Path) -> dict[str, dict[str, Any]]:
    """Give the articles that a folder's rows hold, by id."""
    return {row["article_id"]: row for row in read_rows(folder / "article.jsonl")}


def replace_rows(folder: Path, into: Path) -> None:
    """Put new rows in the place of a folder's; one that was killed meanwhile counts as not read, and is read anew."""
    changed = [path for path in into.iterdir() if not _is_same(path, folder / path.name)]
    if not changed:
        return
    (folder / DONE).unlink(missing_ok=True)
    for path in sorted(into.iterdir(), key=lambda path: path.name == DONE):
        path.replace(folder / path.name)


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and one.read_bytes() == other.read_bytes()
