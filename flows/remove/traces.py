"""Which windows of a removed text are its own: not those that other articles hold, nor what stands on every page."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from flows.home import Home
from flows.remove.targets import pages_of, text_of
from flows.remove.work import Work
from flows.traces import Traces, short_lines
from spiders.registry import Sites
from warehouse.database import open_private
from warehouse.removal import other_words

MOST_PAGES = 3
"""Pages of other articles on which a piece of a body stands that is no piece of it, but of the site: a notice, a menu."""


@dataclass(frozen=True, slots=True)
class Own:
    """What to take out and look for."""

    everywhere: Traces
    """Windows that nobody else holds of right."""
    in_lists: Traces
    """Besides: windows that other outlets' articles hold, too. In its own outlet's lists they tell of the removed one."""
    short: set[str]
    """What is too short for a window: in its own outlet's lists it tells of the removed one where it stands alone."""
    others_count: int
    """Windows of the texts that other articles hold, so that nobody can look for them."""


def own_traces(home: Home, work: Work, sites: Sites) -> Own:
    """Give what of the removed texts is their own."""
    everywhere, in_lists, headlines = Traces(), Traces(), Traces()
    everywhere.add([*work.titles, *work.bodies])
    in_lists.add([*work.titles, *work.bodies])
    headlines.add(work.titles)
    all_count = len(everywhere)
    outlet_ids = set(work.outlet_ids.values())
    with open_private(home.warehouse) as connection:
        for outlet_id, texts in other_words(connection, work.article_ids):
            everywhere.spare(texts)
            headlines.spare(texts)
            if outlet_id in outlet_ids:
                in_lists.spare(texts)
    pages: Counter[int] = Counter()
    asked = set(work.article_ids)
    for folder, page in pages_of(home, outlet_ids):
        site = sites.get(folder.name)
        if page.kind != "article" or page.status != 200 or site is None:
            continue
        if page.asked_article_id not in asked and site.article_id(page.url) not in asked:
            pages.update(everywhere.found_in(text_of(page)).tolist())
    common = np.array([window for window, count in pages.items() if count >= MOST_PAGES], dtype=np.uint64)
    everywhere.drop(np.setdiff1d(common, headlines.known))
    short = short_lines([*work.titles, *(body for body in work.bodies if "\n" not in body)])
    return Own(everywhere, in_lists, short, all_count - len(everywhere))
