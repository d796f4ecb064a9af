"""What the findings of every rule are worth: each finding on annotated data, right or wrong.

    python bench/measure.py            print the tables
    python bench/measure.py --write    fit the table of confidence, and keep all of measured.json
    python bench/measure.py --wrong    each finding of the open clusters that is wrong
    python bench/proof.py --write      all that the pages of proof say, this too

The development data are the annotated open clusters beside the checkout, our own stories with
planted errors (corruption.py) and the pairs of VitaminC (vitaminc.py). A finding counts where it
decides the verdict of its claim and document, and is right where the annotation has that verdict
(or accepts it). What is kept is numbers alone; tools/proof_pages.py makes the pages of docs/ from
them.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import corruption
import summedits
import vitaminc
from attrs import frozen

from claimcheck.checking import check_sets
from claimcheck.claimfile import read_claim_file
from claimcheck.model import Cell, Report, Verdict
from claimcheck.rules import RULES
from claimcheck.rules.confidence import calibrated

HERE = Path(__file__).parent
MEASURED = HERE / "measured.json"
CONFIDENCE = HERE.parent / "src" / "claimcheck" / "rules" / "confidence.toml"
CLUSTERS = corruption.CLUSTERS

BINS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
CLASSES: Final = ("agree", "conflict", "drift", "none")
FEWEST: Final = 5
"""With fewer cases than these, a share says nothing."""
WEIGHT: Final = {"clusters": 1.0, "pairs": 1.0, "stories": 0.0}
"""How much a finding of each data counts for confidence."""
STEP: Final = 25
"""So many findings at least make one step of a curve."""


@frozen
class Judged:
    """A finding that decided a verdict: of which data, by which rule, how good a fit, and right."""

    source: str
    group: str
    rule: str
    verdict: str
    fit: float
    right: bool


# --- gathering ---------------------------------------------------------------------------


def bucket(verdict: str) -> str:
    """A verdict as the annotation counts it: not comparable and silent are one class."""
    return verdict if verdict in CLASSES else "none"


@frozen
class Cluster:
    """An annotated cluster: the report on it, and what is expected in each cell."""

    name: str
    report: Report
    gold: tuple[Mapping[str, Any], ...]

    def cells(self) -> Iterator[tuple[Mapping[str, Any], Cell | None, set[str]]]:
        """Each expected cell, the one reported, and the verdicts that are right."""
        found = {(c.claim, c.document): c for c in self.report.cells}
        for g in self.gold:
            right = {bucket(v) for v in (g["verdict"], *g.get("acceptable", ()))}
            yield g, found.get((g["claim"], g["document"])), right


def clusters() -> list[Cluster]:
    """The open clusters."""
    found = []
    for folder in sorted(CLUSTERS.glob("*/gold.json")):
        if folder.parent.name[:2] in corruption.OPEN:
            gold = json.loads(folder.read_text("utf-8"))["verdicts"]
            claim_set = read_claim_file(folder.with_name("claims.toml"))
            kept = tuple(g for g in gold if not g.get("borderline"))
            found.append(Cluster(folder.parent.name, check_sets([claim_set]), kept))
    return found


def _deciding(source: str, group: str, cell: Cell | None, right: set[str]) -> Iterator[Judged]:
    if cell is None or cell.verdict is Verdict.NOT_COMPARABLE:
        return
    for f in cell.findings:
        if f.verdict is cell.verdict:
            hit = cell.verdict.value in right
            yield Judged(source, group, f.rule, f.verdict.value, f.fit, hit)


def of_clusters(given: Iterable[Cluster]) -> Iterator[Judged]:
    """The findings on annotated clusters."""
    for cluster in given:
        for _, cell, right in cluster.cells():
            yield from _deciding("clusters", cluster.name, cell, right)


def of_stories() -> Iterator[Judged]:
    """The findings on our own stories, clean and damaged; headlines have no claim."""
    for story in corruption.stories():
        name = story.document.id
        for cell in corruption.cells_of(story.claims, story.document).values():
            yield from _deciding("stories", name, cell, {"agree"})
        for plant in story.plants:
            if plant.kind != "headline":
                damaged, _ = story.damaged(plant)
                cell = corruption.cells_of(story.claims, damaged).get(plant.claim)
                yield from _deciding("stories", name, cell, {"conflict", "drift"})


def of_pairs() -> Iterator[Judged]:
    """The findings on pairs of sentences; they are not annotated for drift."""
    for row in vitaminc.rows():
        cell = vitaminc.judged(row["claim"], row["doc"])
        if cell and cell.verdict is not Verdict.DRIFT:
            yield from _deciding("pairs", row["page"], cell, {row["expect"]})


# --- what rules are worth ----------------------------------------------------------------


def of_rules(given: Sequence[Judged], found: Sequence[Cluster]) -> dict[str, dict[str, Any]]:
    """For each rule: findings and right ones by data, and its share of the cells of its kind."""
    table: dict[str, dict[str, Any]] = {}
    for rule in RULES:
        counts = {
            source: [
                sum(j.right for j in given if (j.rule, j.source) == (rule.name, source)),
                sum((j.rule, j.source) == (rule.name, source) for j in given),
            ]
            for source in ("clusters", "stories", "pairs")
        }
        table[rule.name] = {**counts, "recall": _recall(rule.name, rule.kind, found)}
    return table


def kinds_of(gold: Mapping[str, Any]) -> set[str]:
    """The kinds that an annotated cell has."""
    kinds = str(gold.get("kind") or "").replace(",", "/").split("/")
    return {k.split(" (")[0].strip() for k in kinds} - {""}


def _recall(name: str, kind: str, found: Sequence[Cluster]) -> list[int]:
    """Of the cells annotated with a rule's verdict and kind, those that it names."""
    verdict = next(r.verdict.value for r in RULES if r.name == name)
    hits = total = 0
    for cluster in found:
        for g, cell, _ in cluster.cells():
            if g["verdict"] != verdict or kind not in kinds_of(g):
                continue
            total += 1
            findings = cell.findings if cell and cell.verdict.value == verdict else ()
            hits += any(f.rule == name for f in findings)
    return [hits, total]


def scores(found: Sequence[Cluster], without: str | None = None) -> dict[str, float]:
    """Macro-F1 and the precision of conflicts, with all rules or without one."""
    wants: dict[tuple[str, str], int] = defaultdict(int)
    for cluster in found:
        for g, cell, right in cluster.cells():
            said = _verdict(cell, without)
            want = bucket(g["verdict"])
            wants[want, want if said in right else said] += 1
    f1 = []
    for c in CLASSES:
        hits = wants[c, c]
        both = sum(n for (w, _), n in wants.items() if w == c) + sum(
            n for (_, s), n in wants.items() if s == c
        )
        f1.append(2 * hits / both if both else 0.0)
    said = sum(n for (_, s), n in wants.items() if s == "conflict")
    precision = wants["conflict", "conflict"] / said if said else 0.0
    return {"macro_f1": round(sum(f1) / len(f1), 4), "conflict_precision": round(precision, 4)}


_STANDS: Final = ("conflict", "drift", "agree")


def _verdict(cell: Cell | None, without: str | None) -> str:
    said = {f.verdict.value for f in cell.findings if f.rule != without} if cell else set()
    return next((v for v in _STANDS if v in said), "none")


# --- confidence --------------------------------------------------------------------------


def fitted(given: Sequence[Judged]) -> dict[str, Any]:
    """The table of confidence: a rising curve for each verdict, and the record of each rule.

    Stories are left out: how many of their findings are right hangs on how many errors are planted.
    Pairs from an encyclopaedia count in full: nobody reads them while writing rules, and what rules
    do there comes nearer to what they do in news that nobody has seen than the clusters we read.
    """
    given = [j for j in given if WEIGHT[j.source]]
    curves = {}
    for verdict in ("conflict", "drift", "agree"):
        curves[verdict] = _rising([j for j in given if j.verdict == verdict])
    record: dict[str, dict[str, float]] = {}
    for rule in RULES:
        of = [j for j in given if j.rule == rule.name]
        if of:
            record[rule.name] = {
                "right": round(sum(WEIGHT[j.source] * j.right for j in of), 1),
                "of": round(sum(WEIGHT[j.source] for j in of), 1),
            }
    return {"curve": curves, "rule": record}


def _rising(given: Sequence[Judged]) -> list[list[float]]:
    """The best rising steps through right and wrong (pool adjacent violators), few and wide."""
    tied: dict[float, list[float]] = defaultdict(lambda: [0, 0])
    for j in given:
        at = int(j.fit * 100) / 100
        tied[at][0] += j.right * WEIGHT[j.source]
        tied[at][1] += WEIGHT[j.source]
    blocks: list[list[float]] = []  # from which fit, right, of
    for fit in sorted(tied):
        right, of = tied[fit]
        if blocks and blocks[-1][2] < STEP:
            blocks[-1][1] += right
            blocks[-1][2] += of
        else:
            blocks.append([fit, right, of])
    if len(blocks) > 1 and blocks[-1][2] < STEP:
        _, right, of = blocks.pop()
        blocks[-1][1] += right
        blocks[-1][2] += of
    at = 1
    while at < len(blocks):
        if blocks[at - 1][1] / blocks[at - 1][2] < blocks[at][1] / blocks[at][2]:
            at += 1
            continue
        _, right, of = blocks.pop(at)
        blocks[at - 1][1] += right
        blocks[at - 1][2] += of
        at = max(1, at - 1)
    # One more is taken for wrong: of few findings the share is known less well than it looks.
    return [
        [0.0 if at == 0 else fit, round(right / (of + 1), 3)]
        for at, (fit, right, of) in enumerate(blocks)
    ]


def calibration(given: Sequence[Judged], *, leave_out: bool) -> dict[str, list[list[float]]]:
    """For each verdict and bin of confidence: how many findings of clusters, how many are right.

    With `leave_out` the table that gives a finding its confidence is fitted without its cluster.
    """
    whole = fitted(given)
    counts: dict[str, dict[float, list[float]]] = {
        v: {b: [b, 0, 0] for b in BINS} for v in ("conflict", "drift", "agree")
    }
    news = [j for j in given if j.source == "clusters"]
    for group in sorted({j.group for j in news}):
        table = fitted([j for j in given if j.group != group]) if leave_out else whole
        for j in news:
            if j.group == group:
                sure = calibrated(j.rule, Verdict(j.verdict), j.fit, table)
                row = counts[j.verdict][max(b for b in BINS if b <= sure)]
                row[1] += 1
                row[2] += j.right
    return {v: list(rows.values()) for v, rows in counts.items()}


def confidence_file(table: Mapping[str, Any]) -> str:
    """The table of confidence as it is kept."""
    lines = [
        "# How sure a finding is, fitted by `python bench/measure.py --write` on the development",
        "# data: the share of findings that were right, by verdict and by how well words fit, and",
        "# each rule's own record, which counts beside it. Not written by hand.",
        "",
        "[curve]   # from which fit on, the share that was right",
        *(f"{verdict} = {steps}" for verdict, steps in table["curve"].items()),
        "",
    ]
    for name, record in sorted(table["rule"].items()):
        lines += [f"[rule.{name}]", f"right = {record['right']}", f"of = {record['of']}", ""]
    return "\n".join(lines)


# --- the whole ---------------------------------------------------------------------------


def measured() -> tuple[dict[str, Any], dict[str, Any], list[Judged], list[Cluster]]:
    """All figures that are kept, the table of confidence, and what they are made from."""
    found = clusters()
    given = [*of_clusters(found), *of_stories(), *of_pairs()]
    whole = scores(found)
    of_each = of_rules(given, found)
    for name, row in of_each.items():
        row["without"] = scores(found, name)
    planted = {"stories": corruption.score(corruption.stories(), None, [])}
    if CLUSTERS.is_dir():
        planted["open clusters"] = corruption.score(corruption.developed(), None, [])
    pairs, wrong = corruption.unrelated(corruption.stories(), [])
    kept = {
        "all": whole,
        "rules": of_each,
        "calibration": calibration(given, leave_out=True),
        "planted": {
            name: {k: [s.planted, s.right, s.any, s.false] for k, s in sorted(result.items())}
            for name, result in planted.items()
        },
        "unrelated": [wrong, pairs],
        "vitaminc": vitaminc.measured(),
        "summedits": summedits.measured(),
    }
    return kept, fitted(given), given, found


def main() -> None:
    """Measure; print, or keep."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    if not CLUSTERS.is_dir() or not vitaminc.DATA.exists():
        raise SystemExit(f"{CLUSTERS.parent} is not there: it holds the development data")
    if options.wrong:
        tell_wrong(clusters())
        return
    kept, table, _, _ = measured()
    if options.write:
        before = json.loads(MEASURED.read_text("utf-8"))  # with what proof.py measures beside
        MEASURED.write_text(json.dumps({**before, **kept}, indent=1) + "\n", "utf-8")
        CONFIDENCE.write_text(confidence_file(table), "utf-8")
        print(f"wrote {MEASURED.name} and {CONFIDENCE.name}: now python tools/proof_pages.py")
    else:
        print(json.dumps(kept, indent=1))


def tell_wrong(found: Sequence[Cluster]) -> None:
    """Print each conflict and drift that the annotation does not have."""
    for cluster in found:
        texts = {c.id: c.claim for c in cluster.report.claims}
        for g, cell, right in cluster.cells():
            if cell and cell.verdict in corruption.ALARMS and cell.verdict.value not in right:
                rules = ", ".join(f.rule for f in cell.findings if f.verdict is cell.verdict)
                print(f"{cluster.name}: {rules} says {cell.verdict.value}, not {g['verdict']}")
                print(f"    claim {texts[cell.claim]}\n    said  {cell.reason}")
                for e in cell.evidence:
                    print(f"    there {e.quote}")


if __name__ == "__main__":
    main()
