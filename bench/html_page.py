"""How large the HTML report becomes, and how long headless Chromium takes to open it.

    python bench/html_page.py [--chromium PATH]

Two reports of 200 documents and 100 claims: one in which a third of the pairs are not silent, and
one in which none is. Opening is measured from the request to the end of the first full layout.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from claimcheck.model import (
    Block,
    Cell,
    Claim,
    Coverage,
    Document,
    Evidence,
    Finding,
    Report,
    Role,
    Severity,
    Slot,
    Span,
    State,
    Verdict,
    Zone,
)
from claimcheck.reports.html import render

VERDICTS = (Verdict.AGREE, Verdict.CONFLICT, Verdict.AGREE, Verdict.DRIFT, Verdict.NOT_COMPARABLE)
ROUNDS = 5


def report_of(documents: int, claims: int, *, every: int) -> Report:
    """A report in which one pair in `every` is not silent."""
    text = "In the year to March, 78 of the 212 kitchens that were visited failed the check.\n" * 3
    docs = tuple(
        Document(
            id=f"d{n}", file=Path(f"documents/d{n}.txt"), text=text, outlet=f"The Vale Times {n}",
            blocks=(Block(Span(0, len(text)), Zone.BODY),), sha256="0" * 64,
            role=Role.PRIMARY if n == 0 else None,
        )
        for n in range(documents)
    )  # fmt: skip
    said = tuple(
        Claim(f"c{n}", f"212 kitchens were visited, of which {n} failed the hygiene check")
        for n in range(claims)
    )
    cells = []
    for place, (claim, doc) in enumerate((c, d) for c in said for d in docs):
        if place % every:
            continue
        verdict = VERDICTS[place // every % len(VERDICTS)]
        found = Finding(
            "value", "value", verdict, "The Vale Times says 78; the claim says another number.",
            (Evidence(doc.id, text[:80], 0, 80, 1, 1, (Span(22, 24),)),), Severity.ERROR,
            claim=claim.id, slots=(Slot("value", State.DIFFERENT, "1", "78", Span(22, 24)),),
            id=f"{place:010x}",
        )  # fmt: skip
        cells.append(
            Cell(claim.id, doc.id, verdict, ("value",), found.reason, found.evidence, (found,),
                 found.severity, found.slots)
        )  # fmt: skip
    coverage = Coverage(documents, documents, documents, documents, claims, claims)
    return Report("A large report", docs, said, tuple(cells), (), coverage)


def main() -> None:
    """Print one line for each report."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--chromium", default=shutil.which("chromium"))
    chromium = arguments.parse_args().chromium
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - needed only here

    with sync_playwright() as player, tempfile.TemporaryDirectory() as folder:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, every in (("a third speak", 3), ("all speak", 1)):
            report = report_of(200, 100, every=every)
            begun = time.process_time()
            page = render(report)
            wrote = time.process_time() - begun
            file = Path(folder) / "page.html"
            file.write_text(page, encoding="utf-8")
            times = []
            for _ in range(ROUNDS):
                tab = browser.new_page(viewport={"width": 1280, "height": 900})
                begun = time.perf_counter()
                tab.goto(f"file://{file}", wait_until="load")
                tab.evaluate("new Promise(d => requestAnimationFrame(() => setTimeout(d)))")
                times.append(time.perf_counter() - begun)
                tab.close()
            print(
                f"200 documents, 100 claims, {name}: {len(page) / 1e6:.1f} MB, written in "
                f"{wrote:.1f} s of processor time, open in {statistics.median(times):.2f} s "
                f"(median of {ROUNDS})"
            )
        browser.close()


if __name__ == "__main__":
    main()
