"""What a language server knows between two keystrokes: sources and claims, read once."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from claimcheck.acceptances import USUAL_NAME, mark_accepted, read_acceptances
from claimcheck.checking import load_documents
from claimcheck.claimfile import read_claim_files
from claimcheck.documents import find_documents, read_bytes
from claimcheck.errors import InputError
from claimcheck.lsp.changes import change_of, merged
from claimcheck.model import ClaimSet, Document, DocumentEntry, Problem, Report, Role, Span
from claimcheck.prepublication import check_drafts
from claimcheck.remembered import Remembered

__all__ = ["Desk", "Settings"]


@frozen
class Settings:
    """What the editor says: where sources and claims are, relative to the folder it has open.

    `reasons` are offered when a finding is accepted, in the name of `by`.
    """

    root: Path = Path()
    against: tuple[str, ...] = ()
    primary: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    accepted: str = USUAL_NAME
    by: str = "editor"
    reasons: tuple[str, ...] = field(
        default=("Checked with the source; the words stand", "Kept as it was said")
    )

    @classmethod
    def from_options(cls, options: object, root: Path) -> "Settings":
        """The settings of a client's `initializationOptions`; what is no setting is left out."""
        told = options if isinstance(options, dict) else {}
        given: dict[str, Any] = {}
        for key in ("against", "primary", "claims", "reasons"):
            value = told.get(key)
            if isinstance(value, str):
                value = [value]
            if isinstance(value, list):
                given[key] = tuple(v for v in value if isinstance(v, str))
        for key in ("accepted", "by"):
            if isinstance(told.get(key), str) and told[key].strip():
                given[key] = told[key]
        return cls(root=root, **given)


class Desk:
    """The sources and claims of a workspace, read again only when their files change."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._remembered = Remembered()
        self._last: dict[Path, Report] = {}
        self._sources: tuple[object, tuple[Document, ...], tuple[Problem, ...]] | None = None
        self._claims: tuple[object, tuple[ClaimSet, ...]] | None = None

    def check(self, path: Path, text: str) -> Report:
        """Hold a draft as it stands in the editor against the sources and claims.

        Raises:
            InputError: the claims files, the accepted file or the draft cannot be read.
        """
        report = self._last[path] = self._check(path, text)
        return self._settled(report)

    def check_change(self, path: Path, text: str) -> Report | None:
        """What a change makes of the last check, if only a few paragraphs were changed.

        These are checked anew, and what was found elsewhere is kept at its new place. What one
        part of a draft says of another is found only by `check`, which is to follow.

        Raises:
            InputError: as `check`.
        """
        last = self._last.get(path)
        before = next((d for d in last.documents if d.id in last.drafts), None) if last else None
        change = change_of(before.text, text) if before else None
        if last is None or before is None or change is None:
            return None
        partial = self._check(path, change.alone(text), change.now)
        now = self._draft(path, text)
        report = self._last[path] = merged(last, partial, evolve(now, id=before.id), change)
        return self._settled(report)

    def _draft(self, path: Path, text: str) -> Document:
        entry = DocumentEntry(path.stem or "draft", path, role=Role.DRAFT)
        return evolve(read_bytes(entry, text.encode("utf-8", "replace")), role=Role.DRAFT)

    def _check(self, path: Path, text: str, stretch: Span | None = None) -> Report:
        sets = self.claim_sets()
        sources, problems = self._documents(sets)
        draft = self._draft(path, text)
        theirs = tuple(d for d in sources if d.file.resolve() != path.resolve())
        taken = {d.id for d in theirs}
        while draft.id in taken:
            draft = evolve(draft, id=f"{draft.id}-draft")
        return check_drafts(
            [draft],
            theirs,
            claims=tuple(evolve(c, where=()) for s in sets for c in s.claims),
            terms={k: v for s in sets for k, v in s.terms.items()},
            units=tuple(u for s in sets for u in s.units),
            problems=problems,
            executor=self._remembered.readings,
            kept=self._remembered.prepared,
            stretch=stretch,
        )

    def _settled(self, report: Report) -> Report:
        """The report with what was accepted marked."""
        file = self.settings.root / self.settings.accepted
        if file.exists():
            today = dt.datetime.now(tz=dt.UTC).astimezone().date()
            report = mark_accepted(report, read_acceptances(file), today)
        return report

    def claim_sets(self) -> tuple[ClaimSet, ...]:
        """The claims files of the workspace.

        Raises:
            InputError: they have faults.
        """
        named = [self.settings.root / each for each in self.settings.claims]
        files = [f for p in named for f in (sorted(p.rglob("*.toml")) if p.is_dir() else [p])]
        stamp = _stamp(files)
        if self._claims is None or self._claims[0] != stamp:
            self._claims = (stamp, read_claim_files(files))
        return self._claims[1]

    def _documents(
        self, sets: Sequence[ClaimSet]
    ) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
        primary = [self.settings.root / each for each in self.settings.primary]
        others = [self.settings.root / each for each in self.settings.against]
        entries, problems = find_documents([*primary, *others])
        inside = [p.resolve() for p in primary]
        entries = tuple(
            evolve(e, role=Role.PRIMARY)
            if any(e.file.resolve().is_relative_to(p) for p in inside)
            else e
            for e in entries
        )
        known = {e.file.resolve() for e in entries}
        listed = [
            e
            for s in sets
            for e in s.documents
            if e.role is not Role.DRAFT and e.file.resolve() not in known
        ]
        stamp = _stamp([e.file for e in (*entries, *listed)])
        if self._sources is None or self._sources[0] != stamp:
            loaded = load_documents([*entries, *listed])
            self._sources = (stamp, loaded.documents, (*problems, *loaded.problems))
        return self._sources[1], self._sources[2]


def _stamp(files: Iterable[Path]) -> tuple[object, ...]:
    """What changes when a file does."""
    told: list[object] = []
    for file in files:
        try:
            about = file.stat()
        except OSError:
            told.append((str(file), None))
        else:
            told.append((str(file), about.st_mtime_ns, about.st_size))
    return tuple(told)


Faults = InputError
"""What a check may raise."""
