"""A take-down: nothing of the text is left anywhere, all else is as it was, and it neither stops half-way nor comes back."""

import gzip
import json
import os
import re
import shutil
import signal
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.demo.texts import texts
from flows.errors import UserError
from flows.home import Home
from flows.load import leave_known, load_archived
from flows.removals import removals
from flows.remove.files import clean_text
from flows.remove.proof import found_in
from flows.remove.steps import remove
from flows.remove.sweep import sweep
from flows.reread import reread
from flows.traces import Traces, without_lines
from spiders.archive import Answer, WarcWriter, read_page_at, read_pages
from spiders.discover import LISTS
from spiders.known import read_known
from spiders.read import read_folder
from spiders.registry import load_sites
from tests.conftest import Demo, corpus

SITES = "spiders.demo_sites"
ARTICLE, OUTLET = "byeoritech:20106", "byeoritech"
EDITED = "dureai:7005"
WIRE, REPRINT = "saebeol:AKX20261023028400017", "haneulmaru:2026102300066"
RELEASE, ITS_FILE = "mijibu:3180388", "mijibu:3180388#f41a7ad6"
STEPS = ("work file", "tombstones", "archive", "rows", "history", "warehouse", "compact", "published")
OTHERS = """
    SELECT outlet_id, article_id, version_no, title, body, byline, url, content_hash, warc_file, warc_offset, is_current, gone_at
    FROM article WHERE article_id NOT IN (SELECT unnest(?)) AND coalesce(parent_article_id, '') NOT IN (SELECT unnest(?))
    ORDER BY ALL
"""


def copy_of(demo: Demo, place: Path, *outlets: str) -> Home:
    """A home of its own: the demo's, or only what it crawled of some outlets, which is all that a removal reads."""
    shutil.rmtree(demo.copied(place) / "prefect")
    for folder in place.glob("runs/*/*"):
        if outlets and folder.name not in (*outlets, "annotations"):
            shutil.rmtree(folder)
    return Home(place)


def take_down(home: Home, *asked: str, **other: Any) -> Any:
    return remove(home, list(asked), SITES, reason="편지 2026-11-20", removed_by="kim", **other)


def ask(home: Home, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home.current), read_only=True) as file:
        return file.execute(query, values).fetchall()


def written(home: Home) -> dict[str, str]:
    """What each file says, by ways of this test's own: archives unpacked, tables as text, the rest as it is."""
    found = {}
    for path in sorted(path for path in home.root.rglob("*") if path.is_file() and not path.is_symlink()):
        if path.name == "pages.warc.gz":
            bodies = [page.body for page in read_pages(path.parent, home.root)]
            found[str(path)] = "\n".join(text for body in bodies for text in read(body))
            found[str(path) + " bytes"] = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        elif path.suffix == ".parquet":
            found[str(path)] = json.dumps(pq.read_table(path).to_pylist(), ensure_ascii=False, default=str)
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as file:
                tables = file.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
                rows = [
                    file.execute(f'SELECT * FROM "{schema}"."{table}"').fetchall() for schema, table in tables
                ]
            found[str(path)] = str(rows)
            found[str(path) + " bytes"] = path.read_bytes().decode("utf-8", "replace")
        else:
            found[str(path)] = path.read_bytes().decode("utf-8", "replace")
    return found


def read(body: bytes) -> list[str]:
    return [body.decode(charset, "replace") for charset in ("utf-8", "cp949")]


def pieces(text: str, others: str) -> set[str]:
    """What is looked for: pieces of 15 characters within a line, which no other text has."""
    lines = [line for line in text.split("\n") if len(line) >= 15]
    found = {line[place : place + 15] for line in lines for place in range(len(line) - 14)}
    return {piece for piece in found if piece not in others}


@pytest.fixture(scope="module")
def done(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The whole demo without one article, which lists and feeds, a sidebar and rows of all kinds named."""
    home = copy_of(demo, tmp_path_factory.mktemp("removed") / "home")
    (home.published / "wh-000009.duckdb.wal").write_bytes(b"")
    shown = corpus("remove", ARTICLE, "--reason", "편지 2026-11-20", "--by", "kim", "--home", str(home.root))
    assert shown.returncode == 0, shown.stderr
    assert "not found in" in shown.stdout
    return home


def test_no_file_of_the_home_holds_a_piece_of_it(done: Home, demo: Demo) -> None:
    [(title, body)] = ask(Home(demo.home), "SELECT title, body FROM article WHERE article_id = ?", ARTICLE)
    others = "\n".join(f"{t}\n{b}" for t, b in ask(done, "SELECT title, body FROM article"))
    looked_for = pieces(f"{title}\n{body}", others)
    assert len(looked_for) > 300
    before = "\n".join(written(Home(demo.home)).values())
    assert len([piece for piece in looked_for if piece in before]) == len(looked_for), (
        "the search finds what is there"
    )
    left = {name: piece for name, text in written(done).items() for piece in looked_for if piece in text}
    assert left == {}


def test_its_headline_is_in_no_list_any_more(done: Home, demo: Demo) -> None:
    title = texts(OUTLET, 1)["20106"].title
    lists = [
        [
            page
            for folder in home.glob(f"runs/*/{OUTLET}")
            for page in read_pages(folder, home)
            if page.kind in ("feed", "listing")
        ]
        for home in (demo.home, done.root)
    ]
    assert [sum(title in page.text for page in pages) > 0 for pages in lists] == [True, False]
    assert len(lists[0]) == len(lists[1])
    for before, after in zip(*lists, strict=True):
        assert len(before.text) == len(after.text), "what else the list says stays in its place"


def test_everything_else_is_as_it_was(done: Home, demo: Demo) -> None:
    assert ask(done, OTHERS, [ARTICLE], [ARTICLE]) == ask(Home(demo.home), OTHERS, [ARTICLE], [ARTICLE])
    for table in ("quote", "stance", "frame", "mention", "sentence"):
        counted = f"SELECT count(*) FROM {table} WHERE article_id <> ?"
        assert ask(done, counted, ARTICLE) == ask(Home(demo.home), counted, ARTICLE)
        assert ask(done, f"SELECT count(*) FROM {table} WHERE article_id = ?", ARTICLE) == [(0,)]
    checked = corpus("check", "--home", str(done.root))
    assert checked.returncode == 0, checked.stdout


def test_every_row_finds_its_record_still(done: Home) -> None:
    places = ask(done, "SELECT warc_file, warc_offset, url, article_id, status FROM visit")
    assert len(places) > 80
    emptied = []
    for warc_file, warc_offset, url, article_id, status in places:
        page = read_page_at(done.root, warc_file, warc_offset)
        assert (page.url, page.status) == (url, status)
        if page.is_removed:
            emptied.append(article_id)
            assert page.body == b""
    assert set(emptied) == {ARTICLE}


def test_a_tombstone_says_that_it_was_here_and_why_it_is_not(done: Home, demo: Demo) -> None:
    [(content_hash,)] = ask(Home(demo.home), "SELECT content_hash FROM article WHERE article_id = ?", ARTICLE)
    [stone] = removals(done)
    assert (stone.article_id, stone.outlet_id, stone.reason, stone.removed_by) == (
        ARTICLE,
        OUTLET,
        "편지 2026-11-20",
        "kim",
    )
    assert content_hash in stone.content_hashes
    assert ask(done, "SELECT article_id, reason FROM removal") == [(ARTICLE, "편지 2026-11-20")]


def test_readers_are_led_to_a_file_without_it_and_no_older_one_is_left(done: Home) -> None:
    files = [path.name for path in done.published.iterdir() if path.name.startswith("wh-")]
    assert files == [done.current.resolve().name]


def test_a_lost_warehouse_filled_again_has_it_not(done: Home, tmp_path: Path) -> None:
    shutil.copytree(done.root, tmp_path / "home", symlinks=True)
    home = Home(tmp_path / "home")
    before = ask(home, "SELECT article_id, content_hash FROM article ORDER BY ALL")
    private_file = home.warehouse
    assert isinstance(private_file, Path)
    private_file.unlink()
    found = reread(home, home.run_ids(), SITES)
    assert sum(one.text_count + one.gained_count + one.lost_count for one in found) == 0, (
        "today's parsers read no more of it"
    )
    load_archived(home, "20261122T060000", SITES)
    with duckdb.connect(str(private_file), read_only=True) as file:
        assert file.execute("SELECT article_id, content_hash FROM article ORDER BY ALL").fetchall() == before
        assert file.execute("SELECT article_id FROM removal").fetchall() == [(ARTICLE,)]


def test_the_next_crawl_knows_it_and_asks_for_it_no_more(done: Home) -> None:
    leave_known(done, "20270101T000000", [OUTLET])
    path = done.crawl_folder("20270101T000000", OUTLET)
    known = read_known(path / "known.jsonl")
    shutil.rmtree(path.parent)
    assert known[ARTICLE].is_passed_over
    assert not known[ARTICLE].is_due(known[ARTICLE].visited_at.replace(year=2027), 36500)
    again = corpus("demo", "--home", str(done.root))
    assert again.returncode == 0, again.stderr
    last = "SELECT count(*) FILTER (article_id = ?), count(*) FROM visit WHERE crawl_id LIKE (SELECT max(run_id) FROM crawl) || '%'"
    [(of_it, all_of_them)] = ask(done, last, ARTICLE)
    assert (of_it, all_of_them > 5) == (0, True)
    assert ask(done, "SELECT count(*) FROM article WHERE article_id = ?", ARTICLE) == [(0,)]


@pytest.mark.parametrize(
    ("change", "is_loaded"),
    [
        ({}, False),
        ({"body": "다른 글로 고쳐 올린 기사"}, False),
        ({"article_id": f"{OUTLET}:99999", "url": "http://byeoritech.example/99999"}, False),
        ({"article_id": f"{ARTICLE}#aa", "parent_article_id": ARTICLE, "body": "붙임"}, False),
        ({"article_id": f"{OUTLET}:99998", "body": "다른 글"}, True),
    ],
    ids=["the same", "another version", "under another number", "as its file", "another article"],
)
def test_what_was_removed_is_not_loaded_again(
    change: dict[str, Any], is_loaded: bool, done: Home, demo: Demo, tmp_path: Path
) -> None:
    """As if a crawl that was under way meanwhile had brought it."""
    home = copy_of(demo, tmp_path / "home", OUTLET)
    shutil.copy(done.removals, home.removals)
    folder = home.crawl_folders(home.run_ids()[0])[0]
    row = next(
        json.loads(line)
        for line in (folder / "article.jsonl").read_text("utf-8").splitlines()
        if ARTICLE in line
    )
    row |= change
    row["content_hash"] = (
        sha256(f"{row['title']}\n{row['body']}".encode()).hexdigest()
        if "body" in change
        else row["content_hash"]
    )
    (folder / "article.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    (folder / "date_evidence.jsonl").write_text("", "utf-8")
    load_archived(home, "20261122T060000", SITES, home.run_ids()[:1], anew=True)
    with duckdb.connect(str(home.warehouse), read_only=True) as file:
        held = file.execute(
            "SELECT count(*) FROM article WHERE article_id = ?", [row["article_id"]]
        ).fetchall()
    assert held == [(1 if is_loaded else 0,)]


def test_a_list_that_names_it_still_is_archived_without_it(done: Home, demo: Demo, tmp_path: Path) -> None:
    """The outlet's feed of the day after, and a page that a crawl under way had fetched: as the first crawl had them."""
    home = copy_of(demo, tmp_path / "home", "haneulmaru")
    shutil.copy(done.removals, home.removals)
    first = min(demo.home.glob(f"runs/*/{OUTLET}"))
    folder = home.crawl_folder("20270101T000000-demo", OUTLET)
    shutil.copytree(first, folder)
    title = texts(OUTLET, 1)["20106"].title
    for path in folder.glob("*.jsonl"):
        path.write_text(path.read_text("utf-8").replace(first.parent.name, "20270101T000000-demo"), "utf-8")
    before = list(read_pages(folder, home.root))
    load_archived(home, "20270101T000000", SITES, ["20270101T000000-demo"])
    after = list(read_pages(folder, home.root))
    assert [page.warc_offset for page in after] == [page.warc_offset for page in before]
    assert len({page.kind for page in before if title in page.text}) == 2, (
        "the feed, and other articles' pages beside their text"
    )
    assert not any(title in page.text for page in after)
    assert [page.asked_article_id for page in after if page.is_removed] == [ARTICLE]
    rows = (folder / "article.jsonl").read_text("utf-8")
    assert ARTICLE not in rows
    read_folder(folder, home.root, load_sites(SITES))
    assert (folder / "article.jsonl").read_text("utf-8") == rows, "what is left is read as it was"


def test_a_copy_elsewhere_is_named_and_stays(demo: Demo, tmp_path: Path) -> None:
    home = copy_of(demo, tmp_path / "home", "saebeol", "haneulmaru")
    [(title, body)] = ask(home, "SELECT title, body FROM article WHERE article_id = ?", REPRINT)
    told = take_down(home, WIRE)
    assert [article_id for article_id, _, _ in told.copies] == [REPRINT]
    assert told.others_count > 100, "what the other outlet holds of right is not looked for"
    assert ask(home, "SELECT title, body FROM article WHERE article_id = ?", REPRINT) == [(title, body)]
    pages = [page for folder in home.root.glob("runs/*/haneulmaru") for page in read_pages(folder, home.root)]
    assert any(body.split("\n")[0] in page.text for page in pages)
    feeds = [
        page
        for folder in home.root.glob("runs/*/saebeol")
        for page in read_pages(folder, home.root)
        if page.kind == "feed"
    ]
    assert feeds
    assert not any(title in page.text for page in feeds), (
        "in its own outlet's lists the headline is the removed one's"
    )


def test_a_copy_elsewhere_goes_if_it_is_asked_for(demo: Demo, tmp_path: Path) -> None:
    home = copy_of(demo, tmp_path / "home", "saebeol", "haneulmaru")
    assert take_down(home, WIRE, with_copies=True).copies == []
    assert ask(home, "SELECT count(*) FROM article WHERE article_id IN (?, ?)", WIRE, REPRINT) == [(0,)]
    assert {one.article_id for one in removals(home)} == {WIRE, REPRINT}


def test_attached_files_go_with_their_article_and_all_versions_with_it(demo: Demo, tmp_path: Path) -> None:
    home = copy_of(demo, tmp_path / "home", "mijibu", "dureai")
    first, second = (texts("dureai", day)["7005"].body for day in (1, 2))
    told = take_down(home, RELEASE, EDITED)
    assert told.article_ids == [EDITED, RELEASE, ITS_FILE]
    assert ask(home, "SELECT count(*) FROM article WHERE article_id IN ?", [RELEASE, ITS_FILE, EDITED]) == [
        (0,)
    ]
    others = "\n".join(text for (text,) in ask(home, "SELECT body FROM article"))
    everything = "\n".join(written(home).values())
    for body in (first, second):
        assert not [piece for piece in pieces(body, others) if piece in everything]
    assert len(next(one for one in removals(home) if one.article_id == EDITED).content_hashes) == 2


def test_a_page_that_no_parser_read_yet_is_removed_by_its_id(demo: Demo, tmp_path: Path) -> None:
    """Its layout changed: the text stands in the archive, and a later parser would bring it."""
    home = copy_of(demo, tmp_path / "home", "mijibu")
    folder = min(home.root.glob("runs/*/mijibu"))
    url = next(page.url for page in read_pages(folder, home.root) if page.asked_article_id == RELEASE)
    unread = "mijibu:3189999"
    text = "이름과 주소가 그대로 적힌 글을 내려 달라는 요청이 왔다"
    writer = WarcWriter(folder)
    writer.write(
        Answer(
            url=url.replace(RELEASE.partition(":")[2], "3189999"),
            status=200,
            headers=[(b"Content-Type", b"text/html; charset=utf-8")],
            body=f"<div class=new_layout>{text}</div>".encode(),
            kind="article",
            fetched_at=datetime(2026, 10, 24, tzinfo=UTC),
            asked_article_id=unread,
        )
    )
    writer.close()
    assert ask(home, "SELECT count(*) FROM article WHERE article_id = ?", unread) == [(0,)]
    assert take_down(home, unread).emptied_count == 1
    assert not any(text in said for said in written(home).values())
    assert [one.article_id for one in removals(home)] == [unread]


def test_a_headline_shorter_than_a_window_leaves_its_own_outlets_lists(demo: Demo, tmp_path: Path) -> None:
    """Also those of the next crawl; as a part of something longer it is anybody's."""
    home = copy_of(demo, tmp_path / "home", OUTLET)
    long, short = texts(OUTLET, 1)["20106"].title, "[부고] 홍길동"
    feeds = 0
    for path in home.root.glob(f"runs/*/{OUTLET}/pages.warc.gz"):
        pages = list(read_pages(path.parent, home.root))
        path.unlink()
        writer = WarcWriter(path.parent)
        for page in pages:
            is_feed = page.kind == "feed"
            feeds += is_feed and long in page.text
            said = page.text.replace(long, short) + f"<!-- {short} 외 2명 -->" if is_feed else page.text
            writer.write(
                Answer(
                    url=page.url,
                    status=page.status,
                    headers=[(b"Content-Type", page.content_type.encode())],
                    body=said.encode(),
                    kind=page.kind,
                    fetched_at=page.fetched_at,
                    asked_article_id=page.asked_article_id,
                )
            )
        writer.close()
    assert feeds
    first = min(home.root.glob(f"runs/*/{OUTLET}"))
    shutil.copytree(first, tmp_path / OUTLET)
    assert short in take_down(home, ARTICLE).short
    later = home.crawl_folder("20270101T000000-demo", OUTLET)
    shutil.copytree(tmp_path / OUTLET, later)
    sweep(home, later, load_sites(SITES)[OUTLET], {ARTICLE})
    for folder in home.root.glob(f"runs/*/{OUTLET}"):
        for page in read_pages(folder, home.root):
            if page.kind in LISTS:
                assert not re.search(rf"[>\[\"]{re.escape(short)}[<\]\"]", page.text)
            assert page.kind != "feed" or f"{short} 외" in page.text


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("<a>[인사] 미래부</a>", "<a>____ ___</a>"),
        ('<a title="[인사] 미래부"><b>[인사]</b> 미래부 </a>', '<a title="____ ___"><b>____</b> ___ </a>'),
        ("<title><![CDATA[[인사] 미래부]]></title>", "<title><![CDATA[____ ___]]></title>"),
        ('{"title": "[\\uc778\\uc0ac] 미래부"}', '{"title": "______________ ___"}'),
        ("&lt;p&gt;[인사] 미래부&lt;/p&gt;", "&lt;p&gt;____ ___&lt;/p&gt;"),
        ("<a>[인사] 미래부 장관</a>", "<a>[인사] 미래부 장관</a>"),
        ("<a>말한 “[인사] 미래부”</a>", "<a>말한 “[인사] 미래부”</a>"),
    ],
)
def test_a_short_line_is_taken_out_where_it_stands_alone(said: str, left: str) -> None:
    assert without_lines(said, {"[인사] 미래부"}) == left


def test_words_that_another_article_quotes_stay_its_own(demo: Demo, tmp_path: Path) -> None:
    """Another outlet's article with the same quotation: the quotation is in both, and only one was asked for."""
    home = copy_of(demo, tmp_path / "home", OUTLET, "mirnae")
    quoted = max((line for line in texts(OUTLET, 1)["20106"].body.split(".")), key=len).strip()
    folder = next(
        path.parent for path in home.root.glob("runs/*/mirnae/article.jsonl") if path.stat().st_size
    )
    rows = [json.loads(line) for line in (folder / "article.jsonl").read_text("utf-8").splitlines()]
    other = rows[0]["article_id"]
    rows[0]["body"] = f"미르내의 글이다. 그 매체는 이렇게 썼다. {quoted}. 그 뜻을 물었다."
    rows[0]["content_hash"] = sha256(f"{rows[0]['title']}\n{rows[0]['body']}".encode()).hexdigest()
    (folder / "article.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8"
    )
    (folder / "date_evidence.jsonl").write_text("", "utf-8")
    load_archived(home, "20261122T060000", SITES, [folder.parent.name], anew=True)
    take_down(home, ARTICLE)
    with duckdb.connect(str(home.warehouse), read_only=True) as file:
        bodies = [
            body
            for (body,) in file.execute("SELECT body FROM article WHERE article_id = ?", [other]).fetchall()
        ]
    assert rows[0]["body"] in bodies
    assert quoted in (folder / "article.jsonl").read_text("utf-8")


@pytest.mark.parametrize("step", STEPS)
def test_killed_after_any_step_the_same_command_finishes(step: str, demo: Demo, tmp_path: Path) -> None:
    home = copy_of(demo, tmp_path / "home", OUTLET)
    child = os.fork()
    if not child:
        try:
            take_down(home, ARTICLE, after=lambda name: name == step and os.kill(os.getpid(), signal.SIGKILL))
        finally:
            os._exit(0)  # after an error, too: it would go on as a second pytest
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert home.removing.exists()
    assert ask(home, "SELECT count(*) > 0 FROM article") == [(True,)], "readers always have an answer"
    with pytest.raises(UserError, match=f"a removal of {ARTICLE} was interrupted"):
        take_down(home, EDITED)
    take_down(home, ARTICLE)
    assert not home.removing.exists()
    assert [one.article_id for one in removals(home)] == [ARTICLE]
    body = texts(OUTLET, 1)["20106"].body
    traces = Traces()
    traces.add([body])
    traces.spare(text for (text,) in ask(home, "SELECT body FROM article"))
    assert len(traces) > 300
    assert found_in(home, {ARTICLE}, traces, [body])[1] == []
    assert not list(home.root.rglob("*.removing"))


def test_removed_again_it_changes_nothing(done: Home) -> None:
    again = corpus("remove", ARTICLE, "--reason", "noch einmal", "--home", str(done.root))
    assert again.returncode == 0, again.stderr
    assert [(one.article_id, one.reason) for one in removals(done)] == [(ARTICLE, "편지 2026-11-20")]


def test_a_file_that_is_none_of_ours_is_named_and_not_touched(demo: Demo, tmp_path: Path) -> None:
    home = copy_of(demo, tmp_path / "home", OUTLET)
    (home.root / "notes.txt").write_text(texts(OUTLET, 1)["20106"].body, "utf-8")
    with pytest.raises(UserError, match=r"still found in 1 places: notes.txt: bytes"):
        take_down(home, ARTICLE)
    assert (home.root / "notes.txt").exists()
    (home.root / "notes.txt").unlink()
    take_down(home, ARTICLE)


def test_words_that_the_index_keeps_of_a_text_that_is_not_here_are_named_and_go(
    done: Home, tmp_path: Path
) -> None:
    """As an earlier version left them, or a text that was read anew since."""
    shutil.copytree(done.root, tmp_path / "home", symlinks=True)
    home = Home(tmp_path / "home")
    with duckdb.connect(str(home.warehouse)) as file:
        file.execute("UPDATE posting SET text_no = 999999 WHERE text_no = (SELECT min(text_no) FROM posting)")
        file.execute("INSERT INTO ledger.dead_text VALUES (999999)")
        file.execute("DELETE FROM indexed_text WHERE text_no NOT IN (SELECT text_no FROM posting)")
    assert found_in(home, {ARTICLE}, Traces(), [])[1] == [
        "warehouse.duckdb: main.posting, words of a text that is not here",
        "warehouse.duckdb: main.occurrence, words of a text that is not here",
    ]
    take_down(home, ARTICLE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((f"{OUTLET}:1", "--reason", "letter"), f"no article {OUTLET}:1"),
        ((ARTICLE, "--reason", " "), "found an empty --reason"),
    ],
)
def test_what_cannot_be_removed_is_told_in_one_line(
    arguments: tuple[str, ...], told: str, demo: Demo, tmp_path: Path
) -> None:
    home = copy_of(demo, tmp_path / "home", OUTLET)
    refused = corpus("remove", *arguments, "--home", str(home.root))
    assert refused.returncode == 1
    assert told in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert not home.removals.exists()


def test_a_damaged_tombstone_stops_every_load(done: Home, tmp_path: Path) -> None:
    shutil.copytree(done.root, tmp_path / "home", symlinks=True)
    home = Home(tmp_path / "home")
    with home.removals.open("a", encoding="utf-8") as file:
        file.write('{"article_id": "a"}\n')
    with pytest.raises(UserError, match=r"removals.jsonl:2: expected a tombstone"):
        load_archived(home, "20261122T060000", SITES)


def test_a_row_goes_whole_although_a_line_separator_stands_in_it(tmp_path: Path) -> None:
    path = tmp_path / "date_evidence.jsonl"
    kept = '{"article_id": "ara:2", "raw": "2026.10.02\u2028입력"}\n'
    path.write_text('{"article_id": "ara:1", "raw": "2026.10.01\u2028입력"}\n' + kept, "utf-8")
    assert clean_text(path, {"ara:1"}, Traces())
    assert path.read_text("utf-8") == kept
