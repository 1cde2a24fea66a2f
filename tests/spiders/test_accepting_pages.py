"""Accepting a saved page: its expected JSON becomes what the site reads, and a person sees what that changes."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.errors import UserError
from spiders.accept import UnacceptableError, accept_page, saved_pages
from spiders.registry import load_sites

MADE = Path(__file__).parent / "pages"
ZDNET = load_sites()["zdnet"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(MADE / "zdnet", tmp_path / "zdnet")
    return tmp_path


def test_what_is_read_as_accepted_shows_no_difference(folder: Path) -> None:
    assert accept_page(ZDNET, folder / "zdnet" / "1.html") == []


def test_a_changed_page_shows_its_difference_and_is_accepted(folder: Path) -> None:
    page = folder / "zdnet" / "1.html"
    old = json.loads((folder / "zdnet" / "1.json").read_text("utf-8"))[0]["title"]
    page.write_text(page.read_text("utf-8").replace(old, "새 제목"), "utf-8")
    shown = CliRunner().invoke(app, ["accept", "zdnet", "--pages", str(folder)])
    assert shown.exit_code == 0
    assert f'-  "title": "{old}"' in shown.stdout
    assert '+  "title": "새 제목"' in shown.stdout
    assert json.loads((folder / "zdnet" / "1.json").read_text("utf-8"))[0]["title"] == "새 제목"


def test_a_page_that_gives_a_problem_is_not_accepted(folder: Path) -> None:
    page = folder / "zdnet" / "1.html"
    page.write_text("<title>아무것도 없다</title>", "utf-8")
    before = (folder / "zdnet" / "1.json").read_bytes()
    with pytest.raises(UnacceptableError, match="no body"):
        accept_page(ZDNET, page)
    assert (folder / "zdnet" / "1.json").read_bytes() == before


def test_a_page_of_a_later_day_is_accepted_once_it_says_when_it_was_saved(folder: Path) -> None:
    page, address = folder / "zdnet" / "1.html", folder / "zdnet" / "1.url"
    page.write_text(
        page.read_text("utf-8").replace("2026-10-07", "2027-03-05").replace("2026/10/07", "2027/03/05")
    )
    with pytest.raises(
        UnacceptableError, match=r"shows 2027-03-05, later than 2026-11-01, .* second line of 1\.url"
    ):
        accept_page(ZDNET, page)
    url = address.read_text("utf-8").strip()
    address.write_text(f"{url}\nyesterday\n", "utf-8")
    with pytest.raises(UnacceptableError, match=r"1\.url, line 2: expected when .*, found 'yesterday'"):
        accept_page(ZDNET, page)
    address.write_text(f"{url}\n2027-03-06 09:30:00\n", "utf-8")
    accept_page(ZDNET, page)
    article = json.loads((folder / "zdnet" / "1.json").read_text("utf-8"))[0]
    assert article["published_at"].startswith("2027-03-05")


def test_a_list_takes_a_number_of_its_own(folder: Path) -> None:
    shutil.copy(folder / "zdnet" / "1.html", folder / "zdnet" / "1.list.html")
    with pytest.raises(
        UnacceptableError, match=r"1\.list\.html: expected another number than that of 1\.html"
    ):
        saved_pages(folder, "zdnet")


def test_a_list_that_names_nothing_is_not_accepted(folder: Path) -> None:
    page = folder / "zdnet" / "2.list.html"
    page.write_text("<title>아무것도 없다</title>", "utf-8")
    page.with_name("2.url").write_text("https://zdnet.co.kr/news/\n")
    with pytest.raises(UnacceptableError, match="expected articles in the listing, found none"):
        accept_page(ZDNET, page)


@pytest.mark.parametrize(("outlet", "said"), [("nobody", "expected one of"), ("kbs", "found none")])
def test_an_outlet_without_pages_is_told(folder: Path, outlet: str, said: str) -> None:
    shown = CliRunner().invoke(app, ["accept", outlet, "--pages", str(folder)])
    assert isinstance(shown.exception, UserError)
    assert said in str(shown.exception)
