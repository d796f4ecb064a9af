"""Who speaks: how often the reader finds whose words a passage gives, on annotated corpora.

Prints the share of annotated words whose speaker is right, for both halves of
`tests/corpus/speakers_*.toml` (passages) and of `tests/corpus/clauses_*.toml` (the `speaker` of
each clause). Run as `python bench/speakers.py`; with `--wrong`, the wrong ones of the open halves
are listed. The closed halves are only counted.

A passage's words are found where one of our speeches of the same kind, quoted or reported, covers
nearly the same characters. A speaker is right where it is the same phrase, articles, titles and
case aside; a surname counts as the fullest name that the reader gives it. Words that nobody says
according to the annotation, and that the reader gives to somebody, are counted as false.
"""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.model import (
    Block,
    Clause,
    Document,
    Phrase,
    Span,
    Speech,
    Statement,
    Zone,
)
from claimcheck.reading.reader import read_document, read_text

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
_NEAR = 0.8
"""So much of the characters of both must be shared for two stretches to be the same words."""


@frozen
class Score:
    """What was counted on one half of one corpus."""

    total: int
    found: int
    right: int
    false: int
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share of all annotated words whose speaker is right."""
        return self.right / self.total if self.total else 1.0


def same_speaker(ours: str, theirs: str) -> bool:
    """Whether two speakers are one phrase, articles, titles, marks and case aside.

    A name is the same as the name with an office straight before it ("tenant Omar Bligh").
    """
    mine, yours = _bare(ours), _bare(theirs)
    if mine == yours:
        return True
    named = ours[:1].isupper() and len(mine) > 1
    return named and yours[-len(mine) :] == mine and not {"of", "for", "at", "and"} & set(yours)


def _bare(text: str) -> list[str]:
    dropped = {*load("en").table("names")["titles"], "the", "a", "an", "prof", "professor"}
    plain = text.lower().replace("\u2019", "'").removesuffix("'s")
    parts = [p.strip(".,") for p in plain.split()]
    return [p for p in parts if p not in dropped] or parts


def _full(speaker: Phrase | None, statements: tuple[Statement, ...]) -> str:
    """A speaker's fullest form in the passage."""
    if speaker is None:
        return ""
    for statement in statements:
        for name in statement.names:
            if name.span == speaker.span:
                return name.full
    return speaker.text


def _share(ours: Span, theirs: Span) -> float:
    shared = min(ours.end, theirs.end) - max(ours.start, theirs.start)
    return max(0, shared) / (max(ours.end, theirs.end) - min(ours.start, theirs.start))


def score_passages(passages: list[dict[str, Any]]) -> Score:
    """Score passages whose words and speakers are annotated."""
    total = found = right = false = 0
    wrong: list[str] = []
    for passage in passages:
        text = passage["text"]
        statements = _read_passage(text)
        speeches = list(dict.fromkeys(s for statement in statements for s in statement.speech))
        used: set[Span] = set()
        for said in passage["said"]:
            total += 1
            start = text.find(said["words"])
            span = Span(start, start + len(said["words"]))
            best = _best(speeches, span, direct=said["direct"])
            ours = _full(best.speaker, statements) if best else None
            if best:
                found += 1
                used.add(best.span)
            if ours is not None and same_speaker(ours, said["speaker"]):
                right += 1
            else:
                wrong.append(f"{said['speaker']!r} not {ours!r}: {said['words']!r} in {text!r}")
        for speech in speeches:
            if speech.speaker is not None and speech.span not in used:
                false += 1
                wrong.append(f"FALSE {speech.speaker.text!r}: {speech.span.of(text)!r} in {text!r}")
    return Score(total, found, right, false, tuple(wrong))


def _read_passage(text: str) -> tuple[Statement, ...]:
    """Read a passage as a document whose lines are its paragraphs."""
    blocks = tuple(Block(Span(*m.span()), Zone.BODY) for m in re.finditer(r"\S[^\n]*", text))
    document = Document("passage", Path("passage.txt"), text, blocks, sha256="")
    return read_document(document).statements


def _best(speeches: list[Speech], span: Span, *, direct: bool) -> Speech | None:
    near = [s for s in speeches if s.direct == direct and _share(s.span, span) >= _NEAR]
    return max(near, key=lambda s: _share(s.span, span), default=None)


def score_clauses(sentences: list[dict[str, Any]]) -> Score:
    """Score the speaker of every annotated clause; a clause that is not read at all is wrong."""
    total = found = right = 0
    wrong: list[str] = []
    for sentence in sentences:
        text = sentence["text"]
        clauses = [c for statement in read_text(text) for c in statement.clauses]
        for clause in sentence["clauses"]:
            total += 1
            ours = _clause(clauses, clause)
            found += ours is not None
            speaker = ours.speaker.text if ours and ours.speaker else ""
            expected = clause.get("speaker", "")
            if ours is not None and same_speaker(speaker, expected):
                right += 1
            else:
                what = "no clause" if ours is None else repr(speaker)
                wrong.append(f"{expected!r} not {what}: {clause['predicate']!r} in {text!r}")
    return Score(total, found, right, 0, tuple(wrong))


def _clause(clauses: list[Clause], wanted: dict[str, Any]) -> Clause | None:
    """Our clause for an annotated one: the same verb, and of several that with the same subject."""
    same = [
        c for c in clauses if c.predicate and " ".join(c.predicate.lemmas) == wanted["predicate"]
    ]
    same = same or [
        c
        for c in clauses
        if c.predicate and c.predicate.lemmas[:1] == (wanted["predicate"].split()[0],)
    ]
    subject = wanted.get("subject", "")
    alike = [c for c in same if c.subject and same_speaker(c.subject.text, subject)]
    return next(iter([*alike, *same]), None)


def score(name: str, half: str) -> Score:
    """Score one half ("open" or "closed") of a corpus ("speakers" or "clauses")."""
    data = tomllib.loads((CORPUS / f"{name}_{half}.toml").read_text("utf-8"))
    if name == "speakers":
        return score_passages(data["passage"])
    return score_clauses(data["sentence"])


def main() -> None:
    """Print the scores."""
    for name in ("speakers", "clauses"):
        for half in ("open", "closed"):
            result = score(name, half)
            print(
                f"{name} {half:6}  speaker right {result.right}/{result.total} = {result.share:.3f}"
                f"  found {result.found}  of those {result.right / max(1, result.found):.3f}"
                f"  false {result.false}"
            )
            if half == "open" and "--wrong" in sys.argv:
                print(*(f"    {line}" for line in result.wrong), sep="\n")


if __name__ == "__main__":
    main()
