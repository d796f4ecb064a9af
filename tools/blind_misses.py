"""What is said of the pairs and clusters that were written blind, and which of it is wrong.

    python tools/blind_misses.py    writes tests/blind_misses.toml

tests/test_blind.py holds the program to that list: a pair, a claim and document, or two documents
of which the right thing was said must not be lost, and nothing wrong may be said anew. Take out
what has become right by writing the list again; what has become wrong needs a reason in the commit.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import claimcheck
from claimcheck.checking import check_sets, compare_all
from claimcheck.claimfile import read_claim_file
from claimcheck.documents import document_from_text
from claimcheck.model import Cell, Claim, ClaimSet, Document, Evidence, Verdict

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "tests" / "pairs" / "read.jsonl"
CLUSTERS = ROOT / "tests" / "clusters" / "read"
MISSES = ROOT / "tests" / "blind_misses.toml"
SAID = {v: v.value for v in (Verdict.AGREE, Verdict.CONFLICT, Verdict.DRIFT)}
ELSEWHERE = " elsewhere"
"""Follows a verdict that is right and whose quotation is not the one that decides."""

_Row = Mapping[str, Any]


@cache
def pairs() -> dict[str, _Row]:
    """The pairs that may be read, by their id."""
    rows = map(json.loads, PAIRS.read_text("utf-8").splitlines())
    return {row["id"]: row for row in rows}


def of_pair(row: _Row) -> str:
    """The verdict on a pair, and whether other words are quoted than those that decide."""
    report = claimcheck.check([Claim("c", row["claim"])], [document_from_text("t", row["text"])])
    return _said(report.cells[0] if report.cells else None, row, "t", row["text"], [row["quote"]])


def _said(cell: Cell | None, gold: _Row, name: str, text: str, quotes: list[str]) -> str:
    said = SAID.get(cell.verdict, "silent") if cell else "silent"
    if cell is None or said == "silent" or said != gold["verdict"]:
        return said
    decisive = [span for quote in quotes if quote for span in _places(text, quote)]
    told = [e for f in cell.findings for e in f.evidence] + list(cell.evidence)
    here = any(_overlap(e, name, span) for e in told for span in decisive)
    return said if here or not decisive else said + ELSEWHERE


def wanted(row: _Row) -> set[str]:
    """What may be said of a pair or a claim and document."""
    found = {row["verdict"], *row["acceptable"]}
    return found | {"silent"} if found & {"none", "not-comparable"} else found


def clusters() -> list[str]:
    """The clusters that may be read."""
    return sorted(folder.name for folder in CLUSTERS.iterdir() if folder.is_dir())


@cache
def cluster(name: str) -> tuple[ClaimSet, _Row]:
    """The claims of a cluster, and what a careful annotator expects of it."""
    folder = CLUSTERS / name
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return read_claim_file(folder / "claims.toml"), gold


def of_cells(name: str) -> Iterator[tuple[str, str, set[str]]]:
    """Each claim and document of a cluster, what is said of them and what may be."""
    given, gold = cluster(name)
    report = check_sets([given])
    cells = {(c.claim, c.document): c for c in report.cells}
    texts = {d.id: d.text for d in report.documents}
    for row in gold["verdicts"]:
        if row["borderline"]:
            continue
        place = (row["claim"], row["document"])
        text = texts[row["document"]]
        said = _said(cells.get(place), row, row["document"], text, row["quotes"])
        yield " ".join(place), said, wanted(row)


def of_comparison(name: str) -> tuple[set[str], set[str]]:
    """Which discrepancies of a cluster were missed, and in which of its traps the program fell."""
    given, gold = cluster(name)
    report = compare_all(given)
    texts = {d.id: d for d in report.documents}
    open_ = [f for f in report.discrepancies if f.verdict in {Verdict.CONFLICT, Verdict.DRIFT}]

    def touching(row: _Row) -> set[int]:
        places = [(e["document"], _places(_text(texts, e), e["quote"])) for e in row["evidence"]]
        return {n for n, f in enumerate(open_) if _touched(places, f.evidence) > 1}

    rows = [row for row in gold["discrepancies"] if len(row["evidence"]) > 1]
    found = {row["id"]: touching(row) for row in rows if row["flag"] != "must-not"}
    missed = {row["id"] for row in rows if row["flag"] == "must" and not found[row["id"]]}
    explained = {n for some in found.values() for n in some}
    traps = [row for row in rows if row["flag"] == "must-not"]
    traps += [row for row in gold["traps"] if len(row["evidence"]) > 1]
    return missed, {row["id"] for row in traps if touching(row) - explained}


def _text(texts: Mapping[str, Document], row: _Row) -> str:
    return texts[row["document"]].text if row["document"] in texts else ""


def _touched(
    places: list[tuple[str, list[tuple[int, int]]]], evidence: tuple[Evidence, ...]
) -> int:
    """How many places have a quotation of their own: one quotation serves the first it is in."""
    served: set[int] = set()
    for each in evidence:
        for at, (name, spans) in enumerate(places):
            if at not in served and any(_overlap(each, name, span) for span in spans):
                served.add(at)
                break
    return len(served)


def _overlap(evidence: Evidence, name: str, span: tuple[int, int]) -> bool:
    return evidence.document == name and evidence.start < span[1] and evidence.end > span[0]


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    """Every place of a quotation; white space may differ where text was extracted."""
    return [m.span() for m in re.finditer(r"\s+".join(map(re.escape, quote.split())), text)]


@cache
def misses() -> Mapping[str, Mapping[str, Any]]:
    """The list: what is said of pairs and cells that is wrong, and what comparing misses."""
    return tomllib.loads(MISSES.read_text("utf-8"))


def main() -> None:
    """Write the list anew."""
    lines = ["# What is wrong of what is said of texts written blind (tools/blind_misses.py).", ""]
    lines.append("[pairs]")
    for key, row in pairs().items():
        said = of_pair(row)
        if said not in wanted(row):
            lines.append(f'{key} = "{said}"')
    for name in clusters():
        lines += ["", f'["{name}"]']
        lines += [
            f'"{place}" = "{said}"' for place, said, right in of_cells(name) if said not in right
        ]
        missed, broken = of_comparison(name)
        lines.append(f"missed = {json.dumps(sorted(missed))}")
        lines.append(f"broken = {json.dumps(sorted(broken))}")
    MISSES.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
