"""The lines of five real articles, as a person judged them by hand.

The articles are not part of this repository; only the numbers of their lines stand here. Where the
annotated clusters lie beside it, the zones that were found are held against the judgement.
"""

from pathlib import Path

import pytest

from claimcheck.documents import read_document
from claimcheck.model import Document, DocumentEntry

FOLDER = Path(__file__).parents[3] / "shared/gold/00-serious-case-reviews/documents"
LEAST = 0.93

# Lines of each article: a name of a zone, and the first and last line (from 1) that are of it.
JUDGED = {
    "000": "headline 1 1, standfirst 3 3, body 5 17, furniture 19 33",
    "001": "furniture 1 7, headline 9 9, body 11 17, list 19 22, body 24 40",
    "002": "furniture 1 3, headline 5 5, body 7 23, furniture 25 42",
    "003": "furniture 1 2, headline 4 4, body 6 16, list 18 22, body 24 46, furniture 48 103",
    "004": "headline 1 1, standfirst 3 3, body 5 11, heading 13 13, body 15 21, heading 23 23, "
    "body 25 31, furniture 33 41",
}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real articles are not here")


def judged(name: str) -> dict[int, str]:
    """The zone of each line."""
    found: dict[int, str] = {}
    for stretch in JUDGED[name].split(", "):
        zone, first, last = stretch.split()
        found |= dict.fromkeys(range(int(first), int(last) + 1), zone)
    return found


def found(document: Document) -> dict[int, str]:
    """The zone of each line that holds something."""
    zones: dict[int, str] = {}
    at = 0
    for number, line in enumerate(document.text.split("\n"), 1):
        end = at + len(line)
        inside = (b for b in document.blocks if b.span.start < end and b.span.end > at)
        block = next(inside, None)
        if line.strip():
            zones[number] = block.zone.value if block else "none"
        at = end + 1
    return zones


def test_lines_get_the_zones_that_a_person_gives_them() -> None:
    right = total = 0
    for name in JUDGED:
        wanted = judged(name)
        for number, zone in found(
            read_document(DocumentEntry(name, FOLDER / f"{name}.txt"))
        ).items():
            right += wanted[number] == zone
            total += 1

    print(f"{right} of {total} lines ({right / total:.1%}) as judged by hand")  # noqa: T201 - shown with -rP
    assert right / total >= LEAST


def test_nothing_is_found_in_lines_that_are_furniture() -> None:
    from claimcheck.checking import check_sets, compare_all  # noqa: PLC0415 - only here
    from claimcheck.claimfile import read_claim_file  # noqa: PLC0415 - only here

    claims = read_claim_file(FOLDER.parent / "claims.toml")
    reports = [check_sets([claims]), compare_all(claims, terms={})]
    seen = 0
    for report in reports:
        names = {d.id: Path(d.file).stem for d in report.documents}
        for finding in (*report.cells, *report.discrepancies):
            for evidence in finding.evidence:
                assert judged(names[evidence.document])[evidence.line] != "furniture"
                seen += 1

    print(f"none of {seen} quotations lies in furniture")  # noqa: T201 - shown with -rP
    assert seen > 50
