"""One Kiwi a process, with the registry's names and model families kept whole.

Kiwi cannot be pickled once words were added and takes half a gigabyte, so each worker loads its own, once.
"""

import os
import re
from functools import cache
from typing import Final

from kiwipiepy import Kiwi

from nlp import registry
from nlp.lexicon_error import LexiconError
from nlp.lexicon_lines import lexicon_lines, unreadable

ANALYSIS: Final = {
    "cutoff_threshold": 5.0,
    "oov_local_weight": 6.0,
    "oov_global_weight": 20.0,
    "oov_global_min_freq": 2.0,
}
"""Where Kiwi's own settings (8, 3, 75, 4) are not ours.

A narrower beam saves a sixth of Kiwi's time and reads 1 token in 1,000 otherwise, no better or worse by any floor.
At 4 it would save a fifteenth more, but takes 막을 이유 for a noun and loses floors of sentences and stance.
More trust in an unknown word that a text repeats keeps 0.808 of such names whole in place of 0.755 (`ne_4` of Kiwi's
own tests), for 1 common noun in 1,000 less.
"""

_HANGUL_ONLY = re.compile(r"[가-힣]+")
_ADDRESS = re.compile(r"[#@\u1100-\u11ff]|//|www\.")
"""What begins or holds a hashtag, a mention or an address, and letters of old Hangul, of which the same is true."""
_LONGEST_ADDRESS = 2_000
"""Letters before a name that are looked through for where an address begins."""


@cache
def load_kiwi() -> Kiwi:
    """Give Kiwi with the registry's names as proper nouns, and one thread of its own for texts that come in an iterable.

    Whoever wants more of them starts processes, as Python's part takes six tenths of Kiwi's time.
    """
    _loaded_by()
    kiwi = Kiwi(num_workers=1)
    for name, value in ANALYSIS.items():
        setattr(kiwi.global_config, name, value)
    for word in words():
        kiwi.add_user_word(word, "NNP")
    for word, tag, _ in field_words():
        try:
            kiwi.add_user_word(word, tag)
        except ValueError as error:
            raise LexiconError(
                f"nlp/lexicons/tokenizer/words.tsv: expected a Sejong tag for {word}, found {tag!r}"
            ) from error
    return kiwi


@cache
def _loaded_by() -> int:
    """Give the process that loaded Kiwi."""
    return os.getpid()


def has_thread() -> bool:
    """Tell whether Kiwi's thread is there: one that was forked after Kiwi was loaded would wait for it for ever."""
    load_kiwi()
    return _loaded_by() == os.getpid()


def field_words() -> list[tuple[str, str, str]]:
    """Give (word, tag, example) of the field's words that Kiwi by itself tears apart."""
    path = "tokenizer/words.tsv"
    found: list[tuple[str, str, str]] = []
    for number, line in lexicon_lines(path):
        fields = line.split("\t")
        if len(fields) != 3:
            raise unreadable(path, number, "a word, its Sejong tag and an example", line)
        found.append((fields[0], fields[1], fields[2]))
    return found


def family_names(text: str) -> list[tuple[int, int, str]]:
    """Give (start, end, tag) of the names of model families, in order: what Kiwi is told not to part.

    Kiwi's own `add_re_word` would try every family at every letter, which costs four times as much. A name within a
    hashtag, a mention or an address is left to Kiwi, which finds those itself: kiwipiepy 0.24.1 ends the process where both
    claim the same letters (#삼성_클로드 4).
    """
    begins, families = _family_patterns()
    found: list[tuple[int, int, str]] = []
    end = 0
    for letter in begins.finditer(text):
        start = letter.start()
        name = families.match(text, start) if start >= end else None
        if name and not _is_in_address(text, start):
            end = name.end()
            found.append((start, end, "NNP"))
    return found


def _is_in_address(text: str, start: int) -> bool:
    """Tell whether what stands right before a name, back to a blank, begins something that Kiwi finds itself."""
    before = text[max(start - _LONGEST_ADDRESS, 0) : start]
    return not before[-1:].isspace() and _ADDRESS.search("".join(before.split()[-1:])) is not None


@cache
def _family_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the pattern of a letter where a family's name may begin, and that of all names.

    The letters are those of the families' examples and of every model's spellings; a test holds that no family
    begins otherwise. Both patterns begin with letters themselves, not with what must not stand before them, which
    Python would look for first, at every letter and for every family.
    """
    letters = "".join(map(re.escape, sorted(first_letters())))
    names = "|".join(
        f"(?:{family.pattern.pattern.removeprefix(registry.NAME_BEGINS)})" for family in registry.families()
    )
    return re.compile(f"[{letters}](?<![0-9A-Za-z가-힣].)"), re.compile(names)


def first_letters() -> set[str]:
    """Give the letters a model's name may begin with."""
    examples = {example[0] for family in registry.families() for example in family.examples}
    spellings = registry.alias_index().items()
    return examples | {name[0] for name, readings in spellings if readings[0].kind == "MODEL"}


def words() -> list[str]:
    """Give the names Kiwi must keep whole, sorted: those that mean one thing in every text.

    Hangul names of one or two syllables are left to Kiwi's own judgement: as user words they would tear longer words
    apart (라마 in 라마단, 조국 in 조국혁신).
    """
    return sorted(
        name
        for name, readings in registry.alias_index().items()
        if not any(reading.context for reading in readings)
        and len(name) > (2 if _HANGUL_ONLY.fullmatch(name) else 1)
    )
