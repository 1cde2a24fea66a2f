"""The made-up outlets and their articles, read from `outlets.toml` and `articles/<outlet_id>/<number>.md`.

An article is a front matter of `name: value` lines and paragraphs parted by an empty line. `<number>.2.md` is what
edition 2 holds in place of `<number>.md`; `editions: 1` is withdrawn later, `editions: 2` is not yet there at first.
Every name of a person, firm or body is invented (`cast.txt` lists the people).
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Final

from spiders.dates import KST

EDITIONS: Final = (1, 2)
HERE = resources.files("flows").joinpath("demo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One made-up outlet."""

    outlet_id: str
    name: str
    host: str
    family: str
    pub_date: str
    robots: tuple[str, ...]
    owner: str
    charset: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One made-up article as it stands in one edition."""

    outlet_id: str
    number: str
    title: str
    subtitle: str
    section: str
    byline: str
    published: datetime
    modified: datetime | None
    photo: str
    """Caption of its photo."""
    credit: str
    """The wire it is reprinted from."""
    copy_of: str
    """`<outlet_id>/<number>` of the text it repeats word for word."""
    files: tuple[str, ...]
    locked: tuple[str, ...]
    """Those of its files that nobody can read."""
    is_closed: bool
    """It stands where robots.txt forbids robots."""
    is_broken: bool
    """Its page has lost the container of the text in this edition."""
    off_topic: str
    """It is not about AI, which shows when it is `listed` or only when it is `read`; empty if it is."""
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """Give the text as an article's body should be read: one paragraph a line."""
        return "\n".join(self.paragraphs)

    @property
    def changed(self) -> datetime:
        """Give when it last changed."""
        return self.modified or self.published


KNOWN_KEYS: Final = frozenset(
    [
        "title",
        "subtitle",
        "section",
        "byline",
        "published",
        "modified",
        "photo",
        "credit",
        "copy_of",
        "files",
        "locked",
        "closed",
        "broken_in",
        "editions",
        "off_topic",
    ]
)


@cache
def papers() -> dict[str, Paper]:
    """Give the outlets by id."""
    table = tomllib.loads(HERE.joinpath("outlets.toml").read_text("utf-8"))
    return {
        outlet_id: Paper(outlet_id=outlet_id, **{**entry, "robots": tuple(entry["robots"])})
        for outlet_id, entry in table.items()
    }


@cache
def texts(outlet_id: str, edition: int) -> dict[str, Text]:
    """Give what an outlet has online in an edition, by number, newest first."""
    if edition not in EDITIONS:
        raise ValueError(f"edition: expected one of {EDITIONS}, found {edition}")
    folder = HERE.joinpath("articles", outlet_id)
    found: dict[str, Text] = {}
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        number, _, variant = name.removesuffix(".md").partition(".")
        if variant in ("", str(edition)):
            text = _text(outlet_id, number, folder.joinpath(name).read_text("utf-8"), edition)
            if text and not (variant == "" and f"{number}.{edition}.md" in names):
                found[number] = text
    return dict(sorted(found.items(), key=lambda item: item[1].published, reverse=True))


def _text(outlet_id: str, number: str, source: str, edition: int) -> Text | None:
    """Read one file; None if this edition does not hold it."""
    _, head, rest = source.split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    unknown = fields.keys() - KNOWN_KEYS
    if unknown:
        raise ValueError(f"articles/{outlet_id}/{number}.md: unknown field {', '.join(sorted(unknown))}")
    if str(edition) not in fields.get("editions", "1 2").split():
        return None
    return Text(
        outlet_id=outlet_id,
        number=number,
        title=fields["title"],
        subtitle=fields.get("subtitle", ""),
        section=fields["section"],
        byline=fields["byline"],
        published=_instant(fields["published"]),
        modified=_instant(fields["modified"]) if "modified" in fields else None,
        photo=fields.get("photo", ""),
        credit=fields.get("credit", ""),
        copy_of=fields.get("copy_of", ""),
        files=_names(fields.get("files", "")),
        locked=_names(fields.get("locked", "")),
        is_closed="closed" in fields,
        is_broken=fields.get("broken_in") == str(edition),
        off_topic=fields.get("off_topic", ""),
        paragraphs=tuple(" ".join(block.split()) for block in rest.strip().split("\n\n")),
    )


def _names(field: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in field.split("|") if name.strip())


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KST)
