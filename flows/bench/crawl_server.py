"""The loopback server of `corpus bench crawl`: pages as large as Korean news pages are, made before the clock runs."""

import asyncio
import gzip
import itertools
import random
import sys
from dataclasses import replace

from flows.demo.families import address, page
from flows.demo.feeds import rss
from flows.demo.texts import Paper, Text, papers, texts
from spiders.topic import is_about_ai

HOST = "www.naru.example"
FEED = f"http://{HOST}/rss/allArticle.xml"
KILOBYTES = (30, 80)


def answers(count: int) -> dict[str, bytes]:
    """Give the whole HTTP answer by address: a feed and `count` articles, with made-up menus and scripts around each."""
    paper = replace(papers()["byeoritech"], outlet_id="naru", name="나루신문", host=HOST)
    # What is not about AI is not fetched by ours: all that is left must be, so that both fetch the same.
    bundled = [
        text
        for outlet_id in papers()
        for text in texts(outlet_id, 1).values()
        if is_about_ai(text.title) and is_about_ai(f"{text.title}\n{text.body}")
    ]
    dice = random.Random(count)
    articles = [
        replace(text, number=str(1000 + number), is_broken=False, is_closed=False)
        for number, text in zip(range(count), itertools.cycle(bundled), strict=False)
    ]
    found = {address(paper, text): _answer("text/html", _page(paper, text, dice)) for text in articles}
    found[FEED] = _answer("text/xml", rss(paper, articles, lambda text: address(paper, text)))
    found[f"http://{HOST}/robots.txt"] = _answer("text/plain", "User-agent: *\nDisallow: /admin/\n")
    return found


def _page(paper: Paper, text: Text, dice: random.Random) -> str:
    """Give an article's page, filled up with links and scripts to a size between the two of `KILOBYTES`."""
    related: list[str] = []
    size, wanted = 0, dice.randint(*KILOBYTES) * 1024
    while size < wanted // 2:
        line = f'<li class="item"><a href="/news/articleView.html?idxno={dice.randrange(10**6)}">{text.title}</a></li>'
        related.append(line)
        size += len(line.encode())
    script = "".join(f"window.w{dice.randrange(10**6)}={dice.random()};" for _ in range(wanted // 66))
    return page(paper, text, "\n".join(related)).replace("</head>", f"<script>{script}</script></head>")


def _answer(kind: str, text: str) -> bytes:
    body = gzip.compress(text.encode(), 6)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Encoding: gzip\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def serve(count: int) -> None:
    """Answer as a proxy does, and print the port once the pages are made."""
    made = answers(count)
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(made.get(head.split(b" ", 2)[1].decode("latin-1"), missing))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
