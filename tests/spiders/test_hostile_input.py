"""Spoilt pages, feeds, sitemaps and API answers cost one row each: no crash, no hang, no gigabyte, no file of ours.

Short by default; `CORPUS_MUTATIONS=20000 pytest tests/spiders/test_hostile_input.py` is the long form (minutes).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY

MUTATIONS = int(os.environ.get("CORPUS_MUTATIONS", "400"))
SEED = 20261122


def test_spoilt_answers_are_refused_in_time_and_in_little_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.spiders.hostile", str(MUTATIONS), str(SEED), str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    print(done.stdout)
    assert found["failures"] == []
    assert found["slowest_seconds"] < 5, found["slowest"]
    assert found["megabytes"] < 1000
    # Neither all let through nor all refused, else the mutations test nothing.
    refused = MUTATIONS - found["outcomes"]["article"] - found["outcomes"]["list"]
    assert MUTATIONS / 10 < refused < MUTATIONS
