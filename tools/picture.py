"""Make docs/report.svg, the picture of a real report that the README shows.

Run it from anywhere: `.venv/bin/python tools/picture.py`. What it shows is what
`claimcheck report claims/serious-case-reviews` prints, cut after so many lines. It needs no
network, and neither does the picture: the web fonts that rich would fetch are left out.
"""

import io
import os
import re
import sys
from pathlib import Path
from typing import Final

from claimcheck.checking import check_claims
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from claimcheck.cli.sources import sources_of_report
from claimcheck.model import Report
from claimcheck.reports import renderer

ROOT: Final = Path(__file__).resolve().parents[1]
CLAIMS: Final = Path("claims/serious-case-reviews")
PICTURE: Final = ROOT / "docs" / "report.svg"
WIDTH: Final = 100
LINES: Final = 70
"""How many lines of the report are shown; a picture of the whole would be read by nobody."""

_FONT: Final = re.compile(r"\s*@font-face\s*\{[^}]*\}")


def make_report() -> Report:
    """The report of the corpus, its paths relative to the repository."""
    os.chdir(ROOT)
    sources = sources_of_report([CLAIMS], [])
    return check_claims(sources.claim_sets, sources.documents, problems=sources.problems)


def draw(report: Report, *, lines: int = LINES) -> str:
    """The report as SVG: the same bytes for the same report."""
    page = renderer("terminal").render(report, width=WIDTH, color=True).splitlines()
    shown = page[:lines]
    if len(page) > lines:
        shown.append(f"\x1b[2m({len(page) - lines} more lines)\x1b[0m")
    paper = Console(
        file=io.StringIO(), width=WIDTH, record=True, force_terminal=True,
        color_system="truecolor", legacy_windows=False, emoji=False, markup=False,
        highlight=False, _environ={},
    )  # fmt: skip
    paper.print(Text.from_ansi("\n".join(shown)), soft_wrap=True)
    svg = paper.export_svg(
        title=f"claimcheck report {CLAIMS.as_posix()}", theme=MONOKAI, unique_id="claimcheck"
    )
    return _FONT.sub("", svg)


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
