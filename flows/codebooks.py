"""The codebook of each issue: what its labels mean, and which version of it this is."""

import re
from importlib import resources

from nlp.stance.issue import issue_ids

OPENNESS = "ai_openness"
"""Its page says what documents, quotes and frames are, too, for all issues; so it stands above the lexicons."""
PAGE = "CODEBOOK.md"


def codebooks() -> dict[str, str]:
    """Give the page of each issue that has one, by issue."""
    nlp = resources.files("nlp")
    places = {issue_id: nlp.joinpath("lexicons", "stance", issue_id, PAGE) for issue_id in issue_ids()}
    places[OPENNESS] = nlp.joinpath(PAGE)
    return {issue_id: place.read_text("utf-8") for issue_id, place in places.items() if place.is_file()}


def codebook_version(issue_id: str) -> str | None:
    """Give what the heading of the issue's page says, `# Codebook: … (v2)`, or nothing where it has none."""
    found = re.search(r"^# .*\(v(.+)\)$", codebooks().get(issue_id, ""), re.MULTILINE)
    return found[1] if found else None
