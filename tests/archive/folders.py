"""A small archive in a folder, and its report with and without a store."""

import os
from pathlib import Path

from claimcheck.archive.kept import Keeper
from claimcheck.archive.run import Source, check_sources, here
from claimcheck.archive.store import Store
from claimcheck.documents import find_documents
from claimcheck.model import Claim, ClaimSet, DocumentEntry
from claimcheck.reports.json import render

CLAIMS = (
    Claim("a", "Burglaries in Port Alden fell to 4,210 in 2021"),
    Claim("b", "17,065 pupils were suspended in Garstead in 2021"),
    Claim("c", "Readers borrowed 12,345 books from Holmford library in 2020"),
)
TEXTS = (
    "Nothing happened in the meadow. The band played on.",
    "The number of burglaries in Port Alden fell to 4,210 in 2021.",
    "The number of burglaries in Port Alden fell to 4,310 in 2021, police said.",
    "In Garstead, 17,065 pupils were suspended in 2021, some of them twice.",
    "Rain fell on the viaduct (it always does).",
    "Readers borrowed 12,345 books from Holmford library in 2020.",
    "Readers borrowed 12,435 books from Holmford library in 2020.",
    "The lifeboat came back at dawn; nobody was hurt.",
)


def write(folder: Path, texts=TEXTS):
    """Write the texts as files that were last changed long enough ago."""
    for at, text in enumerate(texts):
        file = folder / f"d{at}.txt"
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")


def sources(place: Path, pattern="*.txt"):
    if place.is_file():
        return [Source(each) for each in find_documents([place])[0]]
    return [Source(DocumentEntry(f.stem, f)) for f in sorted(place.glob(pattern))]


def counting(asked):
    """Examines documents here, and notes which, with how many claims."""

    def share(archive, some):
        given = list(some)
        asked.extend((each.entry.id, len(archive.claims)) for each in given)
        return here(archive, given)

    return share


def report(folder: Path, store: Path | None = None, claims=CLAIMS, asked=None, pattern="*.txt"):
    """The report as text; `asked` takes what was examined and not known."""
    claim_set = ClaimSet(Path("claims.toml"), claims=tuple(claims))
    share = counting([] if asked is None else asked)
    if store is None:
        return render(check_sources(claim_set, sources(folder, pattern), share=share))
    with Store(store) as opened:
        keeper = Keeper(opened)
        found = check_sources(
            claim_set, sources(folder, pattern), share=keeper.share(share), learn=keeper.learn
        )
    return render(found)


def process_of(items):
    """The process that works; it stands here, where a process started afresh finds it."""
    return [os.getpid() for _ in items]
