"""The server: diagnostics, hovers and code actions for the drafts that an editor has open."""

import asyncio
import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from attrs import define, field
from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from claimcheck import __version__
from claimcheck.acceptances import accept, append_acceptance
from claimcheck.errors import ClaimcheckError
from claimcheck.lsp.desk import Desk, Settings
from claimcheck.lsp.positions import Positions
from claimcheck.model import Evidence, Figure, Finding, Report, Severity, Span, Verdict
from claimcheck.reading.reader import as_document, read_document

__all__ = ["ACCEPT", "create_server"]

ACCEPT: Final = "claimcheck.accept"
"""The command that accepts a finding: its arguments are the draft's URI, the finding, a reason."""

PAUSE: Final = 0.05
"""How long the server waits for the next keystroke before it checks, in seconds."""

REST: Final = 1.5
"""When nothing is written for so long, the whole draft is checked, in seconds."""

_SAID: Final = (Verdict.CONFLICT, Verdict.DRIFT)
_SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


@define
class _Draft:
    """An open draft: its last check, and the one that waits."""

    version: int | None = None
    report: Report | None = None
    text: str = ""
    waiting: "asyncio.Task[None] | None" = None
    found: dict[str, tuple[Finding, Span]] = field(factory=dict)


class _DraftServer(LanguageServer):
    """A language server with the desk it works at."""

    def __init__(self, pause: float) -> None:
        super().__init__("claimcheck", __version__)
        self.desk = Desk(Settings())
        self.drafts: dict[str, _Draft] = {}
        self.pause = pause

    def positions(self, text: str) -> Positions:
        """The positions of a text in the unit that was agreed on."""
        return Positions(text, self.workspace.position_encoding)

    async def check(self, uri: str, *, quickly: bool = False) -> None:
        """Check a draft as it stands, and publish what was found.

        `quickly`, only what was changed is checked anew, and the whole when the writing rests.
        """
        draft = self.drafts.setdefault(uri, _Draft())
        document = self.workspace.get_text_document(uri)
        text, version = document.source, document.version
        path = Path(to_fs_path(uri) or "draft.txt")
        try:
            report = None
            if quickly:
                report = await asyncio.to_thread(self.desk.check_change, path, text)
            if report is None:
                report = await asyncio.to_thread(self.desk.check, path, text)
        except ClaimcheckError as error:
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, [_fault(str(error))], version)
            )
            return
        draft.report, draft.text, draft.version = report, text, version
        draft.found = {f.id: (f, _meant(e)) for f, e in _findings(report)}
        positions = self.positions(text)
        found = [self._diagnostic(f, e, report, positions) for f, e in _findings(report)]
        found += [_fault(f"{p.file or 'a source'}: {p.what}") for p in report.problems]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    # --- what the editor tells and asks

    def begin(self, params: types.InitializeParams) -> None:
        """The editor has started the server."""
        folders = params.workspace_folders or []
        uri = folders[0].uri if folders else params.root_uri
        root = Path((to_fs_path(uri) if uri else None) or ".")
        self.desk = Desk(Settings.from_options(params.initialization_options, root))

    async def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """A draft was opened."""
        await self.check(params.text_document.uri)

    async def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """A draft was changed: it is checked when the typing pauses."""
        uri = params.text_document.uri
        draft = self.drafts.setdefault(uri, _Draft())
        if draft.waiting is not None:
            draft.waiting.cancel()

        async def later() -> None:
            await asyncio.sleep(self.pause)
            await self.check(uri, quickly=True)
            await asyncio.sleep(REST)
            draft.waiting = None
            await self.check(uri)

        draft.waiting = asyncio.ensure_future(later())

    async def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """A draft was saved; what it is held against may have been saved, too."""
        await self.check(params.text_document.uri)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """A draft was closed."""
        self.drafts.pop(params.text_document.uri, None)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(params.text_document.uri, [])
        )

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """How the figure under the cursor is understood."""
        text = self.workspace.get_text_document(params.text_document.uri).source
        positions = self.positions(text)
        return _hover(text, positions.offset(params.position), positions)

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What may be done about the findings under the cursor."""
        uri = params.text_document.uri
        draft = self.drafts.get(uri)
        if draft is None or draft.report is None:
            return []
        found: list[types.CodeAction] = []
        # Edits are offered only for the text that was checked.
        current = self.workspace.get_text_document(uri).source == draft.text
        for each in params.context.diagnostics:
            data: Any = each.data
            name = data.get("finding") if isinstance(data, dict) else None
            known = draft.found.get(name) if name else None
            if name is None or known is None or known[0].accepted:
                continue
            if current:
                found += _changes(self, uri, draft, name, each)
            found += [_acceptance(uri, name, reason, each) for reason in self.desk.settings.reasons]
        return found

    async def accepted(self, uri: str, finding: str, reason: str) -> None:
        """Let a finding stand."""
        draft = self.drafts.get(uri)
        known = draft.found.get(finding) if draft else None
        if known is None or not reason.strip():
            what = "That finding is not there any more; nothing was accepted"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, what))
            return
        settings = self.desk.settings
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        entry = accept(known[0], reason=reason.strip(), by=settings.by, date=today)
        append_acceptance(settings.root / settings.accepted, entry)
        await self.check(uri)

    def _diagnostic(
        self, finding: Finding, ours: Evidence, report: Report, positions: Positions
    ) -> types.Diagnostic:
        documents = {d.id: d for d in report.documents}
        related = []
        lines = [finding.reason]
        for each in finding.evidence:
            source = documents.get(each.document)
            if each is ours or source is None:
                continue
            outlet = source.outlet or source.id
            lines.append(f"{outlet}, {each.line}:{each.column}: “{each.quote}”")
            uri = from_fs_path(str(source.file.absolute()))
            if uri and not source.extracted:
                theirs = self.positions(source.text)
                location = types.Location(uri, theirs.range_of(Span(each.start, each.end)))
                related.append(types.DiagnosticRelatedInformation(location, each.quote))
        if finding.arithmetic:
            lines.append(finding.arithmetic)
        severity = _SEVERITIES[finding.severity]
        if not finding.open:
            severity = types.DiagnosticSeverity.Hint
        if finding.accepted:
            lines.append(f"Accepted by {finding.accepted.by}: {finding.accepted.reason}")
        return types.Diagnostic(
            range=positions.range_of(_meant(ours)),
            message="\n".join(lines),
            severity=severity,
            code=finding.rule,
            source="claimcheck",
            related_information=related or None,
            data={"finding": finding.id, "verdict": finding.verdict.value},
        )


def create_server(pause: float = PAUSE) -> LanguageServer:
    """The language server; `pause` is how long it waits for the next keystroke, in seconds."""
    server = _DraftServer(pause)
    features: tuple[tuple[str, Callable[[Any], Any]], ...] = (
        (types.INITIALIZE, server.begin),
        (types.TEXT_DOCUMENT_DID_OPEN, server.opened),
        (types.TEXT_DOCUMENT_DID_CHANGE, server.changed),
        (types.TEXT_DOCUMENT_DID_SAVE, server.saved),
        (types.TEXT_DOCUMENT_DID_CLOSE, server.closed),
        (types.TEXT_DOCUMENT_HOVER, server.hover),
        (types.TEXT_DOCUMENT_CODE_ACTION, server.actions),
    )
    for name, answer in features:
        # The library writes on what it is given, which a method does not allow.
        server.feature(name)(partial(answer))

    @server.command(ACCEPT)
    async def accepted(uri: str, finding: str, reason: str) -> None:
        await server.accepted(uri, finding, reason)

    return server


def _findings(report: Report) -> list[tuple[Finding, Evidence]]:
    """The conflicts and drifts of a report, each with the draft's words."""
    found = [f for c in report.cells for f in c.findings] + list(report.discrepancies)
    once: dict[str, tuple[Finding, Evidence]] = {}
    for finding in found:
        ours = next((e for e in finding.evidence if e.document in report.drafts), None)
        if finding.verdict in _SAID and ours is not None:
            once.setdefault(finding.id or finding.reason, (finding, ours))
    return list(once.values())


def _meant(evidence: Evidence) -> Span:
    """The words that a finding is about: from the first mark to the last, else the quotation."""
    if not evidence.marks:
        return Span(evidence.start, evidence.end)
    return Span(min(m.start for m in evidence.marks), max(m.end for m in evidence.marks))


def _fault(what: str) -> types.Diagnostic:
    """Something that could not be checked, at the top of the draft."""
    top = types.Position(0, 0)
    return types.Diagnostic(
        types.Range(top, top),
        f"Not everything could be checked: {what}",
        types.DiagnosticSeverity.Warning,
        source="claimcheck",
    )


def _acceptance(
    uri: str, finding: str, reason: str, diagnostic: types.Diagnostic
) -> types.CodeAction:
    title = f"Let it stand: {reason}"
    return types.CodeAction(
        title,
        types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        command=types.Command(title, ACCEPT, arguments=[uri, finding, reason]),
    )


def _changes(
    server: _DraftServer, uri: str, draft: _Draft, finding: str, diagnostic: types.Diagnostic
) -> list[types.CodeAction]:
    """The suggestions for a finding, as edits that a person may choose."""
    assert draft.report is not None  # noqa: S101 - the caller has looked
    positions = server.positions(draft.text)
    return [
        types.CodeAction(
            f"Write “{each.instead}” for “{each.words}”",
            types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            edit=types.WorkspaceEdit(
                {uri: [types.TextEdit(positions.range_of(each.span), each.instead)]}
            ),
        )
        for each in draft.report.suggestions
        if each.finding == finding
    ]


def _hover(text: str, offset: int, positions: Positions) -> types.Hover | None:
    """How the figure under the cursor is understood, slot by slot."""
    start = text.rfind("\n\n", 0, offset) + 1
    end = text.find("\n\n", offset)
    end = len(text) if end < 0 else end
    for statement in read_document(as_document(text[start:end])).statements:
        for figure in statement.figures:
            span = Span(figure.span.start + start, figure.span.end + start)
            if span.start <= offset < span.end and not figure.arithmetic:
                content = types.MarkupContent(types.MarkupKind.PlainText, _slots(figure))
                return types.Hover(content, positions.range_of(span))
    return None


def _slots(figure: Figure) -> str:
    """The slots of a figure, a line each."""
    quantity = figure.quantity
    rows = [
        ("figure", figure.text),
        ("kind", quantity.kind.value),
        ("role", figure.role.value),
        ("counted", figure.counted.text if figure.counted else None),
        ("of", figure.of.text if figure.of else None),
        ("change", figure.change),
        ("period", figure.period.text if figure.period else None),
        ("relation", figure.relation.value if figure.relation else None),
        ("per", f"{figure.per.value} {figure.per.what}" if figure.per else None),
    ]
    return "\n".join(f"{name}: {value}" for name, value in rows if value)
