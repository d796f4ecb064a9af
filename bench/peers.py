"""claimcheck beside programs that can be installed: the same sentences, one command.

    python bench/peers.py            print the tables
    python bench/peers.py --write    put them into docs/comparison.md

A peer that is not installed is named as that. None of them is a dependency; install those you want
to see in an environment of its own, together with claimcheck:

    python -m pip install quantulum3 text2num number-parser rapidfuzz proselint

No peer was made for this task, so each is used as somebody would who needs an answer this
afternoon: the numbers that it finds in the claim must all stand in the document's sentence, or the
sentences must be alike (rapidfuzz). The probes are invented sentences, a pair each.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import process_time
from typing import Any, Final

from attrs import frozen

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "comparison.md"
SAME, OTHER = "same", "differs"
LIKE_ENOUGH: Final = 85.0
"""The rapidfuzz score from which two sentences count as saying the same; others do no better."""


@frozen
class Probe:
    """A claim, a document's sentence, and whether an editor would say that they agree."""

    what: str
    claim: str
    sentence: str
    right: str


PROBES: Final = (
    Probe(
        "the same words",
        "The port sold 14 cranes in 2018",
        "The port sold 14 cranes in 2018.",
        SAME,
    ),
    Probe("digits and words", "The port sold 12 cranes", "The port sold twelve cranes.", SAME),
    Probe(
        "a share and its fraction",
        "A quarter of the pupils walk to school",
        "25% of the pupils walk to school.",
        SAME,
    ),
    Probe(
        "rounded, and said so",
        "Nearly half of the pupils walk to school",
        "46% of the pupils walk to school.",
        SAME,
    ),
    Probe(
        "parts of a whole",
        "46% of the pupils walk to school",
        "Of the 200 pupils, 92 walk to school.",
        SAME,
    ),
    Probe("million and m", "The bridge cost £1.2m", "The bridge cost 1.2 million pounds.", SAME),
    Probe(
        "active and passive",
        "The council closed 14 libraries",
        "Fourteen libraries were closed by the council.",
        SAME,
    ),
    Probe(
        "another number",
        "The port sold 14 cranes in 2018",
        "The port sold 41 cranes in 2018.",
        OTHER,
    ),
    Probe(
        "another number in words",
        "The council closed 14 libraries",
        "The council closed twelve libraries.",
        OTHER,
    ),
    Probe(
        "another thing counted",
        "90 children took part in the trial",
        "90 schools took part in the trial.",
        OTHER,
    ),
    Probe(
        "another year", "The port sold 14 cranes in 2018", "The port sold 14 cranes in 2017.", OTHER
    ),
    Probe(
        "up and down", "Burglaries rose by 12% in Selby", "Burglaries fell by 12% in Selby.", OTHER
    ),
    Probe(
        "per cent and points", "Turnout rose by 4%", "Turnout rose by 4 percentage points.", OTHER
    ),
    Probe(
        "million and billion", "The scheme cost £3 million", "The scheme cost £3 billion.", OTHER
    ),
    Probe(
        "a part, or a second group",
        "62 sailings were cancelled, of which 40 because of wind",
        "62 sailings were cancelled and a further 40 because of wind.",
        OTHER,
    ),
    Probe("swapped", "Burglaries fell from 80 to 60", "Burglaries fell from 60 to 80.", OTHER),
    Probe("not", "The board approved the loan", "The board did not approve the loan.", OTHER),
    Probe("may", "The plant will close in May", "The plant may close in May.", OTHER),
    Probe("some and most", "Most nurses want to leave", "Some nurses want to leave.", OTHER),
    Probe("a name", "Lord Carlile led the inquiry", "Lord Carlisle led the inquiry.", OTHER),
    Probe(
        "acting",
        "Nadia Fairweather is acting director of Lorne Ferries",
        "Nadia Fairweather is director of Lorne Ferries.",
        OTHER,
    ),
    Probe(
        "a cause, or a time",
        "Attacks rose because of the strike",
        "Attacks rose after the strike.",
        OTHER,
    ),
    Probe("just", "16% of voters turned out", "Just 16% of voters turned out.", OTHER),
    Probe(
        "or and and",
        "Applicants need a degree and a certificate",
        "Applicants need a degree or a certificate.",
        OTHER,
    ),
)


HARDER: Final = (
    Probe("one in two", "One pupil in two was absent", "Half the class stayed at home.", SAME),
    Probe("a loss", "The firm lost £4m", "The firm made a loss of four million pounds.", SAME),
    Probe(
        "doubled",
        "Rents doubled in five years",
        "Rents went from £500 to £1,000 in five years.",
        SAME,
    ),
    Probe(
        "a phrase for a verb",
        "The mayor resigned on Monday",
        "The mayor stepped down on Monday.",
        SAME,
    ),
    Probe("the rest", "Three in ten trains were late", "Seven in ten trains ran on time.", SAME),
    Probe(
        "a fortnight", "The strike lasted two weeks", "The strike went on for a fortnight.", SAME
    ),
    Probe(
        "on time, late", "The hospital was built on time", "The hospital opened a year late.", OTHER
    ),
    Probe(
        "arrested, released",
        "Police arrested the two men",
        "The two men were released without charge.",
        OTHER,
    ),
    Probe(
        "cleared, guilty",
        "The judge cleared her of fraud",
        "The judge found her guilty of fraud.",
        OTHER,
    ),
    Probe(
        "free, a charge", "The museum is free on Sundays", "The museum charges £5 every day.", OTHER
    ),
    Probe(
        "nobody hurt",
        "Nobody was hurt in the fire",
        "Three people were taken to hospital after the fire.",
        OTHER,
    ),
    Probe(
        "the first time",
        "Sales fell for the first time since 2010",
        "Sales fell for the second year in a row.",
        OTHER,
    ),
)
"""Sentences that take knowledge of the world; they were written before anybody ran them."""


def by_claimcheck(claim: str, sentence: str) -> str:
    """Its verdict: agreement is the same, everything that it says else differs."""
    import claimcheck  # noqa: PLC0415 - as each of its peers
    from claimcheck.documents import document_from_text  # noqa: PLC0415
    from claimcheck.model import Claim, Verdict  # noqa: PLC0415

    cells = claimcheck.check(
        [Claim(id="one", claim=claim)], [document_from_text("paper", sentence)]
    ).cells
    if not cells:
        return "silent"
    return {Verdict.AGREE: SAME, Verdict.NOT_COMPARABLE: "not comparable"}.get(
        cells[0].verdict, OTHER
    )


def by_rapidfuzz(claim: str, sentence: str) -> str:
    """Whether the sentences are alike."""
    from rapidfuzz import fuzz, utils  # noqa: PLC0415

    score = fuzz.token_set_ratio(claim, sentence, processor=utils.default_process)
    return SAME if score >= LIKE_ENOUGH else OTHER


def by_numbers(find: Callable[[str], Iterable[Any]]) -> Callable[[str, str], str]:
    """Whether every number of the claim stands in the sentence; without any there is no answer."""

    def answer(claim: str, sentence: str) -> str:
        ours, theirs = set(find(claim)), set(find(sentence))
        if not ours:
            return "no number"
        return SAME if ours <= theirs else OTHER

    return answer


def digits(text: str) -> list[str]:
    """What a regular expression finds."""
    return re.findall(r"\d+(?:[.,]\d+)*", text)


def with_quantulum3(text: str) -> list[tuple[float, str]]:
    """Numbers with the kind of their unit, so that 4% and 4 points are two things."""
    from quantulum3 import parser  # noqa: PLC0415

    return [(round(q.value, 6), q.unit.entity.name) for q in parser.parse(text)]


def with_text2num(text: str) -> list[str]:
    """Numbers of the text in which number words have become digits."""
    from text_to_num import alpha2digit  # noqa: PLC0415

    return digits(alpha2digit(text, "en"))


def with_number_parser(text: str) -> list[str]:
    """Likewise."""
    from number_parser import parse  # noqa: PLC0415

    return digits(parse(text))


@frozen
class Peer:
    """A program, the package to install, and how it answers."""

    name: str
    package: str
    answer: Callable[[str, str], str]


PEERS: Final = (
    Peer("claimcheck", "claimcheck-news", by_claimcheck),
    Peer("quantulum3", "quantulum3", by_numbers(with_quantulum3)),
    Peer("text2num", "text2num", by_numbers(with_text2num)),
    Peer("number-parser", "number-parser", by_numbers(with_number_parser)),
    Peer("digits", "", by_numbers(digits)),
    Peer("rapidfuzz", "rapidfuzz", by_rapidfuzz),
)


def installed(package: str) -> str | None:
    """The version that is installed; empty for what comes with Python, None for what is missing."""
    if not package:
        return ""
    try:
        return version(package)
    except PackageNotFoundError:
        return "" if package == "claimcheck-news" else None


def answers(peer: Peer, probes: Sequence[Probe]) -> list[str]:
    """What a peer says to each probe; a fault of its own is an answer, too."""
    said = []
    for probe in probes:
        try:
            said.append(peer.answer(probe.claim, probe.sentence))
        except Exception as error:  # noqa: BLE001 - whatever it raises is what its user sees
            said.append(type(error).__name__)
    return said


def marked(said: str, probe: Probe) -> str:
    """An answer as the table shows it: a right one in bold."""
    return f"**{said}**" if said == probe.right else said


def probe_table(probes: Sequence[Probe]) -> list[str]:
    """The probes, and what each peer says to them."""
    there = [p for p in PEERS if installed(p.package) is not None]
    said = [answers(p, probes) for p in there]
    lines = [
        f"| probe | an editor | {' | '.join(p.name for p in there)} |",
        "|---|---|" + "---|" * len(there),
    ]
    lines += [
        f"| {probe.what} | {probe.right} | {' | '.join(marked(each[i], probe) for each in said)} |"
        for i, probe in enumerate(probes)
    ]
    for name, kind in (("right where they agree", SAME), ("right where they differ", OTHER)):
        of = [i for i, probe in enumerate(probes) if probe.right == kind]
        right = [sum(each[i] == kind for i in of) for each in said]
        lines.append(f"| {name} | {len(of)} | {' | '.join(map(str, right))} |")
    wrongly = [
        sum(each[i] == SAME for i, p in enumerate(probes) if p.right == OTHER) for each in said
    ]
    lines.append(f"| called the same, and differ | 0 | {' | '.join(map(str, wrongly))} |")
    return lines


def units_of_quantulum3() -> str:
    """Where quantulum3 is better: units."""
    from quantulum3 import parser  # noqa: PLC0415

    found = parser.parse("The field is 3 furlongs long, at 1013 millibars")
    return ", ".join(f"{q.value:g} {q.unit.name}" for q in found)


def languages_of_text2num() -> str:
    """Where text2num is better: languages."""
    from text_to_num import alpha2digit  # noqa: PLC0415

    return ", ".join(
        [
            alpha2digit("vingt-cinq vaches", "fr"),
            alpha2digit("fünfundzwanzig Kühe", "de"),
            alpha2digit("veinticinco vacas", "es"),
        ]
    )


def languages_of_number_parser() -> str:
    """Where number-parser is better: languages."""
    from number_parser import parse  # noqa: PLC0415

    return f"{parse('двадцать пять', language='ru')}, {parse('पच्चीस', language='hi')}"


def speed_of_rapidfuzz() -> str:
    """Where rapidfuzz is better: it compares in a millionth of a second."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    times = 20_000
    start = process_time()
    for _ in range(times):
        fuzz.token_set_ratio(PROBES[0].claim, PROBES[1].sentence)
    quick = process_time() - start < times * 0.00001
    return f"{'under' if quick else 'over'} 0.01 ms a pair"


def style_of_proselint() -> str:
    """What proselint is for: style."""
    from proselint.checks import __register__  # noqa: PLC0415
    from proselint.registry import CheckRegistry  # noqa: PLC0415
    from proselint.tools import LintFile  # noqa: PLC0415

    CheckRegistry().register_many(__register__)
    found = LintFile("a", "The very unique end result was 16 percent.").lint()
    return "; ".join(sorted({each.check_result.check_path for each in found}))


BETTER: Final = (
    ("quantulum3", "quantulum3", "knows many more units", units_of_quantulum3),
    ("text2num", "text2num", "reads number words of other languages", languages_of_text2num),
    (
        "number-parser",
        "number-parser",
        "likewise, Russian and Hindi among them",
        languages_of_number_parser,
    ),
    ("rapidfuzz", "rapidfuzz", "is quick enough for any number of pairs", speed_of_rapidfuzz),
    ("proselint", "proselint", "looks at style, which claimcheck does not", style_of_proselint),
)


def better_table() -> list[str]:
    """Where the others are better, with what each printed when it was asked to show it."""
    lines = ["| program | where it is better | what it printed |", "|---|---|---|"]
    for name, package, what, show in BETTER:
        if installed(package) is None:
            continue
        try:
            seen = show()
        except Exception as error:  # noqa: BLE001 - whatever it raises is what its user sees
            seen = type(error).__name__
        lines.append(f"| {name} | {what} | {seen} |")
    return lines


def versions() -> str:
    """Which programs were run."""
    known = [(p.name, p.package) for p in PEERS[1:] if p.package] + [("proselint", "proselint")]
    return (
        "Run with " + ", ".join(f"{n} {installed(p) or '(not installed)'}" for n, p in known) + "."
    )


def tables() -> dict[str, list[str]]:
    """The parts of the page that this program writes."""
    return {
        "probes": [versions(), "", *probe_table(PROBES)],
        "harder": probe_table(HARDER),
        "better": better_table(),
    }


def written(page: str, parts: dict[str, list[str]]) -> str:
    """The page with its measured parts, which stand between two comments each."""
    for name, lines in parts.items():
        start, end = f"<!-- {name}: bench/peers.py -->\n", f"\n<!-- end of {name} -->"
        head, _, rest = page.partition(start)
        tail = rest.partition(end)[2]
        page = head + start + "\n" + "\n".join(lines) + "\n" + end + tail
    return page


def main() -> int:
    """Print the tables, or write them into the page."""
    arguments = argparse.ArgumentParser(description="claimcheck beside other programs")
    arguments.add_argument("--write", action="store_true", help="put the tables into the page")
    if arguments.parse_args().write:
        PAGE.write_text(written(PAGE.read_text("utf-8"), tables()), encoding="utf-8", newline="\n")
        print(f"wrote {PAGE.name}")
    else:
        for lines in tables().values():
            print("\n".join(lines), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
