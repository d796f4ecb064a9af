"""Make docs/report.svg, the picture of a real report that the README shows.

Run it from anywhere: `.venv/bin/python tools/picture.py`. What it shows is what the program prints
of a few claims of `claims/serious-case-reviews` and of the documents that speak of them. It needs
no network, and neither does the picture: the web fonts that rich would fetch are left out.
"""

import io
import os
import re
import sys
from pathlib import Path
from typing import Final

from attrs import evolve
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from claimcheck.checking import check_claims
from claimcheck.claimfile import read_claim_file
from claimcheck.model import Report
from claimcheck.reports import renderer

ROOT: Final = Path(__file__).resolve().parents[1]
CLAIMS: Final = Path("claims/serious-case-reviews/claims.toml")
SHOWN_CLAIMS: Final = ("cin", "known-transposed", "half-percent", "abuse-or-neglect")
SHOWN_DOCUMENTS: Final = ("release", "weekly")
PICTURE: Final = ROOT / "docs" / "report.svg"
WIDTH: Final = 100

_FONT: Final = re.compile(r"\s*@font-face\s*\{[^}]*\}")


def make_report() -> Report:
    """The report of a few claims and documents, its paths relative to the repository."""
    os.chdir(ROOT)
    claim_set = read_claim_file(CLAIMS)
    return check_claims([
        evolve(
            claim_set,
            claims=tuple(c for c in claim_set.claims if c.id in SHOWN_CLAIMS),
            documents=tuple(d for d in claim_set.documents if d.id in SHOWN_DOCUMENTS),
        )
    ])  # fmt: skip


def draw(report: Report) -> str:
    """The report as SVG: the same bytes for the same report."""
    paper = Console(
        file=io.StringIO(), width=WIDTH, record=True, force_terminal=True,
        color_system="truecolor", legacy_windows=False, emoji=False, markup=False,
        highlight=False, _environ={},
    )  # fmt: skip
    page = renderer("terminal").render(report, width=WIDTH, color=True)
    paper.print(Text.from_ansi(page.rstrip("\n")), soft_wrap=True)
    svg = paper.export_svg(title="claimcheck report", theme=MONOKAI, unique_id="claimcheck")
    # Without this, some programs that draw SVG drop the spaces that begin a line.
    return _FONT.sub("", svg).replace("<text ", '<text xml:space="preserve" ')


def main() -> int:
    """Write the picture; refuse one that would reach for the network."""
    svg = draw(make_report())
    if re.search(r"url\((?!#)|(?:href|src)=", svg):
        print("the picture refers to something outside itself: not written", file=sys.stderr)
        return 1
    PICTURE.write_text(svg + "\n", encoding="utf-8", newline="\n")
    print(f"wrote {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
