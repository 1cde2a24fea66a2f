"""`corpus release`: a folder that may be passed on, with all that others need to use and to doubt it."""

from pathlib import Path

from flows.errors import UserError
from flows.home import Home
from flows.release.answers import read_answers, template
from flows.release.croissant import FILE_NAME, validate
from flows.release.make import make


def release(
    home: Home, to: Path | None, answers: Path | None, *, is_forced: bool, is_validated: bool
) -> None:
    """Make a release and say what is in it."""
    if to is None:
        raise UserError("release: say where with --to FOLDER, or print the questions with --questions")
    made = make(home.current, to, read_answers(answers), is_forced=is_forced)
    totals = made.facts.totals
    print(
        f"{to}: {made.facts.release_id}, {totals['article_count']} articles, {totals['withheld_count']} without their text; "
        f"no words of these found in {made.searched_count} files"
    )
    if is_validated:
        for warning in validate(to / FILE_NAME):
            print(f"croissant: {warning}")
        print(f"{to / FILE_NAME}: valid")


def print_questions() -> None:
    """Print the questions that only the maker of a release can answer, as a file to be filled in."""
    print(template(), end="")
