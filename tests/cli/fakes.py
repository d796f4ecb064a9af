"""A pipeline that judges nothing, so that the command line is tested by itself.

As a script it runs the command with that pipeline, in a process of its own:
`python fakes.py report claims.toml`. `FAKE_VERDICT` and `FAKE_TROUBLE` say what the run is to find.
"""

import datetime as dt
import os
import signal
import sys
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType

# What is imported once is bound to the real rooms, whatever stands in for them later.
import claimcheck.archive.examining
import claimcheck.archive.learning
import claimcheck.cli.sources
import claimcheck.cli.streamed
import claimcheck.house.phrase_rules
import claimcheck.house.plugin_loading
from claimcheck.model import (
    Cell,
    Coverage,
    Document,
    DocumentEntry,
    Evidence,
    Finding,
    Problem,
    Report,
    Verdict,
)

QUOTE = "Four cranes “the last” were sold for €5 😀"
DOCUMENT = Document(
    id="echo", file=Path("echo.txt"), text=QUOTE, blocks=(), outlet="Echo", date=dt.date(2019, 3, 4)
)
EVIDENCE = Evidence("echo", QUOTE, 0, len(QUOTE), 1, 1)


def report_of(claim_sets, documents, verdict, *, problems=(), read=1):
    """A report that says one thing of every claim, and one of the documents."""
    claims = tuple(claim for each in claim_sets for claim in each.claims)
    finding = Finding("value", "value", verdict, f"A reason with {QUOTE}.", (EVIDENCE, EVIDENCE))
    return Report(
        title="Harbour",
        documents=(DOCUMENT,) * min(read, 1),
        claims=claims,
        cells=tuple(
            Cell(claim.id, "echo", verdict, ("value",), finding.reason, (EVIDENCE,), (finding,))
            for claim in claims
        ),
        discrepancies=() if claims else (finding,),
        coverage=Coverage(documents=1 + len(documents), documents_read=read),
        problems=tuple(problems),
    )


def stand_ins(calls, *, verdict=Verdict.AGREE, problems=(), read=1, trouble=None):
    """Modules in the places of `checking` and `documents`, by name.

    `calls` grows with what the pipeline is asked: (function, claim sets, documents).
    """
    lasting = problems

    def function(name):
        def check(claim_sets, documents=(), *, problems=(), progress=None, **_):
            calls.append((name, tuple(claim_sets), tuple(documents)))
            if trouble is not None:
                trouble(progress)
            every = (*problems, *lasting)
            return report_of(claim_sets, documents, verdict, problems=every, read=read)

        return check

    checking, documents = ModuleType("claimcheck.checking"), ModuleType("claimcheck.documents")
    archive = ModuleType("claimcheck.archive.run")
    archive.check_claims = function("check_claims")
    archive.DESK, archive.Means = 100, dict
    checking.compare_documents = function("compare_documents")
    documents.find_documents = fake_find_documents
    records = ModuleType("claimcheck.documents.records")
    records.is_records = lambda _path: False
    return {
        "archive.run": archive,
        "checking": checking,
        "documents": documents,
        "documents.records": records,
    }


def fake_find_documents(paths):
    """Every `.txt` below the paths; a path that does not exist is a problem."""
    entries, problems = [], []
    for path in paths:
        if path.is_dir():
            entries += [DocumentEntry(each.stem, each) for each in sorted(path.rglob("*.txt"))]
        elif path.exists():
            entries.append(DocumentEntry(path.stem, path))
        else:
            problems.append(Problem("does not exist", file=str(path)))
    return tuple(entries), tuple(problems)


def fake_read(text, **_):
    """A sentence whose first word is a figure."""
    first, *_ = text.split() or [""]
    figure = {"text": first, "start": 0, "end": len(first), "kind": "count", "low": 4, "high": 4}
    return {"text": text, "figures": [figure] if first else [], "clauses": []}


def interrupt(_progress):
    # A shell lets what it runs in the background ignore the signal; a terminal does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)


def slow(progress):
    for done in range(3):
        time.sleep(0.5)
        progress(done, 3)


TROUBLES = {"interrupt": interrupt, "slow": slow}

if __name__ == "__main__":
    import claimcheck

    found = Verdict(os.environ.get("FAKE_VERDICT", "agree"))
    what = TROUBLES.get(os.environ.get("FAKE_TROUBLE", ""))
    for module, stand_in in stand_ins([], verdict=found, trouble=what).items():
        sys.modules[f"claimcheck.{module}"] = stand_in
        package, _, last = f"claimcheck.{module}".rpartition(".")
        setattr(import_module(package), last, stand_in)
    claimcheck.read = fake_read

    from claimcheck.cli import main

    sys.exit(main())
