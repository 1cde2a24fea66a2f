"""Packs a folder of saved pages into archives under their own addresses, so that they are read like a crawl."""

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path
from urllib.parse import quote, urlsplit

from spiders.archive import FILE_NAME, Answer, WarcWriter
from spiders.dates import IN_TEXT, KST, read_date
from spiders.generic import generic_site
from spiders.page import Page
from spiders.registry import Sites, site_of
from spiders.rows import write_atomic
from warehouse.records import VisitKind

MANIFEST = "MANIFEST.tsv"
COLUMNS = ("path", "url", "site", "kind", "encoding")
SAVED_ON = re.compile(r"(?:crawled|saved|recorded)\s+(.*)")
KINDS: tuple[tuple[str, VisitKind], ...] = (
    ("list", "listing"),
    ("API json", "api"),
    ("normalised", "other"),
    ("feed", "feed"),
    ("rss", "feed"),
    ("RSS", "feed"),
    ("press release", "article"),
    ("article", "article"),
)
"""What a manifest's words for a page mean; the first that is found in them counts."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One file of a folder of saved pages, as its manifest describes it."""

    path: Path
    url: str
    site: str
    kind: VisitKind
    encoding: str
    shows: str


def pack(pages_dir: Path, run_folder: Path, sites: Sites, fetched_at: datetime) -> list[Path]:
    """Leave one folder an outlet below `run_folder`, a new one, each with its archive; give the folders.

    `pages_dir` holds MANIFEST.tsv (path, url, site, kind, encoding; shows, if there are remarks). Bytes are kept as they
    are. A page counts as fetched when the remarks say to the second, else at `fetched_at` (with zone): never now.
    Feeds and exports of hosts without a site file are left out: nothing reads them.
    """
    by_folder: dict[str, list[Answer]] = {}
    for saved in read_manifest(pages_dir):
        answer = answer_of(saved, sites, fetched_at)
        if saved.kind in ("feed", "other") and site_of(answer.url, sites) is None:
            continue
        by_folder.setdefault(outlet_of(answer.url, sites), []).append(answer)
    if not by_folder:
        raise ValueError(f"{MANIFEST}: expected a page that is read, found none; name an article or a list")
    return [
        write_folder(run_folder / name, answers, fetched_at) for name, answers in sorted(by_folder.items())
    ]


def read_manifest(pages_dir: Path) -> Iterator[SavedPage]:
    """Yield the pages of a manifest; raises `ValueError` for a missing column, or a line that describes no page here."""
    try:
        text = (pages_dir / MANIFEST).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{MANIFEST}: expected UTF-8, found another encoding; save it as UTF-8") from error
    # strict: a headline that begins with a quotation mark would swallow the lines up to the next one
    rows = csv.DictReader(StringIO(text), delimiter="\t", strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"expected the columns {', '.join(COLUMNS)}, found no {missing[0]}")
        for row in rows:
            yield saved_page(pages_dir, row)
    except csv.Error as error:
        expected = "a value that begins with a quotation mark to end with one, those inside it doubled"
        raise ValueError(f"{MANIFEST}, line {rows.line_num + 1}: expected {expected} ({error})") from error
    except ValueError as error:
        raise ValueError(f"{MANIFEST}, line {rows.line_num}: {error}") from error


def saved_page(pages_dir: Path, row: dict[str, str]) -> SavedPage:
    """Give the page that a line describes; raises `ValueError` for what it lacks, and for a file outside the folder."""
    missing = [name for name in COLUMNS if row[name] is None]
    if missing:
        raise ValueError(f"expected a tab before each column, found none before {missing[0]}")
    path = pages_dir / row["path"]
    if not (path.is_file() and path.resolve().is_relative_to(pages_dir.resolve())):
        raise ValueError(f"expected path to name a file in the folder, found {row['path']!r}")
    try:
        host = urlsplit(row["url"]).hostname
    except ValueError as error:
        raise ValueError(f"expected a url, found {row['url']!r} ({error})") from error
    if not host and not row["site"]:
        raise ValueError(f"expected a url with a host, or a site, found {row['url']!r} and none")
    return SavedPage(
        path=path,
        url=row["url"],
        site=row["site"],
        kind=kind_of(row["kind"]),
        encoding=row["encoding"],
        shows=row.get("shows") or "",
    )


def kind_of(words: str) -> VisitKind:
    """Give the kind of visit that a manifest's words mean."""
    for sign, kind in KINDS:
        if sign in words.removesuffix("(shortened)").replace("listing", "list"):
            return kind
    raise ValueError(f"expected a kind that names one of {[s for s, _ in KINDS]}, found {words!r}")


def answer_of(saved: SavedPage, sites: Sites, fetched_at: datetime) -> Answer:
    """Give a saved page as the answer it once was."""
    body = saved.path.read_bytes()
    page = Page(url=saved.url, status=200, body=body, fetched_at=fetched_at, kind=saved.kind)
    is_json = saved.kind == "api" or saved.path.suffix == ".json"
    media_type = b"application/json" if is_json else b"text/xml" if saved.kind == "feed" else b"text/html"
    return Answer(
        url=address_of(saved, page),
        status=200,
        headers=[(b"Content-Type", media_type)],
        body=body,
        kind=saved.kind,
        fetched_at=saved_on(saved.shows) or fetched_at,
    )


def address_of(saved: SavedPage, page: Page) -> str:
    """Give the manifest's address, else the one the page gives for itself, else a made one under the site's host.

    An address that is only a host or a menu serves several files, so it is made theirs by the file's name; an API
    answer saved without its service is told apart in the same way.
    """
    if saved.url.startswith("http") and saved.kind in ("article", "api") and is_specific(saved.url):
        return quote(saved.url, safe=":/?&=%#.-_~;,+")
    if saved.kind == "article":
        # a page that cannot be decoded, or calls something its address that is none
        with suppress(ValueError):
            own = page.canonical_link
            if is_specific(own):
                return own
    return made_address(saved)


def is_specific(url: str) -> bool:
    """Say whether an address is one page's own."""
    parts = urlsplit(url)
    return not url.endswith("?") and (bool(parts.query) or parts.path.strip("/").count("/") > 0)


def made_address(saved: SavedPage) -> str:
    """Give a stable address for a file under its site's host."""
    host = urlsplit(saved.url).hostname or "www." + saved.site.replace("_", ".")
    return f"http://{host}/saved/{quote(saved.path.name)}"


def saved_on(shows: str) -> datetime | None:
    """Give the second at which a page was saved, if the manifest's remarks name it."""
    remark = SAVED_ON.search(shows)
    date = IN_TEXT.match(remark[1]) if remark else None
    read = read_date(date[0], datetime(1970, 1, 1, tzinfo=KST)) if date else None
    return read.at if read and read.has_time else None


def outlet_of(url: str, sites: Sites) -> str:
    """Give the outlet that an address belongs to, declared or not."""
    site = site_of(url, sites) or generic_site(urlsplit(url).hostname or "unknown")
    return site.outlet.outlet_id


def write_folder(folder: Path, answers: list[Answer], fetched_at: datetime) -> Path:
    """Leave the archive and the stats of one outlet, as a crawl would."""
    writer = WarcWriter(folder)
    for answer in answers:
        writer.write(answer)
    writer.close()
    moment = fetched_at.isoformat()
    stats = {
        "downloader/request_count": len(answers),
        "finish_reason": "finished",
        "finish_time": moment,
        "start_time": moment,
    }
    write_atomic(folder / "stats.json", json.dumps(stats, indent=1, sort_keys=True) + "\n")
    return folder


def digest_of(run_folder: Path) -> str:
    """Give the first twelve hex digits of a SHA-256 of what was packed: each outlet's pages, addresses and instants."""
    digest = hashlib.sha256()
    for archive in sorted(run_folder.glob(f"*/{FILE_NAME}")):
        with gzip.open(archive) as records:  # unpacked: another zlib packs the same pages into other bytes
            content = hashlib.file_digest(records, "sha256").hexdigest()
        digest.update(f"{archive.parent.name} {content}\n".encode())
    return digest.hexdigest()[:12]
