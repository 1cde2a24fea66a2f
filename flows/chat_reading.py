"""Reading with a chat model's word on positions and frames: it is asked text by text, and what it can't say stays ours."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field

from flows.chat import Chat, Cost
from flows.reading import Found, chunked, gathered
from nlp.annotate import Annotation, Text, annotate
from nlp.chat.answer import Answer, UnusableAnswerError, read_answer, relabelled
from nlp.chat.question import messages

AT_ONCE = 4
"""Questions under way: servers of open models batch them."""
LONGEST_TEXT = 20_000
"""Characters of a text that is asked about: longer ones do not fit the windows of small models."""


@dataclass
class ChatReaders:
    """Reads in this process and asks a chat model about each text; `costs` says how that went, text by text."""

    chat: Chat
    costs: dict[str, Cost] = field(default_factory=dict)

    def read(self, texts: Iterable[Text]) -> Iterator[tuple[Sequence[Text], Found]]:
        """Give each chunk of texts with what was found in it, in order."""
        threads = ThreadPoolExecutor(AT_ONCE)
        try:
            for chunk in chunked(texts):
                found = list(annotate(chunk))
                answers = threads.map(self.ask, chunk, found)
                yield (
                    chunk,
                    gathered(
                        relabelled(one, answer) if answer else one
                        for one, answer in zip(found, answers, strict=True)
                    ),
                )
        finally:  # all have answered, or Ctrl-C waits for none
            threads.shutdown(wait=False, cancel_futures=True)

    def ask(self, text: Text, found: Annotation) -> Answer | None:
        """Give what the model says of a text, or None; `costs` says why."""
        if len(text.text) > LONGEST_TEXT:
            reason = f"{len(text.text)} characters, expected at most {LONGEST_TEXT}"
            self.costs[text.article_id] = Cost(
                outcome="too_long", tries=0, seconds=0.0, prompt_tokens=0, answer_tokens=0, reason=reason
            )
            return None
        numbers = [quote.quote_no for quote in found.quotes]
        answer, self.costs[text.article_id] = self.chat.ask(
            messages(text, found), lambda content: read_answer(content, numbers), UnusableAnswerError
        )
        return answer

    def ledger(self) -> str:
        """Give a line a text as JSON: outcome, tries, seconds, tokens."""
        lines = ({"id": text_id} | asdict(cost) for text_id, cost in self.costs.items())
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    def summary(self) -> str:
        """Give one line on how many texts were answered, and what it took."""
        outcomes = Counter(cost.outcome for cost in self.costs.values())
        rest = "".join(
            f", {count} {outcome.replace('_', ' ')}"
            for outcome, count in sorted(outcomes.items())
            if outcome != "answered"
        )
        prompt, answer = (
            sum(getattr(cost, name) for cost in self.costs.values())
            for name in ("prompt_tokens", "answer_tokens")
        )
        tries = sum(cost.tries for cost in self.costs.values())
        return (
            f"{self.chat.endpoint.model}: {outcomes['answered']} of {len(self.costs)} texts answered{rest}; "
            f"{tries} requests, {prompt:,} prompt and {answer:,} answer tokens, "
            f"{sum(cost.seconds for cost in self.costs.values()):.0f} s of asking"
        )

    @property
    def is_answered(self) -> bool:
        """Whether any text was answered."""
        return any(cost.outcome == "answered" for cost in self.costs.values())

    @property
    def is_complete(self) -> bool:
        """Whether every text was answered."""
        return all(cost.outcome == "answered" for cost in self.costs.values())
