"""How claims fare against paragraphs that were written blind: precision and recall by verdict.

    python bench/pairs.py              the files of tests/pairs, alone and in a longer text
    python bench/pairs.py --misses     the wrong ones of those that may be read, and why
    python bench/pairs.py --misses agree>conflict,silent>conflict

A paragraph by itself is an excerpt, in which little competes; most documents are longer, and so
each pair is scored twice: by itself, and between two paragraphs on other things under a headline.
What others might say of a pair (`acceptable`) is right, too. `not-comparable` counts as silent.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import claimcheck
from claimcheck.documents import document_from_text
from claimcheck.model import Claim

PAIRS = Path(__file__).parents[1] / "tests" / "pairs"
VERDICTS = ("agree", "conflict", "drift", "silent")
LONGER = """# News of the day

{}

The village hall has a new piano. It was given by a retired music teacher, who said that she hoped
children would learn on it. A concert is planned.

Volunteers have mended the clock of the old mill. It now strikes again.
"""


def verdict(claim: str, text: str) -> tuple[str, list[str]]:
    """What is said of a claim and a text, and each finding with its reason."""
    report = claimcheck.check([Claim("c", claim)], [document_from_text("text", text)])
    for cell in report.cells:
        said = cell.verdict.value
        told = [f"{f.verdict.value} {f.rule}: {f.reason}" for f in cell.findings]
        return (said if said in VERDICTS else "silent"), told
    return "silent", []


def score(rows: list[dict[str, Any]], frame: str, wanted: set[str] | None) -> str:
    """A table of the verdicts over pairs; the wrong ones that are wanted are printed before."""
    said: Counter[tuple[str, str]] = Counter()
    right = 0
    for row in rows:
        found, told = verdict(row["claim"], frame.format(row["text"]))
        gold = row["verdict"]
        if found in {gold, *row["acceptable"]}:
            right += 1
            gold = found
        elif wanted is not None and (not wanted or f"{gold}>{found}" in wanted):
            print(f"{row['id']} {gold} called {found}: {row['claim']}\n    {row['text']}")
            print("".join(f"    {line}\n" for line in told), end="")
        said[gold, found] += 1
    lines = []
    for name in VERDICTS:
        hits = said[name, name]
        called = sum(n for (_, f), n in said.items() if f == name)
        true = sum(n for (g, _), n in said.items() if g == name)
        precision, recall = hits / max(1, called), hits / max(1, true)
        lines.append(f"  {name:<9} precision {precision:.3f}  recall {recall:.3f}  n {true}")
    return "\n".join([*lines, f"  right {right} of {len(rows)}"])


def main() -> None:
    """Score what the arguments ask for."""
    parser = argparse.ArgumentParser(description="Claims against paragraphs written blind.")
    parser.add_argument("--misses", nargs="?", const="", metavar="KINDS")
    given = parser.parse_args()
    for name in ("read", "opened", "held"):
        rows = [
            json.loads(line) for line in (PAIRS / f"{name}.jsonl").read_text("utf-8").splitlines()
        ]
        for told, frame in (("alone", "{}"), ("in a longer text", LONGER)):
            wanted = None
            if given.misses is not None and name != "held":
                wanted = {kind for kind in given.misses.split(",") if kind}
            table = score(rows, frame, wanted)
            print(f"{name}, {told}\n{table}")


if __name__ == "__main__":
    main()
