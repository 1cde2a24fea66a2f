"""What the tokenizer knows of a text's tokens, as lists beside the Doc: readers of it need no Token objects.

`token_lists(doc)["tags"]` costs a component a fifteenth of `doc._.tags`, which gives the same.
"""

from functools import partial
from typing import TypedDict, cast

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from nlp.pieces import Morphs

_KEY = "token_lists"


class TokenLists(TypedDict):
    """Lists with one of each a token, but for the last five."""

    forms: list[str]
    lemmas: list[str]
    tags: list[str]
    """Sejong tags joined by '+'."""
    upos: list[str]
    starts: list[int]
    """Offsets in the text."""
    morphs: list[Morphs]
    """A token's morphemes as (form, tag)."""
    eojeols: list[int]
    """The number of the blank-separated word a token stands in."""
    kiwi_sentences: list[int]
    """The number of the sentence Kiwi sees it in."""
    unknown_words: list[bool]
    """True where Kiwi had to guess."""
    blanks: list[int]
    """The blank tokens."""
    line_breaks: list[int]
    """Those of them that hold a line break."""
    places: npt.NDArray[np.int64]
    """A row each of the tokens' starts, ends and eojeols."""
    source: str
    """The text, which `doc.text` would join anew at each use."""
    curled: str
    """The same with straight marks curled."""


_NONE = TokenLists(
    forms=[], lemmas=[], tags=[], upos=[], starts=[], morphs=[], eojeols=[], kiwi_sentences=[], unknown_words=[],
    blanks=[], line_breaks=[], places=np.empty((3, 0), np.int64), source="", curled="",
)  # fmt: skip


def token_lists(doc: Doc) -> TokenLists:
    """Give the lists of a Doc, empty ones where it has no text.

    Raises:
        ValueError: another tokenizer made the Doc, or its tokens were merged or split since.
    """
    lists = cast(TokenLists, doc.user_data.get(_KEY, _NONE))
    if len(doc) not in (0, len(lists["forms"])):
        raise ValueError(
            f"nlp: the Doc {doc.text[:20]!r} was retokenized: expected {len(lists['forms'])} tokens, found {len(doc)}; "
            "read its text again, and merge or split tokens last"
            if _KEY in doc.user_data
            else f"nlp: the Doc {doc.text[:20]!r} has no lists of the tokenizer ko_ai.kiwi_tokenizer.v1: "
            "another made it; read its text with nlp.pipeline.load()"
        )
    if lists["morphs"] and isinstance(lists["morphs"][0], list):
        # From another process, or out of bytes: spaCy writes tuples as lists there, which nobody can count.
        lists["morphs"] = [tuple((form, tag) for form, tag in morphs) for morphs in lists["morphs"]]
    return lists


def keep(doc: Doc, lists: TokenLists) -> None:
    """Have a Doc hold its lists, which are also there as `doc._.forms`, `doc._.tags` and so on."""
    doc.user_data[_KEY] = lists


def _one(name: str, doc: Doc) -> object:
    return cast(dict[str, object], token_lists(doc))[name]


for _name in TokenLists.__annotations__:
    # A lambda could not be handed to the processes of `nlp.pipe(texts, n_process=2)` where they are not forked.
    Doc.set_extension(_name, getter=partial(_one, _name), force=True)
