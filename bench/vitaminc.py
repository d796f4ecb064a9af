"""How a claim is held against one sentence that somebody else wrote: numbers of VitaminC.

    python bench/vitaminc.py              the data in ../shared/public
    python bench/vitaminc.py FILE         the data in another file
    python bench/vitaminc.py --misses     each pair that is judged otherwise
    python bench/vitaminc.py --every 5    each fifth pair only

The data are those pairs of the development set of VitaminC (CC BY-SA 3.0) in which numbers stand: a
claim, a sentence of a page of Wikipedia, and whether the sentence supports it (agree), refutes it
(conflict) or neither (silent). The sentences are cut into tokens; they are joined again first, as
news would print them. Drift counts as agree (the core is the same); not comparable as silent. Asked
are an accuracy of 0.70 and an F1 of conflict of 0.70.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.checking import check_documents
from claimcheck.documents import document_from_text
from claimcheck.model import Cell, Claim, Verdict

DATA = Path(__file__).parents[2] / "shared" / "public" / "vitaminc_numeric_dev.jsonl"
CLASSES = ("agree", "conflict", "silent")
Figures = dict[str, Any]
_SAID = {Verdict.AGREE: "agree", Verdict.DRIFT: "agree", Verdict.CONFLICT: "conflict"}
_TOKENS = (
    (r"-LRB- ?", "("),
    (r" ?-RRB-", ")"),
    (r"-LSB- ?", "["),
    (r" ?-RSB-", "]"),
    (r"`` ?", "“"),
    (r" ?''", "”"),
    (r" ([,.;:!?%])", r"\1"),
    (r" ('s|'re|'ve|'ll|'d|'m|n't|')(?= |$)", r"\1"),
    (r"([$£€]) (?=\d)", r"\1"),
)


def joined(text: str) -> str:
    """A sentence as it is printed, from one that was cut into tokens."""
    for pattern, instead in _TOKENS:
        text = re.sub(pattern, instead, text)
    return text


def judged(claim: str, text: str) -> Cell | None:
    """The verdict on a claim before one sentence."""
    document = document_from_text("source", joined(text), outlet="the source")
    cells = check_documents([Claim("claim", joined(claim))], [document]).cells
    return cells[0] if cells else None


def rows(file: Path = DATA) -> list[dict[str, Any]]:
    """The pairs."""
    return [json.loads(line) for line in file.open(encoding="utf-8")]


def measured(given: Sequence[Mapping[str, Any]] | None = None, *, tell: bool = False) -> Figures:
    """Accuracy, and precision, recall and F1 of each class; what is wrong is printed if asked."""
    pairs = rows() if given is None else given
    confusion: Counter[tuple[str, str]] = Counter()
    for row in pairs:
        cell = judged(row["claim"], row["doc"])
        said = _SAID.get(cell.verdict, "silent") if cell else "silent"
        confusion[row["expect"], said] += 1
        if tell and said != row["expect"]:
            print(
                f"{row['expect']} called {said}\n    claim {row['claim']}\n    there {row['doc']}"
            )
            print(f"    said  {cell.verdict.value}: {cell.reason}" if cell else "    said  silent")
    return {
        "pairs": len(pairs),
        "accuracy": round(sum(confusion[c, c] for c in CLASSES) / len(pairs), 4),
        "classes": {c: [round(x, 4) for x in _scores(c, confusion)] for c in CLASSES},
        "confused": {f"{w} called {s}": n for (w, s), n in sorted(confusion.items()) if w != s},
    }


def main() -> None:
    """Print accuracy, and precision and recall of each class."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=DATA)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.file.exists():
        raise SystemExit(f"{options.file} is not there: name the file of VitaminC")
    found = measured(rows(options.file)[:: options.every], tell=options.misses)
    if options.json:
        print(json.dumps(found, indent=1))
        return
    for name, (precision, recall, f1) in found["classes"].items():
        print(f"{name:10} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print("; ".join(f"{what} {n}" for what, n in found["confused"].items()))
    asked = "(asked: 0.70, and 0.70 for F1 of conflict)"
    print(f"accuracy {found['accuracy']:.3f} over {found['pairs']} pairs {asked}")


def _scores(name: str, confusion: Counter[tuple[str, str]]) -> tuple[float, float, float]:
    hits = confusion[name, name]
    said = sum(n for (_, s), n in confusion.items() if s == name)
    want = sum(n for (w, _), n in confusion.items() if w == name)
    precision, recall = hits / max(1, said), hits / max(1, want)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


if __name__ == "__main__":
    main()
