"""Who says what: the facts that several documents tell, as a person reads them."""

from typing import Final

from rich.text import Text

from claimcheck.model import Document, Fact, Report, Standing, Verdict
from claimcheck.reports.page import STYLES, Page
from claimcheck.reports.sides import places_of
from claimcheck.reports.wording import count, were

__all__ = ["write_facts", "write_lineages"]

MOST_FACTS: Final = 60
"""How many facts in whose telling documents differ are shown, with every teller."""

_HELD: Final = {
    Standing.PRIMARY: "held against the primary source, {}",
    Standing.MAJORITY: "most say what {} says",
    Standing.NONE: "as many say the one as the other",
}


def write_facts(page: Page, report: Report) -> None:
    """Each fact in whose telling documents differ, with who says what; the others are counted."""
    if not report.facts and not report.facts_cut:
        return
    page.heading(f"WHO SAYS WHAT ({count(len(report.facts), 'fact')} told by several documents)")
    note = "A primary source or a majority is what the others are held against; it may be wrong."
    page.block(page.text(note, "dim"), "  ")
    named = {d.id: d for d in report.documents}
    told = [fact for fact in report.facts if any(t.differs for t in fact.tellers)]
    for fact in told[:MOST_FACTS]:
        _write_fact(page, fact, report, named)
    alike = len(report.facts) - len(told)
    if alike:
        page.gap()
        page.block(page.text(f"All tellers agree on {count(alike, 'fact')}."), "  ")
    more = len(told) - MOST_FACTS
    if more > 0:
        page.block(page.text(f"and {count(more, 'more fact')}: see --format json"), "  ")
    if report.facts_cut:
        cut = f"{count(report.facts_cut, 'figure')} {were(report.facts_cut)} left out"
        page.block(page.text(f"{cut}: too many have the same digits."), "  ")


def _write_fact(page: Page, fact: Fact, report: Report, named: dict[str, Document]) -> None:
    places = places_of(report)
    page.gap()
    held = _HELD[fact.standing].format(_called(named, fact.reference))
    page.block(page.text(f"{fact.about} ({held})", "bold"), "  ")
    wide = min(max(page.text(_called(named, t.document)).cell_len for t in fact.tellers), 28)
    for teller in fact.tellers:
        verdict = Verdict.CONFLICT if teller.differs else Verdict.AGREE
        differs = f"  differs: {', '.join(teller.differs)}" if teller.differs else ""
        place = places.line_of(teller.evidence)
        name = page.text(_called(named, teller.document)[:wide])
        name.append(" " * (wide - name.cell_len))
        line = Text.assemble(
            page.text(f"{page.glyphs.symbols[verdict]} ", STYLES[verdict]),
            name,
            page.text(f"  {teller.words}  "),
            page.text(place, "dim"),
            page.text(differs, STYLES[verdict]),
        )
        page.block(line, "    ", " " * 8)


def _called(named: dict[str, Document], document: str | None) -> str:
    known = named.get(document or "")
    return (known.outlet if known else None) or document or ""


def write_lineages(page: Page, report: Report) -> None:
    """Which documents repeat another word for word."""
    if not report.lineages:
        return
    named = {d.id: d for d in report.documents}
    places = places_of(report)
    page.heading("WHO REPEATS WHOM: no second witness")
    for line in report.lineages:
        share = f"{100 * line.share:.0f}% of its words"
        told = (
            f"{_called(named, line.document)} has {share} from {_called(named, line.source)}, in "
            f"{count(line.stretches, 'stretch', 'stretches')}; the longest begins at "
            f"{places.line_of(line.longest[0])}."
        )
        page.block(page.text(told), "  ")
