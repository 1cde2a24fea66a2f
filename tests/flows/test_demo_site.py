"""The demo's made-up outlets: their texts, what they answer, and that a real crawl of them gives exactly the texts."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from kiwipiepy import Kiwi

from flows.demo import open_api
from flows.demo.families import address
from flows.demo.server import DemoServer, Request
from flows.demo.site import addresses, answer
from flows.demo.texts import EDITIONS, HERE, Text, papers, texts
from flows.home import Home
from flows.load import leave_known, load_archived
from spiders.registry import load_sites

OUTLETS = sorted(papers())
TEXTS = {(text.outlet_id, text.number): text for outlet in OUTLETS for text in texts(outlet, 1).values()}
LATER = {(text.outlet_id, text.number): text for outlet in OUTLETS for text in texts(outlet, 2).values()}
EVERY = [pytest.param(text, id=f"{text.outlet_id}-{text.number}") for text in (TEXTS | LATER).values()]
PERSON = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,5}) (?:씨|군|양|의원|CTO|기자|특파원|활동가|변호사|심사역|연구사|강사|간사|상무)"
    r"(?![가-힣]*(?:회의|실))"
)
NO_NAMES = {"모아", "연구하는", "정보의", "허락서"}
"""Ordinary words before 기자회견, 의원 모임, 양 (an amount) and 씨."""
NEEDS_FINAL = {
    "은": True,
    "는": False,
    "이": True,
    "가": False,
    "을": True,
    "를": False,
    "과": True,
    "와": False,
}
READ_FINAL = dict(
    zip("0123456789", (True, True, False, True, False, False, True, True, True, False), strict=True)
)


def get(url: str, edition: int) -> Any:
    host = urlsplit(url).hostname or ""
    return answer(host, url.removeprefix(f"http://{host}"), edition)


# What stands in the texts


def test_there_are_enough_articles_and_outlets() -> None:
    assert len(TEXTS | LATER) >= 48
    assert len({outlet for outlet, _ in TEXTS}) >= 8


@pytest.mark.parametrize("text", EVERY)
def test_quotation_marks_and_brackets_come_in_pairs(text: Text) -> None:
    for line in (text.title, text.subtitle, text.photo, *text.paragraphs):
        for opening, closing in ("“”", "‘’", "()", "「」", "[]"):
            assert line.count(opening) == line.count(closing), line
        assert line.count('"') % 2 == 0, line
        assert line.count("'") % 2 == 0, line


@pytest.mark.parametrize("text", EVERY)
def test_an_article_has_paragraphs_that_end_as_sentences(text: Text) -> None:
    if text.title.startswith("[인사]"):
        pytest.skip("a list of names")
    assert 3 <= len(text.paragraphs) <= 12
    assert all(paragraph.endswith((".", "”")) for paragraph in text.paragraphs)
    assert len(set(text.paragraphs)) == len(text.paragraphs)


@pytest.fixture(scope="module")
def kiwi() -> Kiwi:
    return Kiwi()


@pytest.mark.parametrize("outlet", OUTLETS)
def test_particles_agree_with_the_syllable_before_them(outlet: str, kiwi: Kiwi) -> None:
    wrong = []
    for text in (texts(outlet, 1) | texts(outlet, 2)).values():
        for line in (text.title, text.subtitle, text.photo, *text.paragraphs):
            for token in kiwi.tokenize(line):
                if token.tag in ("JX", "JKS", "JKO", "JC", "JKB", "JKC") and token.form in NEEDS_FINAL:
                    before = re.search(r"([가-힣0-9])[’”'\"]*$", line[: token.start])
                    if before and has_final(before[1]) != NEEDS_FINAL[token.form]:
                        wrong.append(line[max(0, token.start - 10) : token.end])
    assert wrong == []


def has_final(letter: str) -> bool:
    return READ_FINAL[letter] if letter in READ_FINAL else (ord(letter) - ord("가")) % 28 > 0


def test_everyone_named_is_of_the_invented_cast() -> None:
    lines = HERE.joinpath("cast.txt").read_text("utf-8").splitlines()
    cast = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    pages = "\n".join(
        get(url, edition).body.decode("utf-8", "ignore") for edition in EDITIONS for url in all_addresses()
    )
    written = "\n".join(
        "\n".join((text.byline, text.photo, text.title, text.subtitle, text.body))
        for text in (*TEXTS.values(), *LATER.values())
    )
    strangers = {match["name"] for match in PERSON.finditer(written)} - set(cast) - NO_NAMES
    assert strangers == set()
    assert Counter(cast).most_common(1)[0][1] == 1
    assert [name for name in cast if name not in written + pages] == []


def test_nobody_the_lexicon_of_real_people_knows_is_named() -> None:
    lexicon = resources.files("nlp").joinpath("lexicons", "entities", "persons.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in lexicon.splitlines() if not line.startswith("#")]
    real = {name.rstrip("?") for row in rows[1:] for name in (row[1], *row[3].split("|")) if len(name) > 2}
    written = "\n".join(f"{text.title}\n{text.body}" for text in (*TEXTS.values(), *LATER.values()))
    assert "샘 올트먼" in real
    assert [name for name in sorted(real) if name in written] == []


def all_addresses() -> list[str]:
    return [url for outlet in OUTLETS for url in addresses(outlet, 1)]


def test_the_same_sentence_stands_in_two_articles_only_where_one_is_a_copy() -> None:
    release = {("mijibu", "3180501"), ("byeoritech", "20108"), ("dureai", "7003")}
    holders: dict[str, set[tuple[str, str]]] = {}
    for key, text in (TEXTS | LATER).items():
        for paragraph in text.paragraphs:
            for sentence in re.split(r"(?<=[.?]) ", paragraph):
                if len(sentence) > 25:
                    holders.setdefault(re.sub('[“”"]', "", sentence), set()).add(key)
    reprint = {key for key, text in TEXTS.items() if text.copy_of}
    originals = {tuple(TEXTS[key].copy_of.split("/")) for key in reprint}
    shared = [keys for keys in holders.values() if len(keys) > 1]
    assert any(keys >= release for keys in shared)
    assert [
        keys
        for keys in shared
        if not (keys <= release | {("haneulmaru", "2026102000201")} or keys <= reprint | originals)
    ] == []


def test_a_reprint_repeats_its_wire_word_for_word() -> None:
    reprints = [text for text in TEXTS.values() if text.copy_of]
    assert reprints
    for text in reprints:
        outlet, number = text.copy_of.split("/")
        assert text.paragraphs == TEXTS[outlet, number].paragraphs


# What the outlets answer


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("outlet", OUTLETS)
def test_every_address_answers_and_every_article_is_on_its_page(outlet: str, edition: int) -> None:
    paper = papers()[outlet]
    assert [url for url in addresses(outlet, edition) if get(url, edition).status != 200] == []
    for text in texts(outlet, edition).values():
        page = get(address(paper, text), edition).body.decode(paper.charset)
        assert text.title.replace('"', "&quot;").replace("'", "&#x27;") in page or text.title in page
        first = text.paragraphs[0].replace('"', r"\"") if paper.family == "arc" else text.paragraphs[0]
        assert text.is_broken or first in page


def test_one_outlet_says_euc_kr_and_needs_cp949() -> None:
    paper = papers()["onbyeol"]
    pages = [get(address(paper, text), 1) for text in texts("onbyeol", 1).values()]
    assert all(b"charset=euc-kr" in page.body and "charset" not in page.content_type for page in pages)
    assert any("뷁" in page.body.decode("cp949") for page in pages)
    assert any("똠얌" in page.body.decode("cp949") for page in pages)
    with pytest.raises(UnicodeDecodeError):
        b"".join(page.body for page in pages).decode("euc-kr")


def test_edition_2_edits_one_withdraws_one_breaks_one_and_adds_two() -> None:
    both = TEXTS.keys() & LATER.keys()
    assert {key for key in both if TEXTS[key].body != LATER[key].body} == {("dureai", "7005")}
    edited = LATER["dureai", "7005"]
    assert edited.title != TEXTS["dureai", "7005"].title
    assert edited.modified
    assert "수정 2026.11.16" in get(address(papers()["dureai"], edited), 2).body.decode()
    assert TEXTS.keys() - LATER.keys() == {("haneulmaru", "2026101600078")}
    gone = TEXTS["haneulmaru", "2026101600078"]
    assert get(address(papers()["haneulmaru"], gone), 2).status == 404
    assert len(LATER.keys() - TEXTS.keys()) == 2
    broken = [key for key in both if LATER[key].is_broken and not TEXTS[key].is_broken]
    assert broken == [("byeoritech", "20104")]
    page = get(address(papers()["byeoritech"], LATER[broken[0]]), 2).body.decode()
    assert "article-view-content-div" not in page


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Type=json", "ERROR-300"),
        ("KEY=other&Type=json", "ERROR-290"),
        (f"KEY={open_api.DEMO_KEY}&Type=json&pIndex=9", "INFO-200"),
    ],
)
def test_the_open_api_answers_200_with_another_envelope_where_it_has_nothing(query: str, code: str) -> None:
    found = get(f"http://open.assembly.example/portal/openapi/ngnldmexasfdsgjaa?{query}", 1)
    assert (found.status, json.loads(found.body)["RESULT"]["CODE"]) == (200, code)


def test_a_silent_outlet_has_an_empty_feed_and_a_walled_one_a_challenge() -> None:
    silent = get("http://www.solnaeum.example/rss/allArticle.xml", 1)
    assert (silent.status, b"<item>" in silent.body) == (200, False)
    walled = get("http://www.ttobagi.example/rss/allArticle.xml", 1)
    assert (walled.status, b"Just a moment" in walled.body) == (403, True)


def test_a_host_outside_the_demo_is_refused() -> None:
    assert get("http://www.example.org/", 1).status == 502


def test_the_server_answers_as_a_proxy_and_says_304_to_what_is_known() -> None:
    url = "http://www.dureai.example/news/articleView.html?idxno=7005"
    with DemoServer() as server:
        client = urllib.request.build_opener(urllib.request.ProxyHandler({"http": server.proxy_url}))
        with client.open(url) as first:
            etag, stamp, body = first.headers["ETag"], first.headers["Last-Modified"], first.read()
        for header, value in (("If-None-Match", etag), ("If-Modified-Since", stamp)):
            with pytest.raises(HTTPError, match="304"):
                client.open(urllib.request.Request(url, headers={header: value}))
        with client.open(urllib.request.Request(url, method="HEAD")) as head:
            assert (head.headers["Content-Length"], head.read()) == (str(len(body)), b"")
        server.edition = 2
        with client.open(urllib.request.Request(url, headers={"If-None-Match": etag})) as second:
            assert second.read() != body
        with client.open("http://www.mijibu.example/bbs/list.do?sCode=user", data=b"pageIndex=2") as board:
            assert "2/2 쪽" in board.read().decode()
    assert [request.status for request in server.requests] == [200, 304, 304, 200, 200, 200]
    assert {request.host for request in server.requests} == {"www.dureai.example", "www.mijibu.example"}


def test_an_unknown_edition_is_an_error() -> None:
    with pytest.raises(ValueError, match="edition: expected one of"):
        DemoServer(edition=3)


# What a crawl of them gives


DAYS = {1: 1, 2: 1, 3: 2}
"""Which edition stands on which day: nothing happens between the first two."""
TABLES = ("article", "problem", "visit", "passed_over")
Rows = list[dict[str, Any]]


@dataclass
class Crawled:
    """Three runs over the demo: exit codes and rows by (day, outlet), and all that was asked on each day."""

    codes: dict[tuple[int, str], int]
    rows: dict[tuple[int, str], dict[str, Rows]]
    requests: dict[int, list[Request]]

    def articles(self, outlet: str, day: int) -> Rows:
        """Give what is held of an outlet at the end of a day: each article as it was read last, attachments apart."""
        found: dict[str, dict[str, Any]] = {}
        for one in range(1, day + 1):
            found |= {row["article_id"]: row for row in self.rows[one, outlet]["article"]}
        return [row for row in found.values() if row["parent_article_id"] is None]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    home = Home(tmp_path_factory.mktemp("demo"))
    found = Crawled({}, {}, {})
    with DemoServer() as server:
        for day, edition in DAYS.items():
            run_id = f"2026112{day}T060000"
            server.edition, server.requests = edition, []
            leave_known(home, run_id, OUTLETS)
            with ThreadPoolExecutor(2) as pool:
                folders = [home.crawl_folder(run_id, outlet) for outlet in OUTLETS]
                codes = list(pool.map(lambda folder: crawl(folder, server.proxy_url), folders))
            for folder, code in zip(folders, codes, strict=True):
                found.codes[day, folder.name] = code
                found.rows[day, folder.name] = {table: rows(folder / f"{table}.jsonl") for table in TABLES}
            assert not load_archived(home, run_id, "spiders.demo_sites").refused
            found.requests[day] = server.requests
    return found


def crawl(folder: Path, proxy_url: str) -> int:
    """Give the exit code of an outlet's crawl in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "spiders.crawl",
        folder.name,
        str(folder),
        "--sites",
        "spiders.demo_sites",
    ]
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment = kept | {"http_proxy": proxy_url, "DEMO_ASSEMBLY_KEY": open_api.DEMO_KEY}
    child = subprocess.run(
        [*command, "--revisit-days", "36500"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return child.returncode


def rows(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("day", [1, 3])
@pytest.mark.parametrize("outlet", OUTLETS)
def test_crawls_give_every_text_on_ai_word_for_word(outlet: str, day: int, crawled: Crawled) -> None:
    online = texts(outlet, DAYS[day])
    wanted = {
        number: (text.title, text.body, text.published.date().isoformat())
        for number, text in online.items()
        if not text.is_closed and not text.is_broken and not text.off_topic
    }
    given = {
        own_number(row["article_id"]): (row["title"], row["body"], row["published_date"])
        for row in crawled.articles(outlet, day)
    }
    lost = {
        number for number in given.keys() - wanted.keys() if number in online and not online[number].is_broken
    }
    assert lost == set()
    assert {number: given.get(number) for number in wanted} == wanted


@pytest.mark.parametrize("outlet", OUTLETS)
def test_a_day_on_which_nothing_happened_costs_three_requests_and_gives_nothing(
    outlet: str, crawled: Crawled
) -> None:
    host = papers()[outlet].host
    asked = [request for request in crawled.requests[2] if request.host == host]
    assert 1 <= len(asked) <= 3, asked
    assert crawled.rows[2, outlet]["article"] == []
    assert crawled.codes[2, outlet] == crawled.codes[1, outlet]
    if crawled.codes[1, outlet] == 0:
        assert {request.status for request in asked} == {304}
        kinds = {problem["kind"] for problem in crawled.rows[2, outlet]["problem"]}
        assert kinds <= {"robots_forbidden"}


def test_on_a_later_day_only_what_changed_is_asked(crawled: Crawled) -> None:
    asked = {
        (visit["outlet_id"], own_number(visit["article_id"]))
        for (day, _), tables in crawled.rows.items()
        for visit in tables["visit"]
        if day == 3 and visit["article_id"]
    }
    changed = {("dureai", "7005"), ("byeoritech", "20104"), ("haneulmaru", "2026101600078")}
    assert asked == changed | {key for key in LATER.keys() - TEXTS.keys() if key[0] != "naon"}


def test_what_is_not_about_ai_is_passed_over_where_it_shows(crawled: Crawled) -> None:
    wanted = {(outlet, number): text.off_topic for (outlet, number), text in TEXTS.items() if text.off_topic}
    assert set(wanted.values()) == {"listed", "read"}
    given = {
        (row["outlet_id"], own_number(row["article_id"])): row["stage"]
        for outlet in OUTLETS
        for row in crawled.rows[1, outlet]["passed_over"]
    }
    assert given == wanted
    fetched = {visit["article_id"] for outlet in OUTLETS for visit in crawled.rows[1, outlet]["visit"]}
    assert {
        f"{outlet}:{number}" in fetched for (outlet, number), stage in wanted.items() if stage == "listed"
    } == {False}


def own_number(article_id: str) -> str:
    """`naon:ngnldmexasfdsgjaa-6a1f…` names the service before the number."""
    outlet, _, number = article_id.partition(":")
    return number.partition("-")[2] if outlet == "naon" else number


@pytest.mark.parametrize("outlet", [outlet for outlet in OUTLETS if texts(outlet, 1)])
def test_a_crawl_gives_the_time_of_day_wherever_the_outlet_shows_it(outlet: str, crawled: Crawled) -> None:
    for row in crawled.articles(outlet, 1):
        text = TEXTS[outlet, own_number(row["article_id"])]
        shown = text.published if outlet != "mijibu" else text.published.replace(hour=0, minute=0)
        assert datetime.fromisoformat(row["published_at"]) == shown


def test_a_crawl_gives_byline_and_section_as_the_page_shows_them(crawled: Crawled) -> None:
    shown = {"mijibu": ("byline",), "naon": ("section",)}
    for outlet in OUTLETS:
        for row in crawled.articles(outlet, 1):
            text = TEXTS[outlet, own_number(row["article_id"])]
            wanted = {"byline": text.byline, "section": text.section}
            if outlet == "mirnae":  # Arc's credits name the person alone
                wanted["byline"] = text.byline.removesuffix(" 기자")
            for field in shown.get(outlet, ("byline", "section")):
                assert row[field] == wanted[field]


def test_an_outlet_that_is_silent_or_walled_is_told_by_the_exit_code(crawled: Crawled) -> None:
    codes = {outlet: code for (day, outlet), code in crawled.codes.items() if day == 1}
    assert codes == {outlet: {"solnaeum": 3, "ttobagi": 4}.get(outlet, 0) for outlet in OUTLETS}


def test_what_robots_txt_forbids_is_linked_and_never_asked(crawled: Crawled) -> None:
    assert "/premium/" in get("http://www.byeoritech.example/rss/allArticle.xml", 1).body.decode()
    requests = [request for day in DAYS for request in crawled.requests[day]]
    assert [request for request in requests if request.path.startswith("/premium/")] == []
    assert {problem["kind"] for problem in crawled.rows[1, "byeoritech"]["problem"]} == {"robots_forbidden"}
    assert {request.host for request in requests if request.path == "/robots.txt"} == {
        paper.host for paper in papers().values()
    }


def test_edition_2_shows_as_one_broken_page_one_withdrawal_and_nothing_else(crawled: Crawled) -> None:
    broken = [row for row in crawled.rows[3, "byeoritech"]["problem"] if row["kind"] == "page_changed"]
    assert [row["url"] for row in broken] == [
        "http://www.byeoritech.example/news/articleView.html?idxno=20104"
    ]
    gone = [row for row in crawled.rows[3, "haneulmaru"]["visit"] if row["status"] == 404]
    assert [row["article_id"] for row in gone] == ["haneulmaru:2026101600078"] * 2
    assert crawled.rows[3, "haneulmaru"]["problem"] == []


def test_every_outlet_has_a_site_file_that_agrees_with_it() -> None:
    sites = load_sites("spiders.demo_sites")
    assert sorted(sites) == OUTLETS
    for outlet, site in sites.items():
        paper = papers()[outlet]
        assert (site.outlet.name, urlsplit(site.outlet.homepage).hostname) == (paper.name, paper.host)
        assert site.outlet.has_ai_opt_out == ("AI" in paper.owner.removeprefix(f"저작권자 © {paper.name}"))
