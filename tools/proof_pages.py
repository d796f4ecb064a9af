"""Write the pages that show what was measured: the manual of the rules, and the proof.

python tools/proof_pages.py        after a change of a rule; bench/proof.py --write does it, too
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.model import Verdict
from claimcheck.rules import RULES, Rule

ROOT = Path(__file__).parents[1]
MEASURED = ROOT / "bench" / "measured.json"
CORPORA = ROOT / "tests" / "corpus" / "rules"
FEWEST = 5
"""With fewer findings than these, a share says nothing."""
ENOUGH = 0.90
"""Below this share of right findings a rule is in preview, unless it is kept on."""

KEPT_ON = {
    "modality": "without it macro-F1 falls by about 0.05, more than without any other rule but "
    "agreement; it warns of a drift and is never an error",
    "quantifier": "without it macro-F1 falls by more than 0.01; it warns of a drift and is never "
    "an error",
    "percent-for-points": "four of its five findings on the clusters and all 28 planted ones "
    "were right, too few to tell it from a rule above the line",
    "loaded-word": "six of its seven findings on the clusters were right, too few to tell it from "
    "a rule above the line; it is a note and stops nothing",
}
"""Rules below that share which are on all the same, and why."""

Measured = Mapping[str, Any]

RULES_OPENING = """\
# The rules

Each rule is one question, put to every claim and document. This page is written by
`tools/proof_pages.py` from the rules' own pages, from the examples that are their tests, and from
figures that `bench/measure.py` measured; a test holds it to them.

How to read the figures: a finding counts where it decides the verdict on its claim and document.
It is right where careful annotators came to the same verdict.

- **clusters**: right findings of all findings on nine annotated clusters of news documents, and
  their share (precision).
- **found**: of the cells that are annotated with the rule's verdict and kind, those in which it
  speaks (recall). A cell that another rule finds under another kind is not counted as found.
- **stories**: the same as clusters on our own short stories, clean and with planted errors.
- **pairs**: the same on pairs of sentences from an encyclopaedia (VitaminC). They are no news, and
  what counts as a conflict there is often arguable.
- **without it**: how much macro-F1 on the clusters changes when the rule is off.

With fewer than five findings no share is given. A rule that is right in fewer than nine of ten of
its findings on the clusters is in **preview**: off, unless a run is given `--preview`.
"""

PROOF_OPENING = """\
# What was measured

`python bench/proof.py` measures all on this page and prints it; with `--write` it keeps the
figures in `bench/measured.json` and writes the page, and a test fails when page and figures differ.
Nobody who reads this needs to believe it: faults, speed and planted errors (`python
bench/corruption.py`) are measured with nothing but the checkout, the rest with annotated public
texts beside it.
"""

VERDICTS_OPENING = """\
Nine clusters of news documents that were annotated with care, and that the rules were developed on:
each claim before each document. Precision is the share of the verdicts given that the annotation
has or accepts, recall the share of those annotated that were given. "None" is silent or not
comparable.
"""

KINDS_OPENING = """\
Of the cells annotated as a conflict or a drift of a kind: those given the annotated verdict, and
those of them that the program names by the same kind too.
"""

FAULTS_OPENING = """\
What hostile and broken input costs (`python bench/faults.py`; `tests/threats` holds the program to
each row). A ratio t(2n)/t(n) is how much longer twice the text takes.
"""

SPEED_OPENING = """\
Whole runs of the command, start and exit included (medians; `python bench/whole_process.py`), the
reader alone (`python bench/reading.py`), and archives with planted facts (`python bench/scale.py`):
a first run, a second with nothing changed, and one with a claim added. Seconds are of the clock,
those of the processor in brackets.
"""

TESTS_OPENING = """\
How much of the program the tests run (`python3 -m pytest -n auto --cov --cov-report=json`), and how
many small faults they notice: `python bench/mutation.py` changes one thing in a room (a comparison,
a number, a word, `and`, what is returned), runs the tests that call it, and counts the changes that
fail one. Asked are 95% of the branches, and 0.85 of the changes. Those that no test could notice
are listed with the reason in `bench/mutants_left.toml`.
"""

PLANTED_OPENING = """\
One error at a time is planted in a clean text, and the claim that it contradicts is held against
it: recall is the share that got the verdict it should, precision the share of all alarms that were
for the damaged words. In annotated documents errors are planted by rule where the annotation says
that the document agrees. Asked are, for the kinds in bold, a precision of 0.95 and a recall of 0.90
(`python bench/corruption.py`).
"""

CONFIDENCE_OPENING = """\
Each finding has a confidence: the share of findings like it (of that verdict, that rule and that
good a fit of words) that were right. It is fitted on annotated clusters, and on pairs of sentences
that nobody reads while writing rules, and kept in `rules/confidence.toml`. In this table the
confidence of each cluster's findings comes from a table that was fitted without that cluster; the
share that was right should be what the confidence says, or more (`python bench/measure.py`).
"""

SUMMARIES_OPENING = """\
Sentences of summaries against their source, edited or not (SummEdits, news and earnings calls;
`python bench/summedits.py`). Asked are 0.80 of the numeric edits, and at most 0.03 of the untouched
sentences.
"""


def measured() -> Measured:
    """The figures that are kept."""
    found: Measured = json.loads(MEASURED.read_text("utf-8"))
    return found


def share(right: float, of: float, fewest: int = FEWEST) -> str:
    """A share with its two numbers; with too few, the numbers alone."""
    if not of:
        return "none"
    return f"{right} of {of} ({right / of:.2f})" if of >= fewest else f"{right} of {of}"


def below(rule: Rule, figures: Measured) -> bool:
    """Whether a rule that raises alarms was wrong too often on the clusters."""
    right, of = figures["rules"].get(rule.name, {}).get("clusters", (0, 0))
    alarm = rule.verdict in {Verdict.CONFLICT, Verdict.DRIFT}
    return alarm and of >= FEWEST and right / of < ENOUGH


# --- the manual --------------------------------------------------------------------------


def rules_page(figures: Measured, rules: Sequence[Rule] = RULES) -> str:
    """The manual of the rules."""
    opening = [RULES_OPENING, *_decided(figures, rules), *_overview(figures, rules), ""]
    return "\n".join([*opening, *(_manual(rule, figures) for rule in rules)])


def _decided(figures: Measured, rules: Sequence[Rule]) -> Iterator[str]:
    off = [r.name for r in rules if r.preview]
    yield (
        f"In preview now: {', '.join(f'`{n}`' for n in off)}."
        if off
        else "No rule is in preview now."
    )
    kept = [r.name for r in rules if below(r, figures) and not r.preview]
    for name in kept:
        worth = share(*figures["rules"][name]["clusters"])
        yield f"\n`{name}` is below the line ({worth}) and stays on: {KEPT_ON[name]}."
    yield ""


def _overview(figures: Measured, rules: Sequence[Rule]) -> Iterator[str]:
    whole = figures["all"]["macro_f1"]
    yield "| rule | verdict | clusters | found | stories | pairs | without it |"
    yield "|---|---|---|---|---|---|---|"
    for rule in rules:
        row = figures["rules"].get(rule.name)
        if row is None:
            yield f"| [{rule.name}](#{rule.name}) | {rule.verdict.value} | not measured | | | | |"
            continue
        change = row["without"]["macro_f1"] - whole
        mark = " (preview)" if rule.preview else ""
        yield (
            f"| [{rule.name}](#{rule.name}){mark} | {rule.verdict.value} "
            f"| {share(*row['clusters'])} | {share(*row['recall'])} | {share(*row['stories'])} "
            f"| {share(*row['pairs'])} | {change:+.3f} |"
        )


def _manual(rule: Rule, figures: Measured) -> str:
    row = figures["rules"].get(rule.name, {})
    state = ", preview" if rule.preview else ""
    head = (
        f"## {rule.name}\n\n{rule.verdict.value}, {rule.severity.value}, kind: {rule.kind}{state}\n"
    )
    cases = (
        f"On the clusters {share(*row['clusters'])} of its findings are right; it speaks in "
        f"{share(*row['recall'])} of the cells of its kind."
        if row.get("clusters", (0, 0))[1]
        else "No finding of it decides a verdict on the clusters."
    )
    return "\n".join([head, rule.explanation, "", cases, "", *_examples(rule), ""])


def _examples(rule: Rule) -> Iterator[str]:
    """The first example in which the rule speaks, and the first in which it keeps silent."""
    file = CORPORA / f"{rule.name.replace('-', '_')}.md"
    if not file.exists():
        return
    sections = re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)
    common, told = sections[0], sections[1:]
    speaking = next((s for s in told if "^" in s), None)
    silent = next((s for s in told if "^" not in s), None)
    for section, what in ((speaking, "It speaks"), (silent, "It keeps silent")):
        if section is None:
            continue
        title, _, body = section.partition("\n")
        shared = common.partition("\n")[2].strip()
        yield f"{what}: {title[:1].lower()}{title[1:]}."
        yield ""
        yield "```text"
        yield from _plain(f"{shared}\n{body}" if shared else body)
        yield "```"
        yield ""


def _plain(body: str) -> Iterator[str]:
    """An example's blocks as a reader sees them: what each is, and its words."""
    for kind, head, text in re.findall(
        r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", body, re.MULTILINE | re.DOTALL
    ):
        lines = [
            line for line in text.rstrip("\n").splitlines() if not re.match(r" *\^+( \"|$)", line)
        ]
        yield f"{kind}{f' ({head})' if head else ''}:"
        yield from (f"    {line}".rstrip() for line in lines)


# --- the proof ---------------------------------------------------------------------------


def proof_page(figures: Measured) -> str:
    """The page of what was measured."""
    parts = [
        PROOF_OPENING,
        *_part("Verdicts", "verdicts", _verdicts, figures),
        *_part("Kinds", "kinds", _kinds, figures),
        "## Planted errors\n",
        *_planted(figures),
        "## How sure a finding is\n",
        *_confidence(figures),
        "## Sentences that others wrote\n",
        *_public(figures),
        *_part("Faults", "faults", _faults, figures),
        *_part("Speed", "speed", _speed, figures),
        *_part("What the tests see", "coverage", _tests, figures),
    ]
    return "\n".join(parts)


def _part(
    title: str, key: str, rows: Callable[[Measured], Iterator[str]], figures: Measured
) -> Iterator[str]:
    """A section, where its figures were measured."""
    if key in figures:
        yield f"## {title}\n"
        yield from rows(figures)


def _verdicts(figures: Measured) -> Iterator[str]:
    yield VERDICTS_OPENING
    yield "| verdict | annotated | given | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|"
    for name, (right, said, wanted) in figures["verdicts"].items():
        precision, recall = (right / of if of else 0.0 for of in (said, wanted))
        f1 = 2 * right / (said + wanted) if said + wanted else 0.0
        yield f"| {name} | {wanted:,} | {said:,} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"
    yield ""
    yield f"Macro-F1: {figures['all']['macro_f1']:.3f}.\n"


def _kinds(figures: Measured) -> Iterator[str]:
    yield KINDS_OPENING
    yield "| kind | annotated | same verdict | same kind |"
    yield "|---|---|---|---|"
    for name, (of, flagged, named) in figures["kinds"].items():
        yield f"| {name} | {of} | {flagged} | {named} |"
    yield ""


def _faults(figures: Measured) -> Iterator[str]:
    yield FAULTS_OPENING
    yield "| row | tried | asked | reached |"
    yield "|---|---|---|---|"
    for row, tried, asked, reached, holds in figures["faults"]:
        cells = (tried, asked, reached if holds else f"**missed:** {reached}")
        yield f"| {row} | {' | '.join(c.replace('|', chr(92) + '|') for c in cells)} |"
    yield ""


def _speed(figures: Measured) -> Iterator[str]:
    speed = figures["speed"]
    yield SPEED_OPENING
    yield f"Measured on {speed['machine']}.\n"
    yield "| command | seconds | of the processor |"
    yield "|---|---|---|"
    for name, (wall, user) in speed["commands"].items():
        yield f"| `{name}` | {wall:.2f} | {user:.2f} |"
    yield ""
    yield f"The reader: {speed['reading']:.2f} million characters a second, on one core.\n"
    yield "| documents | claims | first run | second | claim added | most memory | planted facts |"
    yield "|---|---|---|---|---|---|---|"
    for row in speed["archives"]:
        runs = (
            f"{row[f'{run}_seconds']:.1f} ({row[f'{run}_processor']:.1f})"
            for run in ("cold", "again", "added")
        )
        right = f"{row['right']:.0f} of {row['planted']:.0f}, {row['false']:.0f} false"
        yield (
            f"| {row['documents']:,.0f} | {row['claims']:,.0f} | {' | '.join(runs)} "
            f"| {row['cold_memory']:.0f} MB | {right} |"
        )
    yield ""


def _tests(figures: Measured) -> Iterator[str]:
    lines, of_lines, branches, of_branches = figures["coverage"]
    yield TESTS_OPENING
    yield (
        f"Lines: {lines:,} of {of_lines:,} ({lines / of_lines:.1%}). Branches: {branches:,} of "
        f"{of_branches:,}\n({branches / of_branches:.1%}).\n"
    )
    if "mutation" in figures:
        yield "| room | changes tried | noticed | score | explained |"
        yield "|---|---|---|---|---|"
        for room, (of, killed, explained) in figures["mutation"].items():
            row = f"| {room} | {of} | {killed} | {killed / of:.3f} |"
            yield f"{row} {explained} of {of - killed} left |"
        yield ""


ASKED = (
    "value", "unit", "relation", "direction", "period", "negation", "name",
    "percent-for-points", "connective", "headline",
)  # fmt: skip


def _planted(figures: Measured) -> Iterator[str]:
    yield PLANTED_OPENING
    for name, rows in figures["planted"].items():
        yield f"{name[:1].upper()}{name[1:]}:\n"
        yield "| kind | planted | precision | recall |"
        yield "|---|---|---|---|"
        for kind in [k for k in ASKED if k in rows] + [k for k in rows if k not in ASKED]:
            planted, right, alarms, false = rows[kind]
            precision = alarms / (alarms + false) if alarms + false else 1.0
            bold = f"**{kind}**" if kind in ASKED else kind
            yield f"| {bold} | {planted} | {precision:.3f} | {right / planted:.3f} |"
        yield ""
    wrong, pairs = figures["unrelated"]
    yield (
        f"Of {pairs:,} pairs of a claim and a story about something else, {wrong} are called a\n"
        f"conflict: {1000 * wrong / pairs:.2f} in 1,000 (asked: at most 1).\n"
    )


def _confidence(figures: Measured) -> Iterator[str]:
    yield CONFIDENCE_OPENING
    yield "| verdict | confidence | findings | right |"
    yield "|---|---|---|---|"
    for verdict, rows in figures["calibration"].items():
        for at, (start, of, right) in enumerate(rows):
            end = rows[at + 1][0] if at + 1 < len(rows) else 1.0
            if of:
                yield f"| {verdict} | {start:.1f} to {end:.1f} | {of} | {right / of:.2f} |"
    yield ""


def _public(figures: Measured) -> Iterator[str]:
    vitaminc, summedits = figures["vitaminc"], figures["summedits"]
    yield (
        f"Claims against one sentence of an encyclopaedia (VitaminC, those with numbers, "
        f"{vitaminc['pairs']:,} pairs;\n`python bench/vitaminc.py`): accuracy "
        f"{vitaminc['accuracy']:.3f} (asked: 0.70).\n"
    )
    yield "| class | precision | recall | F1 |"
    yield "|---|---|---|---|"
    for name, (precision, recall, f1) in vitaminc["classes"].items():
        yield f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"
    yield ""
    yield SUMMARIES_OPENING
    yield "| sentences | called a conflict |"
    yield "|---|---|"
    for name, (hits, of) in summedits["conflicts"].items():
        yield f"| {name} | {hits} of {of} ({hits / of:.3f}) |"
    yield ""


PAGES = {
    ROOT / "docs" / "rules.md": rules_page,
    ROOT / "docs" / "proof.md": proof_page,
}


def main() -> None:
    """Write the pages."""
    figures = measured()
    for file, page in PAGES.items():
        file.write_text(page(figures), "utf-8")
        print(f"wrote {file}")


if __name__ == "__main__":
    main()
