"""How long a component takes, for tests that a text's cost grows with its length and no faster."""

from time import process_time

from nlp.pipeline import load


def seconds(component: str, text: str) -> float:
    """Give the least time of three that a component takes over a text, after those before it."""
    nlp = load()
    with nlp.select_pipes(disable=nlp.pipe_names[nlp.pipe_names.index(component) :]):
        doc = nlp(text)
    times = []
    for _ in range(3):
        begun = process_time()
        nlp.get_pipe(component)(doc)
        times.append(process_time() - begun)
    return min(times)
