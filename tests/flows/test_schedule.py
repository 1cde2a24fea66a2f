"""The schedule as `prefect deploy` reads it: what it names is there, wherever it is deployed."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect.flows import load_flow_from_entrypoint
from prefect.task_runners import ThreadPoolTaskRunner

from flows.crawl import MOST_CRAWLS
from flows.daily import daily
from flows.home import HomeError


@pytest.fixture
def schedule(repository: Path) -> dict[str, Any]:
    """The file, as Prefect reads it."""
    read: dict[str, Any] = yaml.safe_load((repository / "flows/prefect.yaml").read_text("utf-8"))
    return read


def test_the_scheduled_flow_is_found_from_any_folder_with_nothing_set(
    schedule: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    [deployment] = schedule["deployments"]
    found: object = load_flow_from_entrypoint(deployment["entrypoint"])
    assert found is daily
    assert "{{" not in str(schedule), "an unset variable would be told by the run and not by `prefect deploy`"


def test_the_scheduled_flow_asks_a_few_outlets_at_once_as_the_command_does() -> None:
    assert daily.task_runner == ThreadPoolTaskRunner(max_workers=MOST_CRAWLS)


def test_the_scheduled_flow_gives_small_matrix_products_one_thread_as_the_command_does(
    schedule: dict[str, Any],
) -> None:
    assert schedule["deployments"][0]["work_pool"]["job_variables"] == {"env": {"OPENBLAS_NUM_THREADS": "1"}}


def test_the_scheduled_flow_takes_the_home_of_the_environment(
    schedule: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").write_text("a file, where no home can be")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CORPUS_HOME", "elsewhere")
    assert "parameters" not in schedule["deployments"][0]
    with pytest.raises(HomeError, match="cannot write to the data home elsewhere:"):
        daily.fn()
    assert not (tmp_path / "corpus-data").exists()
