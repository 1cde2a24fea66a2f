import multiprocessing
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.home import NEARLY_FULL, Home, HomeError, new_run_id


def test_a_run_id_is_known_as_one(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for run_id in (new_run_id(), new_run_id("demo")):
        (home.runs / run_id).mkdir(parents=True)
        assert run_id in home.run_ids()
    (home.runs / "notes").mkdir()
    assert "notes" not in home.run_ids()


def test_a_home_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(HomeError, match=r"cannot write to the data home .* choose another"):
        Home(file / "below").writable()


def test_two_runs_cannot_hold_one_home(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with (
        home.lease(),
        pytest.raises(HomeError, match=f'another run holds .*"pid": {os.getpid()}'),
        home.lease(),
    ):
        pass
    with home.lease():
        pass


def _hold_and_die(root: Path) -> None:
    with Home(root).lease():
        os._exit(9)


def test_a_lease_ends_with_its_process(tmp_path: Path) -> None:
    child = multiprocessing.get_context("spawn").Process(target=_hold_and_die, args=(tmp_path,))
    child.start()
    child.join()
    assert child.exitcode == 9
    with Home(tmp_path).lease():
        pass


@pytest.mark.parametrize("free", [0, NEARLY_FULL])
def test_a_failure_on_a_full_disk_is_laid_to_the_disk(
    free: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))

    def fail() -> None:
        with Home(tmp_path).explained():
            raise RuntimeError("a library's own words")

    with pytest.raises(RuntimeError if free else HomeError, match="own words" if free else "no space left"):
        fail()
