"""Turns every Markdown file under tests/corpus/rules/ into tests of one rule.

The file is named after the rule, and says below its heading what the rule is (`kind: value,
verdict: conflict, severity: error`, and `, preview` where it is; `, steady` where all that it finds
has that verdict). Each section is a test: its documents are held against the claim of the section,
or the one at the top of the file. A line of carets marks the words of the line above that the rule
must report (and tildes what is marked beside them), and may say how severe the finding is, how well
the words fit (to within 0.05) and what its reason, arithmetic or consequence must hold. What is
marked must be found once, and what is found must be marked.

    ## Another number conflicts

    ```claim
    90 children were CIN
    ```

    ```document gazette 2023-10-19
    In March 92 children were CIN.
             ^^ warning, fit 0.8: "says 92" "90 - 92 = -2"
    ```

A fence called `terms` holds the [terms] of a claims file, `units` its [units]. Rules on single
documents have no claim.
"""

import datetime as dt
import os
import re
import sys
import tomllib
from pathlib import Path

import pytest
from attrs import field, frozen
from hypothesis import HealthCheck, settings

# The first example loads the lexicon, and a busy machine makes any one slow: time is measured
# where time is the question. The usual run tries the same examples each time, so that it fails for
# what was changed; CLAIMCHECK_EXAMPLES=searching looks for new ones.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("searching", parent=settings.get_profile("steady"), derandomize=False)
settings.load_profile(os.environ.get("CLAIMCHECK_EXAMPLES", "steady"))

CORPUS = Path(__file__).parent / "corpus" / "rules"

_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CARETS = re.compile(r"[ ~]*\^")
_MARK = re.compile(
    r'[ ~]*(\^+)(?: *~+)*(?: (error|warning|note))?(?:,? fit (\d\.\d+))?:?(?: "(.*)")?'
)

_UNDER = re.compile(r"[ ^~]*")
_TILDES = re.compile("~+")

_NEAR = 0.05


@frozen
class Mark:
    """Words of a document that a rule must report."""

    document: str
    start: int
    end: int
    saying: tuple[str, ...] = field(default=())
    severity: str | None = field(default=None)
    fit: float | None = field(default=None)
    beside: frozenset[tuple[int, int]] = field(default=frozenset())

    def fits(self, finding):
        told = (finding.reason, finding.arithmetic or "", finding.consequence or "")
        if not all(any(words in each for each in told) for words in self.saying):
            return False
        if self.severity and self.severity != finding.severity.value:
            return False
        if self.fit is not None and abs(self.fit - finding.fit) > _NEAR:
            return False
        for e in finding.evidence:
            spans = [(m.start, m.end) for m in e.marks[:1]] or [(e.start, e.end)]
            beside = {(m.start, m.end) for m in e.marks}
            if e.document == self.document and (self.start, self.end) in spans:
                return self.beside <= beside
        return False

    def __str__(self):
        said = " ".join(f'"{words}"' for words in self.saying)
        return f"{self.document}:{self.start}-{self.end} {self.severity}, fit {self.fit}: {said}"


def _heading(head):
    """The name, date and role of a document (`gazette 2023-10-19 primary`); two are optional."""
    name, *more = head.split()
    dates = [dt.date.fromisoformat(word) for word in more if word[0].isdigit()]
    from claimcheck.model import Role  # noqa: PLC0415 - after collection

    roles = [Role(word) for word in more if not word[0].isdigit()]
    return name, dates[0] if dates else None, roles[0] if roles else None


class CorpusError(Exception):
    """A corpus file and the rule it describes are at odds."""


def read_marked(name, marked):
    """Separate the text of a document from the marks below its lines."""
    text, marks, line_start = "", [], 0
    for line in marked.splitlines(keepends=True):
        if not _CARETS.match(line):
            line_start, text = len(text), text + line
        elif mark := _MARK.fullmatch(line.rstrip("\n")):
            start, end = (line_start + column for column in mark.span(1))
            saying = tuple(mark[4].split('" "')) if mark[4] else ()
            fit = float(mark[3]) if mark[3] else None
            under = _TILDES.finditer(_UNDER.match(line)[0])
            beside = {(line_start + m.start(), line_start + m.end()) for m in under}
            marks.append(Mark(name, start, end, saying, mark[2], fit, frozenset(beside)))
        else:
            raise CorpusError(f"not a mark: {line!r}")
    return text, marks


def pair_off(marks, findings):
    """Match each mark with one finding, and say what is left over."""
    unmarked, complaints = list(findings), []
    for mark in marks:
        fit = next((f for f in unmarked if mark.fits(f)), None)
        if fit is None:
            complaints.append(f"marked but not found: {mark}")
        else:
            unmarked.remove(fit)
    for f in unmarked:
        e = f.evidence[0]
        spans = [(m.start, m.end) for m in e.marks[:1]] or [(e.start, e.end)]
        said = " ".join(f'"{words}"' for words in (f.reason, f.arithmetic, f.consequence) if words)
        severity = f"{f.severity.value}, fit {f.fit:.2f}"
        complaints.append(f"found but not marked: {e.document}:{spans[0]} {severity}: {said}")
    return complaints


def ill_shown(finding, *, between):
    """What is wrong with how a finding is shown, whatever it finds.

    What is found `between` documents quotes two of them.
    """
    if between and len({e.document for e in finding.evidence}) == 1:
        yield f"quotes one side alone: {finding.reason}"
    places = [(e.document, e.start, e.end, e.marks) for e in finding.evidence]
    if len(set(places)) < len(places):
        yield f"shows one place twice: {finding.reason}"
    for e in finding.evidence:
        if any(not (e.start <= m.start < m.end <= e.end) for m in e.marks):
            yield f"marks words outside its quotation: {finding.reason}"
    if not 0 <= finding.fit <= 1 or not 0 <= finding.confidence <= 1:
        yield f"is surer than sure: {finding.reason}"


class RuleCorpus(pytest.File):
    def collect(self):
        text = self.path.read_text("utf-8")
        preamble, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
        yield RuleHead.from_parent(self, name="what the rule is", preamble=preamble)
        common = _BLOCK.findall(preamble)
        for section in sections:
            title, _, body = section.partition("\n")
            if body.count("\n```") % 2:
                raise CorpusError(f"a fence is left open: {title}")
            yield RuleTest.from_parent(self, name=title, blocks=common + _BLOCK.findall(body))


class RuleHead(pytest.Item):
    """The kind, verdict and severity of a rule, as the head of its corpus has them."""

    def __init__(self, *, preamble, **kwargs):
        super().__init__(**kwargs)
        self.preamble = preamble

    def runtest(self):
        from claimcheck.rules import RULES  # noqa: PLC0415 - after collection

        name = self.path.stem.replace("_", "-")
        rule = next((r for r in RULES if r.name == name), None)
        if rule is None:
            raise CorpusError(f"RULES names no rule {name}")
        said = f"kind: {rule.kind}, verdict: {rule.verdict.value}, severity: {rule.severity.value}"
        said += ", preview" if rule.preview else ""
        said += ", steady" if rule.steady else ""
        if said not in self.preamble.splitlines():
            raise CorpusError(f"below its heading should stand what the rule is: {said}")

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, CorpusError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self):
        return self.path, 0, f"{self.path.stem}: {self.name}"


class RuleTest(pytest.Item):
    def __init__(self, *, blocks, **kwargs):
        super().__init__(**kwargs)
        self.blocks = blocks

    def runtest(self):
        from claimcheck.checking import inspect_rule  # noqa: PLC0415 - after collection
        from claimcheck.documents import document_from_text  # noqa: PLC0415
        from claimcheck.model import Claim, UnitDefinition  # noqa: PLC0415
        from claimcheck.rules import RULES  # noqa: PLC0415

        if unknown := {kind for kind, _, _ in self.blocks} - {
            "document",
            "claim",
            "terms",
            "units",
        }:
            raise CorpusError(f"a section holds claim, terms, units and documents, not {unknown}")
        claim, terms, units, documents, marks = None, {}, (), [], []
        for kind, head, body in self.blocks:
            if kind == "claim":
                claim = Claim("claim", body.strip())
            elif kind == "terms":
                terms = {k: tuple(v) for k, v in tomllib.loads(body).items()}
            elif kind == "units":
                units = tuple(
                    UnitDefinition(k, v.get("is"), tuple(v.get("not", ())))
                    for k, v in tomllib.loads(body).items()
                )
            else:
                name, date, role = _heading(head)
                text, found = read_marked(name, body)
                documents.append(document_from_text(name, text, outlet=name, date=date, role=role))
                marks += found
        if not documents:
            raise CorpusError("a section holds at least one document")
        name = self.path.stem.replace("_", "-")
        if name not in {rule.name for rule in RULES}:
            raise CorpusError(f"RULES names no rule {name}")
        findings = inspect_rule(name, claim, documents, terms=terms, units=units)
        complaints = pair_off(marks, findings)
        between = claim is None and len(documents) > 1
        complaints += [each for f in findings for each in ill_shown(f, between=between)]
        if complaints:
            raise CorpusError("\n".join(complaints))

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, CorpusError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self):
        return self.path, 0, f"{self.path.stem}: {self.name}"


@pytest.fixture(scope="session", autouse=True)
def _end_of_work_apart():
    """End the process that reads hostile files while what runs there can still be measured."""
    yield
    if runner := sys.modules.get("claimcheck.apart.runner"):
        runner.end_process()


def pytest_collect_file(parent, file_path):
    if file_path.suffix == ".md" and file_path.parent == CORPUS:
        return RuleCorpus.from_parent(parent, path=file_path)
    return None
