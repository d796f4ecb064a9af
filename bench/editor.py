"""How fast the language server and the local page answer: a 1,500-word draft, 20 sources.

Run it as `python bench/editor.py`. The texts are the stories of `corruption/`: the draft is made of
some, and each of the sources holds three, so that every sentence of the draft stands in a source or
two, as in a long read that rests on many. The language server is asked over standard input by a
client, a change at a time; the page over HTTP. What is printed is the time from the change to the
answer; of the page once for a draft that was changed, and once with sources that are new, too. With
`--same` each source speaks of nearly all of the draft, the hardest case.
"""

import asyncio
import gc
import random
import re
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from starlette.testclient import TestClient

from claimcheck.web.app import create_app
from claimcheck.web.partner import partner_process

FOLDER = Path(__file__).parent / "corruption"
WORDS, SOURCES, ROUNDS = 1500, 20, 25


def _stories() -> list[str]:
    texts = [p.read_text("utf-8") for p in sorted(FOLDER.glob("stories-*.md"))]
    told = [s.strip() for t in texts for s in re.split(r"(?m)^## ", t)[1:]]
    # Each is a headline, a date and a paragraph; behind it stand its claims and errors.
    return ["\n\n".join(s.split("\n\n")[0].split("\n")[::2]) for s in told]


def _texts(*, same: bool) -> tuple[str, list[str]]:
    chance = random.Random(4)  # noqa: S311 - the same texts each time
    stories = _stories()
    draft: list[str] = []
    while sum(len(s.split()) for s in draft) < WORDS:
        draft.append(stories[len(draft)])
    sources = []
    for number in range(SOURCES):
        if same:
            chance.shuffle(stories)
            sources.append("\n\n".join(draft[number % 3 :]))
        else:
            sources.append("\n\n".join(stories[3 * number : 3 * number + 3]))
    return "\n\n".join(draft), sources


def _changed(draft: str, number: int) -> str:
    return re.sub(r"\d+", str(195 + number), draft, count=1)


async def _over_lsp(folder: Path, draft: str) -> list[float]:
    client = LanguageClient("bench", "1")
    told: asyncio.Queue[object] = asyncio.Queue()
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(told.put_nowait))
    await client.start_io(sys.executable, "-m", "claimcheck", "lsp")
    await client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(),
            root_uri=folder.as_uri(),
            initialization_options={"against": ["sources"]},
        )
    )
    uri = (folder / "draft.md").as_uri()
    item = types.TextDocumentItem(uri, "markdown", 0, draft)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await told.get()
    times = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(number + 1, uri),
                [types.TextDocumentContentChangeWholeDocument(_changed(draft, number))],
            )
        )
        await told.get()
        times.append(time.perf_counter() - start)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return times


def _over_http(draft: str, sources: list[str], *, new: bool) -> list[float]:
    """The page as `claimcheck serve` has it; `new` sources have not been read before."""
    gc.set_threshold(200_000, 50, 50)  # as the command has it
    partner, helper = partner_process()
    client = TestClient(create_app(partner=partner), base_url="http://127.0.0.1")
    times = []
    for number in range(ROUNDS // 2):
        files = [("draft", ("draft.md", _changed(draft, number).encode()))]
        given = [_changed(s, number) if new else s for s in sources]
        files += [("sources", (f"s{i}.md", s.encode())) for i, s in enumerate(given)]
        start = time.perf_counter()
        client.post("/", files=files).raise_for_status()
        times.append(time.perf_counter() - start)
    helper.shutdown()
    return times


def main() -> None:
    """Print both."""
    draft, sources = _texts(same="--same" in sys.argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources").mkdir()
        for number, text in enumerate(sources):
            (folder / "sources" / f"s{number}.md").write_text(text, "utf-8")
        asked = [
            ("language server, a change", asyncio.run(_over_lsp(folder, draft)), 0.3),
            ("local page, a changed draft", _over_http(draft, sources, new=False), 1.0),
            ("local page, all files new", _over_http(draft, sources, new=True), 1.0),
        ]
    print(f"{len(draft.split())} words against {len(sources)} sources")
    for what, times, limit in asked:
        print(
            f"{what}: median {statistics.median(times) * 1000:.0f} ms, "
            f"worst {max(times) * 1000:.0f} ms (asked {limit * 1000:.0f})"
        )


if __name__ == "__main__":
    main()
