"""Versions of model families that the registry does not list one by one: 큐원 3.8, Llama 3-8B."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from spacy.tokens import Doc

from nlp import registry
from nlp.entities.candidates import Candidate
from nlp.entities.cues import forms
from nlp.token_lists import token_lists
from warehouse.records import Entity

_BLANK_BEFORE_VERSION = re.compile(r"(?<=[가-힣A-Za-z]) (?=\d)")


def versions(doc: Doc) -> Iterator[Candidate]:
    """Give the tokens that Kiwi kept whole by a family's pattern."""
    lists = token_lists(doc)
    forms = lists["forms"]
    for at, tag in enumerate(lists["tags"]):
        if tag == "NNP" and len(forms[at]) > 3:
            form = forms[at]
            meaning = _meaning(form)
            if meaning is not None:
                start = lists["starts"][at]
                yield Candidate(start, start + len(form), "MODEL", *meaning)


@lru_cache(50_000)
def _meaning(form: str) -> tuple[str, str] | None:
    """Give (Korean name, registry id or nothing) of a family's version: Qwen 2.5-7B → 큐원2.5-7B."""
    family = family_of(form)
    if family is None:
        return None
    form = _tuned().sub("instruct", form)
    heads = [alias for alias in family.aliases if form.startswith(alias) and not alias[-1].isdigit()]
    head = max(heads, key=len, default="")
    name = _BLANK_BEFORE_VERSION.sub("", family.name_ko + form[len(head) :] if head else form)
    known = _by_plain_name().get(_plain(name)) or _by_plain_name().get(_plain(form))
    return (registry.by_id()[known].name_ko, known) if known else (name, "")


@cache
def _tuned() -> re.Pattern[str]:
    """Give how models tuned to follow instructions are called, which their makers write `instruct`."""
    return re.compile(f"(?:{'|'.join(forms('tuned'))})$")


@lru_cache(50_000)
def family_of(name: str) -> Entity | None:
    """Give the family a version's name belongs to, if it belongs to one."""
    for family in registry.families():
        if family.pattern.fullmatch(name):
            return registry.by_id()[family.entity_id]
    return None


@cache
def _by_plain_name() -> dict[str, str]:
    return {
        _plain(alias): readings[-1].entity_id
        for alias, readings in registry.alias_index().items()
        if readings[-1].kind == "MODEL"
    }


def _plain(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum() or character == ".")
