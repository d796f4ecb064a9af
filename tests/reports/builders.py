"""Report values made by hand: an invented story of a school-meals survey."""

import datetime as dt
from pathlib import Path

from claimcheck.model import (
    Block,
    Cell,
    Claim,
    Coverage,
    Document,
    Evidence,
    Finding,
    Problem,
    Report,
    Role,
    Severity,
    Slot,
    Span,
    State,
    Verdict,
    Zone,
)

SURVEY = (
    "School meals 2014/15\n"
    "In all, 212 kitchens were visited in 2014/15, of which 87 failed the hygiene check.\n"
    "Visits fell from 260 to 212. Some kitchens may close.\n"
)
HERALD = (
    "# Kitchens fail\n\n"
    "Inspectors visited 212 school kitchens, compared with 78 that failed the hygiene check.\n"
    "Just 41% failed, \u201ca scandal\u201d, said Ivo Marl.\n"
)
TIMES = (
    "Kitchens will close. In 2011, 93 kitchens failed the check [sic] :100: [red]really[/red].\n"
)


def document(name, text, **more):
    """A document of one body block."""
    given = {"file": Path("documents") / f"{name}.txt", "sha256": "0" * 64} | more
    return Document(id=name, text=text, blocks=(Block(Span(0, len(text)), Zone.BODY),), **given)


def evidence(source, quote, *marked, inside_quotation=False):
    """A quotation of a document, with its true place."""
    start = source.text.index(quote)
    before = source.text[:start]
    marks = []
    for words in marked:
        at = start + quote.index(words)
        marks.append(Span(at, at + len(words)))
    return Evidence(
        document=source.id,
        quote=quote,
        start=start,
        end=start + len(quote),
        line=before.count("\n") + 1,
        column=len(before) - (before.rfind("\n") + 1) + 1,
        marks=tuple(marks),
        inside_quotation=inside_quotation,
    )


def kitchens():
    """A report in which every part of the page has something to show."""
    survey = document(
        "survey",
        SURVEY,
        outlet="Office for School Food",
        role=Role.PRIMARY,
        date=dt.date(2015, 6, 2),
    )
    herald = document(
        "herald",
        HERALD,
        file=Path("documents/herald.html"),
        outlet="Marden Herald",
        date=dt.date(2015, 6, 3),
        role=Role.SECONDARY,
        extracted=True,
        cut=("Home | News", "Contact us"),
        notes=("read as windows-1252: the file names no encoding",),
    )
    times = document("times", TIMES, outlet="Vale Times")
    quiet = document("quiet", "The weather was fine.\n", role=Role.DRAFT)
    failed = Claim(
        id="failed",
        claim="212 kitchens were visited, of which 87 failed the hygiene check",
        file=Path("claims/meals.toml"),
        line=9,
        period="2014/15",
    )
    close = Claim(
        id="close", claim="Some kitchens may close", file=Path("claims/meals.toml"), line=14
    )
    share = Claim(
        id="share",
        claim="41% of the kitchens that were visited failed the hygiene check, the survey found, "
        "and the office wants every one of them to be visited again",
        where=("herald", "survey"),
    )
    relation = Finding(
        id="f1",
        rule="subset-relation",
        kind="relation",
        verdict=Verdict.CONFLICT,
        reason="The claim gives 87 as a part of 212; the document sets 78 beside 212.",
        evidence=(evidence(herald, HERALD.splitlines()[2], "compared with 78"),),
        arithmetic="212 - 87 = 125",
        claim="failed",
        slots=(Slot("relation", State.DIFFERENT, "of which 87", "compared with 78"),),
    )
    dropped = Finding(
        id="f2",
        rule="hedge-dropped",
        kind="hedge",
        verdict=Verdict.DRIFT,
        severity=Severity.WARNING,
        reason="The claim says that kitchens may close; the document says that they will.",
        evidence=(evidence(times, "Kitchens will close."),),
        claim="close",
    )
    series = Finding(
        id="f3",
        rule="comparability",
        kind="period",
        verdict=Verdict.NOT_COMPARABLE,
        severity=Severity.NOTE,
        reason="The document speaks of another year.",
        evidence=(
            evidence(times, "In 2011, 93 kitchens failed the check [sic] :100: [red]really[/red]."),
        ),
        claim="failed",
        slots=(
            Slot("period", State.DIFFERENT, "2014/15", "2011"),
            Slot("value", State.DIFFERENT, "87", "93"),
            Slot("place", State.UNKNOWN),
        ),
    )
    rounding = Finding(
        id="f4",
        rule="rounding",
        kind="rounding",
        verdict=Verdict.AGREE,
        severity=Severity.NOTE,
        reason="41% is 87 of 212, rounded.",
        evidence=(evidence(herald, "Just 41% failed", inside_quotation=True),),
        arithmetic="87 / 212 = 41.0%",
        claim="share",
    )
    transposed = Finding(
        id="d1",
        rule="transposed-digits",
        kind="value",
        verdict=Verdict.CONFLICT,
        reason="87 kitchens failed in one document, 78 in the other.",
        evidence=(
            evidence(
                survey,
                "212 kitchens were visited in 2014/15, of which 87 failed the hygiene check.",
            ),
            evidence(
                herald, "212 school kitchens, compared with 78 that failed the hygiene check."
            ),
            evidence(times, "93 kitchens failed the check"),
        ),
    )
    return Report(
        title="School meals",
        documents=(herald, survey, times, quiet),
        claims=(failed, close, share),
        cells=(
            Cell("failed", "herald", Verdict.CONFLICT, ("relation",), relation.reason,
                 relation.evidence, (relation,), Severity.ERROR),
            Cell("failed", "survey", Verdict.AGREE, (), "Both say so.",
                 (evidence(survey, "of which 87 failed"),)),
            Cell("failed", "times", Verdict.NOT_COMPARABLE, ("period",), series.reason,
                 series.evidence, (series,)),
            Cell("close", "survey", Verdict.AGREE, (), "Both say so.",
                 (evidence(survey, "Some kitchens may close."),)),
            Cell("close", "times", Verdict.DRIFT, ("hedge",), dropped.reason,
                 dropped.evidence, (dropped,), Severity.WARNING),
            Cell("share", "herald", Verdict.AGREE, ("rounding",), rounding.reason,
                 rounding.evidence, (rounding,)),
        ),
        discrepancies=(transposed,),
        coverage=Coverage(9, 7, 5, 4, 3, 3),
        problems=(
            Problem("the file is empty", file="documents/post.txt", document="post"),
            Problem("claims need a verb", file="claims/meals.toml", claim="odd", line=30),
        ),
    )  # fmt: skip
