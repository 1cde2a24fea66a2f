"""Vectors of Kiwi's 70,000 morphemes, rebuilt from what it tells of their similarity.

Kiwi gives no vectors, but the cosine of any two morphemes, which at 0.5 µs is cheap. The cosines of all to a few
hundred anchors give back every vector but for a turn of the whole space (Nyström), as their rank is 256.
"""

import random
from itertools import count

import numpy as np
import numpy.typing as npt
from kiwipiepy import Kiwi

_ANCHORS = 300
_SMALLEST = 1e-4
"""Eigenvalues below this are rounding."""


def kiwi_vectors(width: int, seed: int) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Give the morphemes as "form/tag" and their [morphemes, width] vectors: the widest axes, centred, of spread 1.

    Takes some 20 s. Of morphemes alike but for their sense the first, and commonest, is given.
    """
    kiwi = Kiwi(num_workers=1)
    kiwi.tokenize("0")  # loads the model
    numbers: list[int] = []
    names: dict[str, int] = {}
    for number in count():
        if not kiwi.morpheme_similarity(number, number) > 0:  # NaN past the last morpheme that has a vector
            break
        morpheme = kiwi.morpheme(number)
        names.setdefault(f"{morpheme.form}/{morpheme.tag}", len(numbers))
        numbers.append(number)
    anchors = random.Random(seed).sample(range(len(numbers)), _ANCHORS)
    cosines = np.array(
        [[kiwi.morpheme_similarity(number, numbers[at]) for at in anchors] for number in numbers]
    )
    values, axes = np.linalg.eigh(cosines[anchors])
    kept = values > _SMALLEST
    vectors = cosines @ (axes[:, kept] / np.sqrt(values[kept]))
    vectors -= vectors.mean(axis=0)
    _, turned = np.linalg.eigh(vectors.T @ vectors)
    vectors = vectors[list(names.values())] @ turned[:, ::-1][:, :width]
    return list(names), (vectors / vectors.std()).astype(np.float32)
