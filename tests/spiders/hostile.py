"""Pages, feeds, sitemaps and API answers spoilt in every way we could think of: `python -m tests.spiders.hostile N SEED HOME`.

Run as a process of its own, so that its memory is the reading's alone. Prints what came of it as JSON.
"""

import gzip
import json
import random
import re
import signal
import sys
import time
import zlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.http import TextResponse

from flows.demo.site import addresses, answer
from flows.demo.texts import papers
from spiders.accept import address_of
from spiders.api_spider import ApiSpider
from spiders.archive import Answer, WarcWriter, read_pages
from spiders.news_spider import NewsSpider
from spiders.pack import answer_of, outlet_of, read_manifest
from spiders.read import Readings, read_answer, read_folder, site_for
from spiders.registry import Sites, load_sites
from warehouse.database import open_private
from warehouse.loader import load_crawl
from warehouse.records import Article, Problem, VisitKind

HERE = Path(__file__).parent
LONGEST_SECONDS = 5.0
AT = datetime(2026, 11, 1, tzinfo=UTC)
MEGABYTE = 1024 * 1024
BIG_EVERY = 400
"""One in so many mutations is a matter of megabytes."""
LISTS = ("feed", "sitemap", "listing")


class TooSlowError(BaseException):
    """A document took longer than any may; no `except` of the product may swallow it."""


@dataclass(frozen=True)
class Sample:
    """An answer as its outlet would give it, before it is spoilt."""

    outlet_id: str
    answer: Answer


def samples(sites: Sites) -> list[Sample]:
    """Give the made-up pages of the tests and of the demo, and the real ones where they are."""
    found = [*_made(sites), *_demo()]
    shared = HERE.parents[2].parent / "shared" / "pages"
    if (shared / "MANIFEST.tsv").is_file():
        for saved in read_manifest(shared):
            real = answer_of(saved, sites, AT)
            found.append(Sample(outlet_of(real.url, sites), real))
    return found


def _made(sites: Sites) -> Iterator[Sample]:
    kinds: tuple[tuple[str, VisitKind], ...] = (
        (".api.json", "api"),
        (".html", "article"),
        (".list.html", "listing"),
    )
    for address in sorted((HERE / "pages").glob("*/*.url")):
        for suffix, kind in kinds:
            page = address.with_name(address.stem + suffix)
            if page.exists() and address.parent.name in sites:
                url, _ = address_of(page)
                yield Sample(address.parent.name, _answer(url, page.read_bytes(), kind))


def _demo() -> Iterator[Sample]:
    for outlet_id, paper in papers().items():
        for url in addresses(outlet_id, 1):
            target = url.removeprefix(f"http://{paper.host}")
            found = answer(paper.host, target, 1)
            yield Sample(outlet_id, _answer(url, found.body, _kind(target), found.content_type))


def _kind(target: str) -> VisitKind:
    if "rss" in target:
        return "feed"
    if "sitemap" in target:
        return "sitemap"
    if "openapi" in target:
        return "api"
    return "listing" if "list.do" in target or target == "/" else "article"


def _answer(url: str, body: bytes, kind: VisitKind, content_type: str = "text/html") -> Answer:
    return Answer(
        url=url,
        status=200,
        headers=[(b"Content-Type", content_type.encode())],
        body=body,
        kind=kind,
        fetched_at=AT,
    )


def spoil(sample: Answer, dice: random.Random, is_big: bool) -> tuple[str, Answer]:
    """Give the name of what was done to an answer, and the answer spoilt by it."""
    name, way = dice.choice(sorted((BIG if is_big else WAYS).items()))
    spoilt = way(sample, dice)
    return name, spoilt if isinstance(spoilt, Answer) else replace(sample, body=spoilt)


def _cut(body: bytes, dice: random.Random) -> int:
    """Give a place in a body, preferably where a tag or a value begins."""
    places = [match.start() for match in re.finditer(rb'[<{"]', body[:200_000])]
    return dice.choice(places) if places and dice.random() < 0.7 else dice.randrange(len(body) + 1)


def _truncated(sample: Answer, dice: random.Random) -> bytes:
    return sample.body[: dice.randrange(len(sample.body) + 1)]


def _flipped(sample: Answer, dice: random.Random) -> bytes:
    body = bytearray(sample.body)
    for _ in range(dice.choice((1, 10, 1000))):
        if body:
            body[dice.randrange(len(body))] = dice.randrange(256)
    return bytes(body)


def _shuffled(sample: Answer, dice: random.Random) -> bytes:
    first, second = sorted((_cut(sample.body, dice), _cut(sample.body, dice)))
    body = sample.body
    return dice.choice(
        (body[second:] + body[:first], body[:second] + body[first:], body[:first] + body[second:])
    )


def _inserted(sample: Answer, dice: random.Random, junk: bytes) -> bytes:
    place = _cut(sample.body, dice)
    return sample.body[:place] + junk + sample.body[place:]


def _nested(sample: Answer, dice: random.Random) -> bytes:
    opened, closed = dice.choice(
        (
            (b"<div>", b"</div>"),
            (b"<p><b>", b""),
            (b"<table><tr><td>", b""),
            (b"<ul><li>", b"</li></ul>"),
            (b'<div class="info-group view article body">', b"</div>"),
            (b"<item>", b"</item>"),
            (b"<a href=x>", b""),
            (b"[", b"]"),
            (b'{"a":', b"}"),
            (b'{"@graph":[', b"]}"),
            (b"<url><loc>", b""),
        )
    )
    depth = 10_000
    return _inserted(sample, dice, opened * depth + b"x" + closed * (depth if dice.random() < 0.5 else 0))


def _runs(sample: Answer, dice: random.Random) -> bytes:
    run = dice.choice(
        (
            " ",
            "\t\n",
            ".",
            "2026",
            "2026.",
            "가",
            "기자 ",
            "a@",
            "#",
            "&amp;",
            "<",
            "입력 ",
            "1:",
            "- ",
            "ⓒ",
            "\u200b",
            "\\u",
        )
    )
    return _inserted(sample, dice, (run * 50_000).encode())


def _misdated(sample: Answer, dice: random.Random) -> bytes:
    odd = dice.choice(
        (
            "9999-12-31T23:59:59-14:00",
            "0001-01-01T00:00:00+14:00",
            "0000-00-00",
            "2026-02-30",
            "99999-01-01",
            "1026-11-01",
            "2926-11-01",
            "٢٠٢٦-١١-٠١",
            "2026-11-01T25:61:61",
            "2026-11-01T00:00:00+99:99",
            "20261301",
            "1",
            "-1",
            "1e309",
            "오후 99:99",
            "Mon, 99 Foo 2026 00:00:00 +0900",
        )
    )
    return re.sub(
        rb"\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}(?:[T ]\d\d:\d\d(?::\d\d)?(?:\+\d\d:?\d\d)?)?",
        odd.encode(),
        sample.body,
    )


def _misvalued(sample: Answer, dice: random.Random) -> bytes:
    odd = dice.choice(
        (
            b"NaN",
            b"-Infinity",
            b"1" * 5000,
            b"1e999",
            b"null",
            b"true",
            b"[]",
            b"{}",
            b'"\\ud800"',
            b'"\\u0000"',
            b'["a",1,{"b":null}]',
            b'""',
            b"0" * 100,
            b'{"name":["x"]}',
        )
    )
    count = dice.choice((1, 3, 1000))
    return re.sub(rb'(?<=":)\s*(?:"(?:[^"\\]|\\.)*"|[\d.]+|null)', lambda _: odd, sample.body, count=count)


def _mistyped(sample: Answer, dice: random.Random) -> bytes:
    text = sample.body.decode("utf-8", "replace")
    charset = dice.choice(
        ("utf-16", "utf-16-le", "utf-32", "cp949", "euc-jp", "latin-1", "utf-7", "utf-8-sig")
    )
    return text.encode(charset, "replace")


def _misdeclared(sample: Answer, dice: random.Random) -> Answer:
    charset = dice.choice(
        ("punycode", "idna", "unicode_escape", "utf-7", "zlib", "hex", "rot13", "nonsense", "cp037", "utf-16")
    )
    spoilt = sample.body + bytes(dice.randrange(128, 256) for _ in range(500))
    return replace(
        sample, headers=[(b"Content-Type", b"text/html; charset=" + charset.encode())], body=spoilt
    )


def _headed(sample: Answer, dice: random.Random) -> Answer:
    headers = dice.choice(
        (
            [(b"Content-Type", b"charset=" * 50_000)],
            [(b"X", b"y" * MEGABYTE)],
            [(b"", b"")] * 1000,
            [
                (
                    b"Content-Encoding",
                    dice.choice((b"gzip", b"deflate", b"br", b"zstd", b"gzip, gzip", b"nonsense")),
                )
            ],
            [(b"Last-Modified", b"\xff\xfe"), (b"ETag", b'"' * 10_000)],
            [(b"Content-Length", b"-1"), (b"Transfer-Encoding", b"chunked")],
        )
    )
    return replace(sample, headers=headers)


def _torn_gzip(sample: Answer, dice: random.Random) -> Answer:
    packed = bytearray(gzip.compress(sample.body) if dice.random() < 0.6 else zlib.compress(sample.body))
    if dice.random() < 0.5:
        packed[dice.randrange(2, len(packed))] ^= 255
    else:
        del packed[dice.randrange(len(packed)) :]
    coding = dice.choice((b"gzip", b"deflate", b"", b"GZIP"))
    return replace(sample, headers=[(b"Content-Encoding", coding)], body=bytes(packed))


LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "haha">{}]>'.format(
    "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
    )
).encode()
OUTSIDE = b'<!DOCTYPE l [<!ENTITY k SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>'


def _entities(sample: Answer, dice: random.Random) -> bytes:
    head, name = dice.choice(((LAUGHS, b"&k;"), (OUTSIDE, b"&k;"), (b"", b"&#x110000;&#0;&#xd800;&nosuch;")))
    body = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", sample.body)
    return head + re.sub(rb"(?<=>)[^<>]{3,}", lambda match: name + match[0], body, count=20)


def _walled(sample: Answer, dice: random.Random) -> bytes:
    return dice.choice(WALLS)


WALLS = (
    b"", b" ", b"\x00" * 1000, b"null", b"[]", b"{}", b"0", b'"x"', b"<", b"<?xml", b"<rss", b"<!DOCTYPE html>", b"[[]]",
    b'{"a": 1}', b'{"RESULT": 1}', b'{"RESULT": {"CODE": "ERROR-300"}}', b'{"x": [{"head": 1}, {"row": 5}]}',
    b"<html><title>Just a moment...</title></html>", b"<script>document.cookie='a=1';location.reload()</script>",
    "<html><h1>500 Internal Server Error</h1><p>잠시 후 다시 시도해 주세요</p></html>".encode(),
    b"<OpenAPI_ServiceResponse><cmmMsgHeader><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>",
    "<form action='/cookie'>쿠키 사용에 동의해 주세요<button>동의</button></form>".encode(),
)  # fmt: skip


def _addressed(sample: Answer, dice: random.Random) -> bytes:
    odd = dice.choice(
        (
            b"http://[::1",
            b"http://[",
            b"file:///etc/passwd",
            b"javascript:x",
            b"//",
            b"http://a:b@c/",
            b"http://x:99999/",
            b"http://" + b"a" * 100_000,
            b"\xff\xfe",
            b"https://www.aitimes.com/news/articleView.html?" * 5000,
            b"data:text/html,x",
            b"http://\xe2\x84\xa1.example/",
        )
    )
    return re.sub(rb"https?://[^\s\"'<]+", lambda _: odd, sample.body, count=dice.choice((1, 5, 10_000)))


def _crowded(sample: Answer, dice: random.Random) -> bytes:
    piece = dice.choice(
        ('<meta property="article:published_time" content="2026-10-07">', '<script type="application/ld+json">[[[{"@type":"NewsArticle"}]]]</script>',
         '<a href="/news/articleView.html?idxno=1">가</a>', "<item><link>http://x.example/1</link></item>", "<p>가</p>", "<br>",
         '<div class="info-group">입력 2026.10.07 09:00</div>', "<tr><th>제목</th><td>가</td></tr>", "<table><tbody><tr><td>")
    )  # fmt: skip
    return _inserted(sample, dice, piece.encode() * 5000)


def _grown(sample: Answer, dice: random.Random) -> bytes:
    first, second = sorted((_cut(sample.body, dice), _cut(sample.body, dice)))
    piece = sample.body[first:second] or b"<p>x</p>"
    wanted = dice.choice((2, 8, 19, 50)) * MEGABYTE
    return sample.body[:first] + piece * (wanted // len(piece)) + sample.body[first:]


@cache
def _bomb() -> bytes:
    return gzip.compress(b"<p>x</p>" * (25 * MEGABYTE), 9)


def _bombed(sample: Answer, dice: random.Random) -> Answer:
    body = dice.choice((_bomb(), gzip.compress(_bomb())))
    return replace(sample, headers=[(b"Content-Encoding", dice.choice((b"gzip", b"")))], body=body)


def _deep_and_wide(sample: Answer, dice: random.Random) -> bytes:
    junk = b'<div class="par info-group" id="news_body_id">' * 10_000 + b"<p class=par>x<b>y</b></p>" * 20_000
    return _inserted(sample, dice, junk)


def _long_line(sample: Answer, dice: random.Random) -> bytes:
    run = dice.choice(
        ("가 ", "a", "a.", "기자=", "2026.1.1 ", "(", "[사진=", "#가 ", "다. 홍길동 기자 ", "\\")
    )
    return _inserted(sample, dice, (run * (4 * MEGABYTE // len(run.encode()))).encode())


Way = Callable[[Answer, random.Random], "bytes | Answer"]
WAYS: dict[str, Way] = {
    "truncated": _truncated,
    "bytes flipped": _flipped,
    "pieces shuffled": _shuffled,
    "nested 10,000 deep": _nested,
    "long runs": _runs,
    "dates out of range": _misdated,
    "odd JSON values": _misvalued,
    "wrong encoding": _mistyped,
    "wrong charset declared": _misdeclared,
    "odd headers": _headed,
    "torn gzip": _torn_gzip,
    "entity bomb": _entities,
    "wall or error with 200": _walled,
    "odd addresses": _addressed,
    "crowded": _crowded,
}
BIG: dict[str, Way] = {
    "up to 50 MB": _grown,
    "gzip bomb": _bombed,
    "deep and wide": _deep_and_wide,
    "one long line": _long_line,
}


def read_one(folder: Path, sites: Sites, sample: Sample, spoilt: Answer) -> str:
    """Archive and read one answer as a crawl would; give what came of it."""
    for left in folder.glob("pages.warc.gz*"):
        left.unlink()
    writer = WarcWriter(folder)
    writer.write(spoilt)
    writer.close()
    page = next(read_pages(folder, folder.parents[2]))
    site = site_for(page, sample.outlet_id, sites)
    readings = Readings()
    rows = read_answer(page, site, readings)
    problems = [row for row in rows if isinstance(row, Problem)]
    assert b"root:x:0" not in repr(rows).encode("utf-8", "replace"), "a file of this machine was read"
    if issubclass(site, NewsSpider):
        _follow(site, page.url, page.body, page.kind)
    if problems:
        return problems[0].kind
    if any(isinstance(row, Article) for row in rows):
        return "article"
    assert page.kind not in ("article", "api"), "neither an article nor a problem"
    return "list" if page.kind in LISTS else page.kind


def _follow(site: type[NewsSpider], url: str, body: bytes, kind: VisitKind) -> None:
    """Let the spider take the requests from an answer as it does in a crawl."""
    spider = site(name=site.name)
    spider.crawler = _Crawler()  # type: ignore[assignment]  # all an answer needs of it
    if kind in LISTS:
        follow, request = spider.parse_list, spider.list_request(url, kind)
    elif kind == "article" and (article_id := site.article_id(url)):
        follow, request = spider.parse_article, spider.article_request(article_id, url)
    elif kind == "api" and issubclass(site, ApiSpider):
        today = AT.date()
        follow = spider.parse_answer  # type: ignore[attr-defined]  # an API's
        request = Request(url, meta={"kind": "api", "window": (today, today, 1)})
    else:
        return
    for _ in follow(TextResponse(url, body=body, request=request, encoding="utf-8")):
        pass


class _Crawler:
    """Counts, as Scrapy's does."""

    class stats:  # noqa: N801  # Scrapy's name
        """Counts nothing."""

        @staticmethod
        def inc_value(*_: Any, **__: Any) -> None:
            """Count."""


def run(count: int, seed: int, home: Path) -> dict[str, Any]:
    """Spoil and read `count` answers, then load the last of each outlet; give the counts by outcome and the worst."""
    sites = {**load_sites(), **load_sites("spiders.demo_sites")}
    found = samples(sites)
    outcomes: Counter[str] = Counter()
    failures: list[str] = []
    worst: tuple[float, str] = (0.0, "")
    kept: dict[str, deque[Answer]] = {}
    signal.signal(signal.SIGALRM, _too_slow)
    for number in range(count):
        dice = random.Random(seed + number)
        sample = dice.choice(found)
        way, spoilt = spoil(sample.answer, dice, is_big=number % BIG_EVERY == BIG_EVERY - 1)
        folder = home / "runs" / "20261101T000000-one" / sample.outlet_id
        what = f"{number}: {way}: {sample.outlet_id} {sample.answer.kind} {sample.answer.url[:80]}"
        started = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)
        try:
            outcomes[read_one(folder, sites, sample, spoilt)] += 1
        except (Exception, TooSlowError) as error:  # whatever it is, it is what we look for
            failures.append(f"{what}: {type(error).__name__}: {str(error)[:200]}")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        worst = max(worst, (time.perf_counter() - started, what))
        if len(spoilt.body) < MEGABYTE // 8:
            kept.setdefault(sample.outlet_id, deque(maxlen=20)).append(spoilt)
    failures += load(home, sites, kept)
    return {
        "outcomes": dict(outcomes.most_common()),
        "failures": failures,
        "slowest_seconds": worst[0],
        "slowest": worst[1],
        "megabytes": peak_megabytes(),
    }


def peak_megabytes() -> int:
    """Give the most memory this process has held; `getrusage` would count what its parent held before it."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def load(home: Path, sites: Sites, kept: Mapping[str, Iterable[Answer]]) -> Iterator[str]:
    """Read what was kept as whole crawls and load it; yields what was refused: one bad page must not cost a crawl."""
    connection = open_private(home / "warehouse.duckdb")
    for outlet_id, answers in kept.items():
        folder = home / "runs" / "20261101T000000-all" / outlet_id
        writer = WarcWriter(folder)
        for number, spoilt in enumerate(answers):
            # Each under an address of its own, else the last one alone would count.
            writer.write(replace(spoilt, url=f"{spoilt.url}{'&' if '?' in spoilt.url else '?'}copy={number}"))
        writer.close()
        try:
            read_folder(folder, home, sites)
            load_crawl(connection, folder)
        except Exception as error:
            yield f"loading {outlet_id}: {type(error).__name__}: {str(error)[:300]}"
    connection.close()


def _too_slow(*_: object) -> None:
    raise TooSlowError("over 5 seconds")


if __name__ == "__main__":
    print(
        json.dumps(run(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])), ensure_ascii=False, indent=1)
    )
