"""A spaCy tokenizer over Kiwi: surface pieces as tokens, Sejong tags, UPOS, lemmas, eojeol numbers.

"오픈 모델이 필요하다고 밝혔다." → 오픈 모델 이 필요 하 다고 밝혔 다 . (NNG NNG JKS NNG XSA EC VV+EP EF SF)

`doc.text == text` always. `doc._.eojeols[i]` counts the blank-separated word token i stands in; `doc._.morphs[i]`
holds its morphemes as (form, tag); `doc._.kiwi_sentences[i]` is the number of the sentence Kiwi sees it in.
"""

from collections.abc import Iterable, Iterator

from kiwipiepy import Kiwi, SplitForm
from spacy import registry
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import SimpleFrozenList
from spacy.vocab import Vocab

from nlp.kiwi import load_kiwi
from nlp.sejong import lemma_of, upos_of
from nlp.straight_quotes import curled

Morphs = tuple[tuple[str, str], ...]

for _extension in ("eojeols", "morphs", "kiwi_sentences"):
    Doc.set_extension(_extension, default=(), force=True)


class KiwiTokenizer:
    """Callable `text → Doc`, one call of Kiwi a text, so that a name's second use helps its first.

    Args:
        vocab: the pipeline's vocabulary.
        oov_handling: Kiwi's way with unknown words; `chr_freq_consistency` keeps repeated names whole.
    """

    def __init__(self, vocab: Vocab, oov_handling: str = "chr_freq_consistency") -> None:
        self.vocab = vocab
        self.oov_handling = oov_handling

    @property
    def kiwi(self) -> Kiwi:
        """The process's Kiwi, loaded at first use."""
        return load_kiwi()

    def __call__(self, text: str) -> Doc:
        """Tokenise one text."""
        return self._doc(text, self.kiwi.split_into_forms(curled(text), oov_handling=self.oov_handling))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Tokenise texts in order through Kiwi's threads."""
        kept: list[str] = []

        def fed() -> Iterator[str]:
            for text in texts:
                kept.append(text)
                yield curled(text)

        for number, pieces in enumerate(self.kiwi.split_into_forms(fed(), oov_handling=self.oov_handling)):
            yield self._doc(kept[number], pieces)
            kept[number] = ""

    def _doc(self, text: str, pieces: list[SplitForm]) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []
        upos: list[str] = []
        lemmas: list[str] = []
        morphs: list[Morphs] = []
        eojeols: list[int] = []
        sentences: list[int] = []
        eojeol = sentence = end = 0

        def gap(until: int) -> None:
            """Account for what Kiwi left out: blanks and characters it has no tag for."""
            nonlocal eojeol
            blank = text[end:until]
            if not blank:
                return
            if blank[0] == " " and words:
                spaces[-1] = True
                blank = blank[1:]
            eojeol += 1
            if blank:
                is_space = blank.isspace()
                words.append(blank)
                spaces.append(False)
                tags.append("_SP" if is_space else "UN")
                upos.append("SPACE" if is_space else "X")
                lemmas.append(blank)
                morphs.append(())
                eojeols.append(eojeol)
                sentences.append(sentence)

        for piece in pieces:
            gap(piece.start)
            form = text[piece.start : piece.end]
            own = tuple((token.form, token.tag) for token in piece.tokens)
            sentence = piece.tokens[0].sent_position
            words.append(form)
            spaces.append(False)
            tags.append(piece.tag)
            upos.append(upos_of(own[0][1]))
            lemmas.append(lemma_of(form, own))
            morphs.append(own)
            eojeols.append(eojeol)
            sentences.append(sentence)
            end = piece.end
        gap(len(text))
        doc = Doc(self.vocab, words=words, spaces=spaces, tags=tags, pos=upos, lemmas=lemmas)
        doc._.eojeols = eojeols
        doc._.morphs = morphs
        doc._.kiwi_sentences = sentences
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        """Give the one setting the tokenizer has; Kiwi and the registry come with the package."""
        return self.oov_handling.encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> "KiwiTokenizer":
        """Take the setting back."""
        self.oov_handling = data.decode()
        return self
