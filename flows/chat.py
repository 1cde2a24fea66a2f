"""One question to an OpenAI-compatible chat endpoint: bounded in time and tries, its cost counted, its key never told."""

import ipaddress
import json
import os
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

import httpx

from flows.errors import UserError

KEY_VARIABLE = "CORPUS_CHAT_KEY"
"""Environment variable with the endpoint's key; a model served at home usually wants none."""
TRIES = 3
MOST_BYTES = 2_000_000
"""Of an answer; a server that sends more is not answering."""
LONGEST_WAIT = 60.0
"""Seconds between two tries, whatever the server asks for."""
BUSY = frozenset((408, 409, 425, 429, 500, 502, 503, 504))
DECLINED = frozenset((400, 413, 422))
"""What servers say of one question they cannot take, such as a text beyond the model's window."""
Outcome = Literal["answered", "too_long", "timed_out", "unreachable", "refused", "malformed", "busy"]
A = TypeVar("A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model is asked."""

    url: str
    """Up to and with `/v1`."""
    model: str
    timeout_seconds: float = 120.0
    is_remote_allowed: bool = False


def endpoint(url: str | None, model: str, timeout_seconds: float, is_remote_allowed: bool) -> Endpoint | None:
    """Give the endpoint that the options of a command name, None where they name none."""
    if url is None:
        return None
    if not _is_address(url):
        raise UserError(f"--chat: expected an address like http://127.0.0.1:8000/v1, found {url!r}")
    return Endpoint(
        url=url.rstrip("/"),
        model=model,
        timeout_seconds=timeout_seconds,
        is_remote_allowed=is_remote_allowed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What asking about one text took, all tries together."""

    outcome: Outcome
    tries: int
    seconds: float
    prompt_tokens: int
    answer_tokens: int
    reason: str = ""
    """Why there is no answer, in one line."""


class _NoAnswerError(Exception):
    """This try gave nothing to use."""

    def __init__(self, outcome: Outcome, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.outcome, self.reason, self.wait = outcome, reason, wait


class Chat:
    """A connection to an endpoint."""

    def __init__(self, endpoint: Endpoint, sleep: Callable[[float], None] = time.sleep) -> None:
        """Raise UserError if texts would leave this machine without leave."""
        self.endpoint, self._sleep = endpoint, sleep
        self._is_gone = False
        if not endpoint.is_remote_allowed and not is_here(endpoint.url):
            raise UserError(
                f"--chat: expected a model on this machine, found {urlsplit(endpoint.url).hostname}; texts would leave "
                "this machine, which their outlets may forbid: --chat-remote says that you may"
            )
        key = os.environ.get(KEY_VARIABLE, "")
        if not key.isascii() or not key.isprintable():
            raise UserError(
                f"--chat: expected a key of plain letters, digits and signs in {KEY_VARIABLE}, found others"
            )
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        # No proxy of the environment: what is asked on this machine stays on it.
        self._client = httpx.Client(
            headers=headers, timeout=endpoint.timeout_seconds, trust_env=endpoint.is_remote_allowed
        )

    def close(self) -> None:
        """End the connection."""
        self._client.close()

    def ask(
        self, messages: Sequence[dict[str, str]], read: Callable[[str], A], unusable: type[Exception]
    ) -> tuple[A | None, Cost]:
        """Give what `read` makes of the answer, or None, and what it took; `read` raises `unusable`.

        A busy or silent server is asked again after a pause, an unusable answer once more with what was wrong with it.
        Where nobody listens after all tries, nothing more is asked: each text would cost the same pauses.

        Raises:
            UserError: the endpoint refuses us altogether (wrong address, key or model).
        """
        started, tokens, conversation = time.monotonic(), [0, 0], list(messages)
        failure = _NoAnswerError("malformed", "never asked")
        if self._is_gone:
            return None, _cost("unreachable", 0, started, tokens, "not asked: nobody listened before")
        for number in range(1, TRIES + 1):
            try:
                content = self._content(conversation, tokens)
                try:
                    answer = read(content)
                except unusable as error:
                    conversation = [
                        *messages,
                        {"role": "assistant", "content": content},
                        {"role": "user", "content": f"{error}. Answer again, with the JSON object alone."},
                    ]
                    raise _NoAnswerError("malformed", str(error)) from error
            except _NoAnswerError as error:
                failure = error
                if error.outcome == "refused":
                    break
                if error.outcome != "malformed" and number < TRIES:
                    self._sleep(error.wait or 2.0**number)
            else:
                return answer, _cost("answered", number, started, tokens)
        self._is_gone = isinstance(failure.__cause__, httpx.ConnectError)
        return None, _cost(failure.outcome, number, started, tokens, failure.reason)

    def _content(self, messages: Sequence[dict[str, str]], tokens: list[int]) -> str:
        """Give what the model answers, its tokens counted; _NoAnswerError says why this try gave nothing to use."""
        body = {
            "model": self.endpoint.model,
            "messages": messages,
            "temperature": 0,
            "seed": 0,
            "response_format": {"type": "json_object"},
        }
        deadline = time.monotonic() + self.endpoint.timeout_seconds
        try:
            with self._client.stream(
                "POST",
                f"{self.endpoint.url}/chat/completions",
                # Lone surrogates of a text, or of an answer that is shown to the model again, are no UTF-8.
                content=json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
                headers={"Content-Type": "application/json"},
            ) as response:
                received = self._received(response, deadline)
        except httpx.TimeoutException as error:
            raise _NoAnswerError("timed_out", f"none within {self.endpoint.timeout_seconds} s") from error
        except httpx.HTTPError as error:
            raise _NoAnswerError("unreachable", type(error).__name__) from error
        if response.status_code in BUSY:
            wait = pause_asked(response.headers.get("Retry-After", ""))
            raise _NoAnswerError("busy", f"status {response.status_code}", wait)
        if response.status_code in DECLINED:
            told = received[:80].decode("utf-8", "replace")
            raise _NoAnswerError("refused", f"status {response.status_code}: {told}")
        if response.status_code != 200:
            raise UserError(
                f"--chat: {self.endpoint.url} answered {response.status_code} to model {self.endpoint.model}; "
                f"look at the address, the model's name and {KEY_VARIABLE}"
            )
        return _text_of(received, tokens)

    def _received(self, response: httpx.Response, deadline: float) -> bytes:
        """Give the whole of an answer, bounded in size and time."""
        received = bytearray()
        for part in response.iter_bytes():
            received += part
            if len(received) > MOST_BYTES:
                raise _NoAnswerError("malformed", f"an answer of more than {MOST_BYTES} bytes")
            if time.monotonic() > deadline:  # a server that drips keeps every single read short
                raise _NoAnswerError("timed_out", f"no end within {self.endpoint.timeout_seconds} s")
        return bytes(received)


def _is_address(url: str) -> bool:
    """Say whether an address can be asked at all."""
    try:
        found = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return found.scheme in ("http", "https") and bool(found.host)


def is_here(url: str) -> bool:
    """Say whether every address of a host is this machine's own loopback."""
    host = urlsplit(url).hostname or ""
    try:
        addresses = {found[4][0] for found in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):  # a name that is none
        return False
    return bool(addresses) and all(ipaddress.ip_address(address).is_loopback for address in addresses)


def _text_of(received: bytes, tokens: list[int]) -> str:
    """Give the message of a chat completion, its tokens counted; whole and not declined."""
    try:
        found: Any = json.loads(received)
        choice = found["choices"][0]
        message = choice["message"]
        content = message.get("content")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _NoAnswerError("malformed", f"no chat completion: {received[:80]!r}") from error
    usage = found.get("usage") or {}
    for at, name in enumerate(("prompt_tokens", "completion_tokens")):
        count = usage.get(name) if isinstance(usage, dict) else None
        tokens[at] += count if isinstance(count, int) and count > 0 else 0
    if message.get("refusal") or choice.get("finish_reason") == "content_filter":
        raise _NoAnswerError("refused", str(message.get("refusal") or "the server's filter")[:80])
    if choice.get("finish_reason") == "length":
        raise _NoAnswerError("malformed", "an answer cut off at the model's limit")
    if not isinstance(content, str):
        raise _NoAnswerError("malformed", f"expected a text, found {str(content)[:80]!r}")
    return content


def pause_asked(header: str) -> float:
    """Give what a Retry-After asks for, within reason."""
    return min(float(header), LONGEST_WAIT) if header.isascii() and header.isdigit() else 0.0


def _cost(outcome: Outcome, tries: int, started: float, tokens: list[int], reason: str = "") -> Cost:
    return Cost(
        outcome=outcome,
        tries=tries,
        seconds=round(time.monotonic() - started, 3),
        prompt_tokens=tokens[0],
        answer_tokens=tokens[1],
        reason=reason,
    )
