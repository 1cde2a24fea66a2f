"""A spaCy tokenizer over Kiwi: surface pieces as tokens, Sejong tags, UPOS, lemmas, eojeol numbers.

"오픈 모델이 필요하다고 밝혔다." → 오픈 모델 이 필요 하 다고 밝혔 다 . (NNG NNG JKS NNG XSA EC VV+EP EF SF)

`doc.text == text` always, lone surrogates aside, which neither Kiwi nor spaCy can hold and which become U+FFFD, one
for one. What is known of the tokens stands in lists beside them (`nlp/token_lists.py`), for readers that need no Token
objects, which cost more than all else.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import compress, count
from operator import lt
from pathlib import Path
from sys import intern
from typing import Any, Literal, NamedTuple

import numpy as np
from kiwipiepy import Kiwi, Token
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import SimpleFrozenList
from spacy.vocab import Vocab

from nlp.kiwi import family_names, has_thread, load_kiwi
from nlp.memo import Memo
from nlp.pieces import Pieces
from nlp.sejong import has_lemma, lemma_of, upos_of
from nlp.straight_quotes import curled
from nlp.token_lists import TokenLists, keep, token_lists

LONGEST_CHUNK = 10_000
"""Characters Kiwi gets at once. Its time grows with the square of a text's length; 10,000 cost as little a
character as 1,000, and hold all of nearly every article, so that a name's second use helps its first."""

AHEAD = 16
"""Texts that `pipe` hands to Kiwi before it waits for the first."""

OovHandling = Literal["rule", "chr", "chr_freq", "chr_freq_branch", "chr_freq_consistency"]
"""Kiwi's ways with unknown words."""

_BLANK_UPOS = {"_SP": "SPACE", "UN": "X"}
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SYLLABLE_END = re.compile(r"(?<=\n)[\u1160-\u11ff]")

_UPOS: Memo[str, str] = Memo(lambda tags: _BLANK_UPOS.get(tags) or upos_of(tags.split("+", 1)[0]))
"""By a token's tags."""
_HAS_LEMMA: Memo[str, bool] = Memo(has_lemma)
"""Whether a token with such tags has a dictionary form other than as it is written."""


class _Source(NamedTuple):
    """A text as Kiwi gets it: its straight quotes curled, parted at `cuts`."""

    text: str
    analysed: str
    cuts: list[int]

    @classmethod
    def of(cls, text: str) -> "_Source":
        """Give a text that is ready for Kiwi."""
        text = _LONE_SURROGATE.sub("\ufffd", text)
        return cls(text, curled(text), _cuts(text))

    def chunks(self) -> Iterator[str]:
        """Give the text's chunks, in order."""
        ends = [*self.cuts[1:], len(self.text)]
        return (self.analysed[start:end] for start, end in zip(self.cuts, ends, strict=True))


class KiwiTokenizer:
    """Callable `text → Doc`.

    Args:
        vocab: the pipeline's vocabulary.
        oov_handling: Kiwi's way with unknown words; `chr_freq` keeps repeated names whole. `chr_freq_consistency`
            keeps 1 in 100 more, but kiwipiepy 0.24.1 then counts beyond the end of its memory, which ended the process
            within some texts.

    `serves_batches` may be set before the first text, where several processes read and only the Doc's lists are
    looked at: the Doc is then left without tokens.
    """

    def __init__(self, vocab: Vocab, oov_handling: OovHandling = "chr_freq") -> None:
        self.vocab = vocab
        self.oov_handling: str = oov_handling
        self.serves_batches = False
        self._numbers: Memo[str, int] = Memo(vocab.strings.add)

    def __reduce__(self) -> tuple[type["KiwiTokenizer"], tuple[Vocab, str]]:
        """Leave out Kiwi, which cannot be pickled: who unpickles a pipeline loads its own at first use."""
        return KiwiTokenizer, (self.vocab, self.oov_handling)

    @cached_property
    def kiwi(self) -> Kiwi:
        """The process's Kiwi, loaded at first use."""
        return load_kiwi()

    def __call__(self, text: str) -> Doc:
        """Tokenise one text, in the caller's own thread."""
        source = _Source.of(text)
        return self._doc(source, map(self._tokens, source.chunks()))

    def begin(self, text: str) -> Callable[[], Doc]:
        """Hand a text to Kiwi's thread, and give what waits for its Doc: what is done meanwhile costs no time."""
        source = _Source.of(text)
        tokens = self._tokens(source.chunks()) if has_thread() else map(self._tokens, source.chunks())
        return partial(self._doc, source, tokens)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Tokenise texts in order, with Kiwi's thread `AHEAD` texts ahead of who asks."""
        begun: deque[Callable[[], Doc]] = deque()
        for text in texts:
            begun.append(self.begin(text))
            if len(begun) > AHEAD:
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()

    def _tokens(self, chunks: Any) -> Any:
        """Give Kiwi's tokens of a chunk, or of each of several, which its thread then begins with at once."""
        return self.kiwi.tokenize(chunks, oov_handling=self.oov_handling, pretokenized=family_names)

    def _doc(self, source: "_Source", chunks: Iterable[Sequence[Token]]) -> Doc:
        """Give the Doc of a text from Kiwi's tokens of its chunks."""
        lists = _lists(source, chunks)
        doc = Doc(self.vocab) if self.serves_batches else self._with_tokens(lists)
        keep(doc, lists)
        return doc

    def _with_tokens(self, lists: TokenLists) -> Doc:
        """Give a Doc with spaCy's own tokens."""
        ends = lists["places"][1].tolist()
        spaces = list(map(lt, ends, [*lists["starts"][1:], len(lists["source"])]))
        doc = Doc(self.vocab, words=lists["forms"], spaces=spaces)
        if ends:
            # Half the cost of handing the strings to Doc, which would look each of them up again.
            number = self._numbers.__getitem__
            columns = (lists["tags"], lists["upos"], lists["lemmas"])
            numbers: Any = np.array([[*map(number, names)] for names in columns], dtype=np.uint64)
            doc.from_array(["TAG", "POS", "LEMMA"], numbers.T)
        return doc

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Give the tokens' precision, recall and F1, as `nlp.evaluate` of spaCy asks every tokenizer for them."""
        found: dict[str, Any] = Scorer.score_tokenization(examples)
        return found

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        """Give the one setting the tokenizer has; Kiwi and the registry come with the package."""
        return self.oov_handling.encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> "KiwiTokenizer":
        """Take the setting back."""
        self.oov_handling = data.decode()
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        """Write the setting; spaCy asks for this when a pipeline is saved."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> "KiwiTokenizer":
        """Read the setting back."""
        return self.from_bytes(Path(path).read_bytes())


def _lists(source: _Source, chunks: Iterable[Sequence[Token]]) -> TokenLists:
    """Give what is known of the tokens of a text whose chunks were analysed."""
    text = source.text
    pieces = Pieces(text)
    for cut, tokens in zip(source.cuts, chunks, strict=True):
        if tokens:
            pieces.add(cut, tokens)
    pieces.close()
    places = pieces.places()
    starts, ends, eojeols, sentences, guesses = places.tolist()
    # One object a form: a long text has each many times over, and readers look them up again and again.
    forms = [intern(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    morphs, tags = pieces.morphs, pieces.tags
    for at in pieces.blanks:
        tags[at] = "UN"
    blanks = [*compress(count(), map(str.isspace, forms))]
    for at in blanks:
        morphs[at], tags[at] = (), "_SP"
    lemmas = forms.copy()
    for at in compress(count(), map(_HAS_LEMMA.__getitem__, tags)):
        lemmas[at] = lemma_of(forms[at], morphs[at])
    return TokenLists(
        forms=forms,
        lemmas=lemmas,
        tags=tags,
        upos=list(map(_UPOS.__getitem__, tags)),
        starts=starts,
        morphs=morphs,
        eojeols=eojeols,
        kiwi_sentences=sentences,
        unknown_words=list(map(bool, guesses)),
        blanks=blanks,
        line_breaks=[at for at in blanks if "\n" in forms[at]],
        places=places[:3],
        source=text,
        curled=source.analysed,
    )


def has_tokens(doc: Doc) -> bool:
    """Tell whether the Doc holds its tokens, not only the lists: what spaCy itself knows of it can be written then."""
    return len(doc) == len(token_lists(doc)["forms"])


def _cuts(text: str) -> list[int]:
    """Give the starts of the chunks of a text: after a line break where there is one, else after a blank.

    A line that begins with the end of a syllable is one of its own, or Kiwi would join it to the line before.
    """
    cuts = [0]
    for line in (*(match.start() for match in _SYLLABLE_END.finditer(text)), len(text)):
        _cut_to(line, text, cuts)
        if line < len(text):
            cuts.append(line)
    return cuts


def _cut_to(stop: int, text: str, cuts: list[int]) -> None:
    """Part what stands between the last cut and `stop` into chunks that are not too long."""
    while stop - cuts[-1] > LONGEST_CHUNK:
        start, limit = cuts[-1], cuts[-1] + LONGEST_CHUNK
        middle = start + LONGEST_CHUNK // 2
        cut = text.rfind("\n", middle, limit)
        if cut < 0:
            cut = text.rfind(" ", middle, limit)
        cuts.append(cut + 1 if cut >= 0 else limit)
