"""Names as texts write them where the registry lists another form: 반도체특별법안 for 반도체특별법, 美 에너지부 for 미국 에너지부."""

import re
from collections.abc import Mapping
from functools import cache

from nlp import registry
from nlp.entities.cues import forms

AMERICA = "country:us"
HANJA = re.compile(r"[\u4e00-\u9fff]")


@cache
def _bills() -> Mapping[str, str]:
    """Give by the name of its bill each known law's name: 반도체특별법안 → 반도체특별법."""
    known = registry.alias_index()
    return {
        name + form: name
        for name, readings in known.items()
        if readings[0].kind == "LAW" and name.endswith(forms("law"))
        for form in forms("bill")
    }


@cache
def _signed() -> Mapping[str, str]:
    """Give by how headlines write a foreign body the registry's name of it: 美 에너지부 and 美에너지부 for 미국 에너지부."""
    index = registry.alias_index()
    signs = dict.fromkeys(forms("american"), registry.by_id()[AMERICA].name_ko)
    for alias, readings in index.items():
        if HANJA.fullmatch(alias) and readings[0].kind == "COUNTRY":
            signs[alias] = registry.by_id()[readings[0].entity_id].name_ko
    spelt = {
        f"{sign}{gap}{alias.removeprefix(f'{nation} ')}": alias
        for sign, nation in signs.items()
        for gap in (" ", "")[: 2 if HANJA.fullmatch(sign) else 1]
        for alias, readings in index.items()
        if alias.startswith(f"{nation} ") and readings[0].kind == "ORG"
    }
    return {form: alias for form, alias in spelt.items() if form not in index}


@cache
def written_otherwise() -> Mapping[str, str]:
    """Give by forms that the registry need not list the name it has."""
    return {**_bills(), **_signed()}


def readings_of(name: str) -> tuple[registry.Reading, ...]:
    """Give what a name may mean, however it is written, the likeliest first."""
    known = registry.alias_index()
    return known[name] if name in known else known[written_otherwise()[name]]
