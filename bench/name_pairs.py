"""Whether two names are one bearer's: the product's own judgement on public pairs of names.

    python bench/name_pairs.py                   the pairs in ../shared/public/name_pairs.jsonl
    python bench/name_pairs.py FILE              the pairs in another file
    python bench/name_pairs.py --wrong [FILE]    every wrong pair as well

A line of the file is a JSON object with `name1`, `name2`, `is_match` ("true" or "false") and
`schema` (Person, Company and the like). A pair is judged a match where `compare_names` answers
"same" or "variant": a variant is one bearer whose name is spelt in two ways, which is what the
rule name-variant reports. Nothing of the data is kept here.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from claimcheck.reading.names import compare_names

DATA = Path(__file__).parents[2] / "shared" / "public" / "name_pairs.jsonl"


def main(arguments: list[str]) -> int:
    """Print precision, recall and F1 for each sort of bearer and in all; 2 without the data."""
    paths = [Path(a) for a in arguments if not a.startswith("--")]
    file = paths[0] if paths else DATA
    if not file.is_file():
        sys.stderr.write(f"no pairs of names at {file}: name their file\n")
        return 2
    pairs = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    counts: dict[str, Counter[str]] = {}
    for pair in pairs:
        outcome = judge(pair)
        for group in (pair["schema"], "all"):
            counts.setdefault(group, Counter())[outcome] += 1
        if "--wrong" in arguments and outcome in {"missed", "false"}:
            sys.stdout.write(f"{outcome:7} {pair['name1']} | {pair['name2']}\n")
    for line in lines(counts):
        sys.stdout.write(f"{line}\n")
    return 0


def judge(pair: Mapping[str, str]) -> str:
    """What the product makes of a pair: found, missed, false, or apart (rightly no match)."""
    match = compare_names(pair["name1"], pair["name2"]) != "different"
    if pair["is_match"] == "true":
        return "found" if match else "missed"
    return "false" if match else "apart"


def lines(counts: Mapping[str, Counter[str]]) -> Iterable[str]:
    """One line for each sort of bearer, the whole last."""
    for group in sorted(counts, key=lambda g: (g == "all", g)):
        count = counts[group]
        found, missed, wrong = count["found"], count["missed"], count["false"]
        precision = found / (found + wrong) if found + wrong else 0.0
        recall = found / (found + missed) if found + missed else 0.0
        both = 2 * found / (2 * found + missed + wrong) if found else 0.0
        yield (
            f"{group:12} precision {precision:.3f}  recall {recall:.3f}  F1 {both:.3f}"
            f"  n {sum(count.values())}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
