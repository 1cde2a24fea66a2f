"""Finds the part of an unknown page that holds its text: where sentences stand dense and links do not."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from spiders.paragraphs import BLOCKS

SENTENCE = re.compile(
    r"[가-힣a-z0-9”’\"')\]]\s?[.?!…](?:[\s\"'”’)\]]|$)|(?:다|요|까|죠|음|함|됨|임|예정|계획)$|^[□■○●◦ㅇ◇◆※▲▶•·\-]\s?\S"
)
"""How sentences end, and how the items of official papers end or begin."""
MIN_SENTENCE, LABEL, LONG = 15, 30, 45
"""Characters a sentence has at least; of a label that count against its place at most; of what is no label."""
MARGIN = 1.05
"""How much more prose an element must hold than the best part of it: dialogues and adverts hold sentences too."""
LINKED = 0.6
"""Share of link text from which a block is a list of links."""


@dataclass(frozen=True, slots=True)
class Place:
    """An element, and how many characters more it holds of prose than of links and labels."""

    node: LexborNode
    score: float


@dataclass(slots=True)
class Tally:
    """What has been seen of an element so far."""

    node: LexborNode
    is_block: bool
    is_link: bool
    score: float = 0
    length: int = 0
    linked: int = 0
    best: Place | None = None


@dataclass(slots=True)
class Line:
    """The text since the last end of a paragraph."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0


def densest(root: LexborNode, never: set[int], furniture: set[int]) -> tuple[Place | None, set[int]]:
    """Give the smallest element with the most prose, and the ids of blocks that are lists of links.

    What lies in `never` is not looked at; prose in `furniture` does not speak for the elements around it. Each
    distinct line counts once: a page that holds its text twice, for the phone and for print, gives it once.
    """
    seen: set[str] = set()
    link_lists: set[int] = set()
    line = Line()
    stack = [Tally(root, is_block=True, is_link=False)]
    child = root.first_child
    while True:
        top = stack[-1]
        if child is None:
            if top.is_block:
                _end_line(line, top, seen)
                if top.linked > LINKED * top.length:
                    link_lists.add(top.node.mem_id)
            if top.is_block and (top.best is None or top.score > top.best.score * MARGIN) and top.score > 0:
                top.best = Place(top.node, top.score)
            stack.pop()
            if not stack:
                return top.best, link_lists
            _hand_up(top, stack[-1], is_furniture=top.node.mem_id in furniture)
            child = top.node.next
        elif child.is_text_node:
            text = child.text_content or ""
            line.pieces.append(text)
            line.linked += len(text.strip()) if top.is_link else 0
            child = child.next
        elif child.is_element_node and child.mem_id not in never:
            is_block = child.tag in BLOCKS
            if is_block:
                _end_line(line, top, seen)
            stack.append(Tally(child, is_block, is_link=top.is_link or child.tag == "a"))
            child = child.first_child
        else:
            child = child.next


def prose_length(text: str) -> int:
    """Give how many characters of a text stand in distinct lines that read like sentences."""
    return sum(len(line) for line in set(text.split("\n")) if is_prose(line))


def is_prose(line: str) -> bool:
    """Say whether a line reads like a sentence, not like a label."""
    return len(line) >= MIN_SENTENCE and SENTENCE.search(line) is not None


def _hand_up(top: Tally, parent: Tally, is_furniture: bool) -> None:
    parent.score += min(top.score, 0) if is_furniture else top.score
    parent.length += top.length
    parent.linked += top.linked
    if top.best and (parent.best is None or top.best.score > parent.best.score):
        parent.best = top.best


def _end_line(line: Line, top: Tally, seen: set[str]) -> None:
    text = " ".join("".join(line.pieces).split())
    linked = line.linked
    line.pieces.clear()
    line.linked = 0
    top.length += len(text)
    top.linked += linked
    if not text or text in seen:
        return
    seen.add(text)
    if linked * 2 > len(text):
        top.score -= len(text)
    elif is_prose(text):
        top.score += len(text)
    else:
        top.score += len(text) / 2 if len(text) >= LONG else -min(len(text), LABEL) / 2
