"""One Kiwi a process, with every name of the registry in its dictionary.

Kiwi cannot be pickled once words were added and takes half a gigabyte, so each worker loads its own, once.
"""

from functools import cache

from kiwipiepy import Kiwi

from nlp import registry


@cache
def load_kiwi(num_workers: int = -1) -> Kiwi:
    """Give Kiwi with the registry's names and model families as proper nouns.

    Args:
        num_workers: threads Kiwi uses for an iterable of texts; -1 for one a core.
    """
    kiwi = Kiwi(num_workers=num_workers)
    for alias in registry.words():
        kiwi.add_user_word(alias, "NNP")
    return kiwi
