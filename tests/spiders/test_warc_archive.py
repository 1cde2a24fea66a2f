"""The archive gives back what was put in, survives a kill, and is read to the same bytes every time."""

import gzip
import random
import time
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from spiders.archive import (
    FILE_NAME,
    OPEN_NAME,
    Answer,
    WarcWriter,
    read_page_at,
    read_pages,
    recover,
    unpacked,
)
from spiders.html_tree import LARGEST
from spiders.read import read_folder
from spiders.registry import load_sites
from spiders.site import Site
from warehouse.records import VisitKind

SITES = load_sites()
PAGES = Path(__file__).parent / "pages"
AT = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
TEXT = random.Random(20261124).randbytes(100_000)
PACKED = gzip.compress(TEXT)


def answer(url: str, body: bytes, kind: VisitKind = "article", status: int = 200, **headers: str) -> Answer:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Answer(url=url, status=status, headers=pairs, body=body, kind=kind, fetched_at=AT)


def made(site: str, number: int) -> Answer:
    path = PAGES / site / f"{number}.html"
    return answer(path.with_suffix(".url").read_text("utf-8").strip(), path.read_bytes())


def written(folder: Path, *answers: Answer) -> Path:
    writer = WarcWriter(folder)
    for one in answers:
        writer.write(one)
    writer.close()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "runs" / "20261101T060000" / "chosun"


def test_an_answer_comes_back_as_it_was(folder: Path, home: Path) -> None:
    body = "인공지능".encode("cp949")
    zipped = answer(
        "http://a.example/1", gzip.compress(body), Content_Type="text/html", Content_Encoding="gzip"
    )
    written(folder, answer("http://a.example/robots.txt", b"", "robots", 404), zipped)
    robots, page = read_pages(folder, home)
    assert (robots.kind, robots.status, robots.body) == ("robots", 404, b"")
    assert (page.url, page.body, page.text, page.content_type) == (
        "http://a.example/1",
        body,
        "인공지능",
        "text/html",
    )
    assert page.fetched_at == AT
    assert page.crawl_id == "20261101T060000/chosun"


def test_a_page_can_be_fetched_again_from_its_offset(folder: Path, home: Path) -> None:
    written(folder, made("chosun", 1), made("chosun", 2))
    for page in read_pages(folder, home):
        again = read_page_at(home, page.warc_file, page.warc_offset)
        assert (again.url, again.body) == (page.url, page.body)


@pytest.mark.parametrize("end", [0, 9, 200, -400])
def test_half_a_record_is_no_page(folder: Path, home: Path, end: int) -> None:
    body = random.Random(1).randbytes(50_000)  # shrinks no further, so that much comes before the cut
    written(folder, answer("http://a.example/1", body))
    whole = (folder / FILE_NAME).read_bytes()
    (folder / FILE_NAME).write_bytes(whole[:end])
    with pytest.raises(ValueError, match="expected a whole record at byte 0, found "):
        read_page_at(home, (folder / FILE_NAME).relative_to(home).as_posix(), 0)


def test_a_chunked_answer_is_kept_without_its_chunks(folder: Path, home: Path) -> None:
    written(folder, answer("http://a.example/1", b"whole", Transfer_Encoding="chunked"))
    assert next(read_pages(folder, home)).body == b"whole"
    assert b"Transfer-Encoding" not in gzip.decompress((folder / FILE_NAME).read_bytes())


def test_a_replay_gives_the_same_bytes(folder: Path, home: Path) -> None:
    written(folder, made("chosun", 1), made("chosun", 2))
    read_folder(folder, home, SITES)
    first = {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}
    read_folder(folder, home, SITES)
    assert {path.name: path.read_bytes() for path in folder.glob("*.jsonl")} == first
    assert len(first) == 7
    assert first["article.jsonl"].count(b"\n") == 2


def test_the_same_answers_give_the_same_archive(tmp_path: Path) -> None:
    one = written(tmp_path / "a" / "chosun", made("chosun", 1))
    two = written(tmp_path / "b" / "chosun", made("chosun", 1))
    assert (one / FILE_NAME).read_bytes() == (two / FILE_NAME).read_bytes()


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_an_archive_torn_by_a_kill_keeps_its_whole_records(folder: Path, home: Path, cut: int) -> None:
    writer = WarcWriter(folder)
    writer.write(made("chosun", 1))
    whole = writer.file.tell()
    writer.write(made("chosun", 2))
    writer.file.close()
    torn = (folder / OPEN_NAME).read_bytes()
    (folder / OPEN_NAME).write_bytes(torn[:-cut])

    crawl = read_folder(folder, home, SITES)

    assert (folder / FILE_NAME).stat().st_size == whole
    assert not (folder / OPEN_NAME).exists()
    assert (crawl.outcome, crawl.finish_reason, crawl.article_count) == ("failed", "killed", 1)


def test_what_follows_the_last_record_and_is_none_is_cut(folder: Path) -> None:
    record = gzip.compress(b"x" * 99)
    folder.mkdir(parents=True)
    (folder / OPEN_NAME).write_bytes(record + b"\0" * 50)
    recover(folder)
    assert (folder / FILE_NAME).read_bytes() == record


def test_of_an_answer_that_unpacks_beyond_all_bounds_one_byte_too_many_is_unpacked() -> None:
    assert len(unpacked(gzip.compress(bytes(3 * LARGEST)), "gzip")[0]) == LARGEST + 1


@pytest.mark.parametrize(
    ("spoilt", "encoding", "is_whole"),
    [
        (PACKED, "gzip", True),
        (PACKED + b"\0" * 20, "gzip", True),
        (PACKED[:-20], "gzip", False),
        (PACKED[:-20] + b"\xff" * 20, "gzip", False),
        (zlib.compress(TEXT), "deflate", True),
        (zlib.compress(TEXT)[:-20], "deflate", False),
    ],
)
def test_a_packed_answer_without_its_end_is_torn(spoilt: bytes, encoding: str, is_whole: bool) -> None:
    payload, found = unpacked(spoilt, encoding)
    assert TEXT.startswith(payload)
    assert (found, payload == TEXT) == (is_whole, is_whole)


def test_every_member_of_a_gzip_file_is_unpacked_in_the_time_of_reading_it() -> None:
    began = time.process_time()
    assert unpacked(gzip.compress(b"x" * 50_000) * 3, "") == (b"x" * 150_000, True)
    assert unpacked(gzip.compress(b"x") * 200_000, "gzip") == (b"x" * 200_000, True)
    assert time.process_time() - began < 5


def test_an_archive_is_mended_in_the_time_of_reading_it(folder: Path) -> None:
    record = gzip.compress(b"x" * 1_500, 0)
    folder.mkdir(parents=True)
    (folder / OPEN_NAME).write_bytes(record * 20_000 + record[:-1])
    began = time.process_time()
    recover(folder)
    assert time.process_time() - began < 5
    assert (folder / FILE_NAME).stat().st_size == len(record) * 20_000


def test_a_second_try_at_a_crawl_keeps_the_first(folder: Path, home: Path) -> None:
    written(folder, made("chosun", 1))
    written(folder, made("chosun", 2))
    assert len(list(read_pages(folder, home))) == 2
    assert read_folder(folder, home, SITES).article_count == 2


def test_a_folder_without_an_archive_is_a_failed_crawl(folder: Path, home: Path) -> None:
    folder.mkdir(parents=True)
    assert read_folder(folder, home, SITES).outcome == "failed"


def test_reading_is_declared_without_a_reactor() -> None:
    assert issubclass(SITES["chosun"], Site)
