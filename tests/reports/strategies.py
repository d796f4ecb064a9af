"""Reports full of words that want to be obeyed, or to hide."""

from pathlib import Path

from hypothesis import strategies as st

from claimcheck.model import (
    Cell,
    Claim,
    Evidence,
    Finding,
    Problem,
    Report,
    Severity,
    Slot,
    Span,
    State,
    Verdict,
)
from reports.builders import document

HOSTILE = (
    "[sic] ",
    "[/x]",
    ":100:",
    "[red]",
    "\x1b[2J",
    "\x1b]0;owned\x07",
    "\x9b31m",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\x85",
    "\x7f",
    "\x00",
    "\r\n",
    "\n::error::",
    "::set-output name=x::",
    "##[add-mask]",
    "##vso[task.complete]",
    "\t",
    "\udce9",
    "\U000e0041",
    "\u3000",
    "漢字",
    "é́",
    "\\",
    "«",
    "90",
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.characters(), st.text(max_size=8)), max_size=12
).map("".join)
PLACES = st.integers(-5, 60)
EVIDENCE = st.builds(
    Evidence,
    document=st.one_of(st.just("d"), TEXTS),
    quote=TEXTS,
    start=st.just(0),
    end=st.just(60),
    line=st.just(1),
    column=st.just(1),
    marks=st.lists(st.builds(Span, PLACES, PLACES), max_size=3).map(tuple),
    inside_quotation=st.booleans(),
)
SLOTS = st.builds(
    Slot,
    name=TEXTS,
    state=st.sampled_from(State),
    ours=st.one_of(st.none(), TEXTS),
    theirs=st.one_of(st.none(), TEXTS),
    span=st.one_of(st.none(), st.builds(Span, PLACES, PLACES)),
)
FINDINGS = st.builds(
    Finding,
    rule=TEXTS,
    kind=TEXTS,
    verdict=st.sampled_from(Verdict),
    reason=TEXTS,
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
    severity=st.sampled_from(Severity),
    arithmetic=st.one_of(st.none(), TEXTS),
    claim=st.one_of(st.none(), st.just("c")),
    slots=st.lists(SLOTS, max_size=2).map(tuple),
)
REPORTS = st.builds(
    lambda title, doc, outlet, note, file, claim, words, cell, found, problem: Report(
        title=title,
        documents=(
            document(doc, words, outlet=outlet, file=Path(file.replace("\x00", "")), notes=(note,)),
        ),
        claims=(Claim(claim, words, file=Path(file.replace("\x00", "")), line=3),),
        cells=(Cell(claim, doc, cell.verdict, (), cell.reason, cell.evidence, (cell,)),),
        discrepancies=(found,),
        problems=(problem,),
    ),
    TEXTS,
    st.one_of(st.just("d"), TEXTS),
    TEXTS,
    TEXTS,
    TEXTS,
    st.one_of(st.just("c"), TEXTS),
    TEXTS,
    FINDINGS,
    FINDINGS,
    st.builds(Problem, TEXTS, file=st.one_of(st.none(), TEXTS.map(lambda t: t.replace("\0", "")))),
)
