"""What the maker of a release says of it: answers to the questions that data cannot answer."""

import tomllib
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from flows.errors import UserError

UNANSWERED = "*Not answered by the maker of this release.*"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the datasheet, under its heading."""

    heading: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered; everything else stays unanswered and says so."""

    about: dict[str, Any] = field(default_factory=dict)
    by_question: dict[str, str] = field(default_factory=dict)

    def to(self, question: Question) -> str:
        """Give the answer to a question."""
        return self.by_question.get(question.id) or UNANSWERED


def template() -> str:
    """Give the questions as a file to be filled in."""
    lines = []
    text = resources.files("flows.release").joinpath("questions.toml").read_text("utf-8")
    for line in text.splitlines():
        lines.append(line)
        if line.startswith("text = "):
            lines.append('answer = ""')
    return "\n".join(lines) + "\n"


def questions() -> list[Question]:
    """Give every question, in the order of the datasheet."""
    rows = tomllib.loads(resources.files("flows.release").joinpath("questions.toml").read_text("utf-8"))
    return [Question(**row) for row in rows["question"]]


def read_answers(path: Path | None) -> Answers:
    """Give the answers in a file; without one nothing is answered.

    Raises:
        UserError: it is no such file, or answers a question that nobody asked.
    """
    if path is None:
        return Answers()
    try:
        found = tomllib.loads(path.read_text("utf-8"))
        rows = {row["id"]: row.get("answer", "").strip() for row in found.get("question", [])}
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, KeyError, AttributeError) as error:
        raise UserError(
            f"{path}: expected answers as `corpus release --questions` prints them, found {error}"
        ) from error
    known = tomllib.loads(template())
    unknown = [
        *(rows.keys() - {one.id for one in questions()}),
        *(found.get("about", {}).keys() - known["about"]),
    ]
    if unknown:
        raise UserError(f"{path}: expected only questions of the datasheet, found {sorted(unknown)[0]!r}")
    return Answers({key: value for key, value in found.get("about", {}).items() if value}, rows)
