"""A house's own rules: phrases that a draft should not hold, each file one rule with its examples.

A rule is data: a name, the phrases, what to tell the writer, and sentences that must and must not
be found. `claimcheck rule new` writes one, `claimcheck rule test` runs the examples.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from claimcheck.claimfile.nearest import suggestion
from claimcheck.claimfile.opening import OpenedFile, open_claim_file
from claimcheck.claimfile.writing import list_of, quoted
from claimcheck.documents import document_from_text
from claimcheck.errors import ClaimFileError, Fault
from claimcheck.model import Document, Reading, Role, Severity, Span, Statement, Verdict, Zone
from claimcheck.reading.reader import read_document
from claimcheck.rules.rule import Found, Rule

__all__ = ["PhraseRule", "Trial", "read_phrase_rules", "template", "try_rule"]

_KEYS: Final = (
    "name",
    "message",
    "phrases",
    "severity",
    "preview",
    "must-match",
    "must-not-match",
)
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
FEWEST: Final = 3
"""How many examples of each sort a rule has at least."""


@frozen
class PhraseRule:
    """A rule of phrases, as its file states it."""

    name: str
    message: str
    phrases: tuple[str, ...]
    severity: Severity = Severity.NOTE
    preview: bool = True
    must_match: tuple[str, ...] = ()
    must_not_match: tuple[str, ...] = ()
    file: Path | None = None

    def as_rule(self) -> Rule:
        """The rule that a run asks of its drafts."""
        pattern = _pattern(self.phrases)

        def inspect(reading: Reading) -> Iterator[Found]:
            if reading.document.role is Role.DRAFT:
                yield from _found(self, pattern, reading)

        explanation = (
            f"{self.message}\n\nA rule of the house, of {self.file or 'no file'}: it looks for "
            f"{', '.join(self.phrases)} in drafts."
        )
        return Rule(
            self.name,
            "term",
            Verdict.DRIFT,
            self.severity,
            explanation,
            inspect=inspect,
            preview=self.preview,
        )


def _pattern(phrases: Sequence[str]) -> "re.Pattern[str]":
    """Whole words, whatever their case and the spaces between; the longest phrase first."""
    parts = [
        r"\s+".join(re.escape(word) for word in phrase.split())
        for phrase in sorted(phrases, key=lambda p: (-len(p), p))
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _found(rule: PhraseRule, pattern: "re.Pattern[str]", reading: Reading) -> Iterator[Found]:
    for statement in reading.statements:
        if statement.zone is Zone.FURNITURE:
            continue
        for span in _places(statement, pattern, reading.document):
            said = " ".join(span.of(reading.document.text).split())
            place = (reading.document, statement, (span,))
            message = rule.message.strip().rstrip(".")
            yield Found(f"writes “{said}”: {message}", (place,))


def _places(statement: Statement, pattern: "re.Pattern[str]", document: Document) -> Iterator[Span]:
    span = statement.span
    for found in pattern.finditer(document.text, span.start, span.end):
        place = Span(*found.span())
        # Words inside a direct quotation are somebody's.
        if not any(s.direct and s.span.covers(place) for s in statement.speech):
            yield place


# --- the files ----------------------------------------------------------------------------------


def read_phrase_rules(paths: Iterable[Path]) -> tuple[PhraseRule, ...]:
    """The phrase rules of files, and of the .toml files in folders, in the order of their names.

    Raises:
        ClaimFileError: they have faults; all of them, each with its place.
    """
    faults: list[Fault] = []
    rules: list[PhraseRule] = []
    for path in paths:
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        for file in files:
            try:
                rules.append(_read(open_claim_file(file)))
            except ClaimFileError as error:
                faults += error.faults
    if faults:
        raise ClaimFileError(*faults)
    return tuple(rules)


def _read(opened: OpenedFile) -> PhraseRule:
    table = opened.tables
    faults = [
        opened.fault(
            f"unknown key {key!r} in a phrase rule; {suggestion(key, _KEYS, plural='keys')}", key
        )
        for key in table
        if key not in _KEYS
    ]
    faults += [
        Fault(opened.file, f"this rule has no {key!r}")
        for key in ("name", "message", "phrases")
        if key not in table
    ]
    faults += list(_wrong(opened, table))
    if faults:
        raise ClaimFileError(*faults)
    return PhraseRule(
        name=table["name"],
        message=table["message"],
        phrases=tuple(table["phrases"]),
        severity=Severity(table.get("severity", "note")),
        preview=table.get("preview", True),
        must_match=tuple(table.get("must-match", ())),
        must_not_match=tuple(table.get("must-not-match", ())),
        file=opened.file,
    )


def _wrong(opened: OpenedFile, table: dict[str, Any]) -> Iterator[Fault]:
    name = table.get("name", "a")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        what = "'name' is lower-case words with hyphens between: times-fewer"
        yield opened.fault(what, "name", at_value=True)
    message = table.get("message", "a")
    if not isinstance(message, str) or not message.strip():
        yield opened.fault("'message' tells the writer what to do", "message", at_value=True)
    words = [s.value for s in Severity]
    if table.get("severity", "note") not in words:
        what = f"'severity' is one of {', '.join(words)}"
        yield opened.fault(what, "severity", at_value=True)
    if not isinstance(table.get("preview", True), bool):
        yield opened.fault("'preview' is true or false", "preview", at_value=True)
    for key in ("phrases", "must-match", "must-not-match"):
        value = table.get(key, ["a"])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            yield opened.fault(f"{key!r} is a list of texts", key, at_value=True)
        elif key == "phrases" and not value:
            yield opened.fault("'phrases' names at least one", key, at_value=True)


def template(phrase: str) -> str:
    """The file of a new rule, for a person to fill in."""
    name = re.sub(r"[^a-z0-9]+", "-", phrase.casefold()).strip("-") or "new-rule"
    found = f"Write a sentence here in which {phrase} is wrong."
    clean = "Write a sentence here that is near and right."
    return (
        "# A rule of the house. `claimcheck rule test` runs its examples; when they pass and the\n"
        "# trial finds what it should, delete the line `preview`, and name the folder in `rules`\n"
        "# of claimcheck.toml.\n"
        f"name = {quoted(name)}\n"
        f"message = {quoted(f'say instead what {phrase} is meant to say')}\n"
        f"phrases = {list_of([phrase])}\n"
        'severity = "note"  # note, warning or error\n'
        "preview = true\n\n"
        "must-match = [\n" + f"  {quoted(found)},\n" * FEWEST + "]\n"
        "must-not-match = [\n" + f"  {quoted(clean)},\n" * FEWEST + "]\n"
    )


# --- trying -------------------------------------------------------------------------------------


@frozen
class Trial:
    """What came of trying a rule: examples that went wrong, and what it finds in documents.

    `wrong` are sentences of its own; `hits` are places in documents as file, line, column, words.
    """

    rule: PhraseRule
    examples: int
    wrong: tuple[str, ...]
    hits: tuple[tuple[Path, int, int, str], ...] = ()


def try_rule(rule: PhraseRule, documents: Sequence[Document] = ()) -> Trial:
    """Run a rule's examples, and look for it in documents."""
    pattern = _pattern(rule.phrases)

    def finds(sentence: str) -> bool:
        reading = read_document(document_from_text("example", sentence, role=Role.DRAFT))
        return any(_found(rule, pattern, reading))

    wrong = [f"is not found in: {s}" for s in rule.must_match if not finds(s)]
    wrong += [f"is found in: {s}" for s in rule.must_not_match if finds(s)]
    for sort, examples in (
        ("must-match", rule.must_match),
        ("must-not-match", rule.must_not_match),
    ):
        if len(set(examples)) < FEWEST:
            wrong.append(f"has fewer than {FEWEST} different examples under {sort}")
    hits = [
        (document.file, *_line(document.text, m.start), " ".join(m.of(document.text).split()))
        for document in documents
        for found in _found(rule, pattern, read_document(document))
        for m in found.places[0][2]
    ]
    return Trial(rule, len(rule.must_match) + len(rule.must_not_match), tuple(wrong), tuple(hits))


def _line(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
