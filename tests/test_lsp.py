"""The language server, asked by a real client over standard input."""

import asyncio
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from claimcheck.lsp.desk import Desk, Settings
from claimcheck.lsp.positions import Positions
from claimcheck.lsp.server import ACCEPT
from claimcheck.model import Span

PATIENCE = 120
"""So many seconds the server may take for an answer, on a machine that has much else to do."""

DRAFT = "Libraries close 😀\n\nThe 😀 council closed 14 libraries in 2019, a report says.\n"
RELEASE = "# Libraries\n\nThe council closed 12 libraries in 2019.\n"


class _Editor:
    """An editor with one draft open: sends what an editor sends, keeps what it is told."""

    def __init__(self, folder, encodings=None, **options):
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.told = asyncio.Queue()
        self.encodings = encodings
        self.options = options
        self.uri = (folder / "draft.md").as_uri()

    async def __aenter__(self):
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params):
            self.told.put_nowait(params)

        await self.client.start_io(sys.executable, "-m", "claimcheck", "lsp")
        self.answer = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(
                    general=types.GeneralClientCapabilities(position_encodings=self.encodings)
                ),
                root_uri=self.folder.as_uri(),
                initialization_options={"against": ["sources"], "by": "rk", **self.options},
            )
        )
        self.client.initialized(types.InitializedParams())
        return self

    async def __aexit__(self, *_):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    async def open(self, text):
        item = types.TextDocumentItem(self.uri, "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.next()

    async def change(self, text, version):
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self.next()

    async def next(self):
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    async def actions(self, diagnostic):
        return await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri),
                diagnostic.range,
                types.CodeActionContext([diagnostic]),
            )
        )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "release.md").write_text(RELEASE, "utf-8")
    return tmp_path


def _found(told):
    return next(d for d in told.diagnostics if d.code == "value")


def test_a_draft_is_marked_changed_and_accepted(folder):
    async def work():
        async with _Editor(folder) as editor:
            told = await editor.open(DRAFT)
            found = _found(told)
            # UTF-16, as no other unit was agreed on: the sign before the figure counts as two.
            column = DRAFT.split("\n")[2].index("14") + 1
            assert found.range.start == types.Position(2, column)
            assert "12" in found.message
            assert "release" in found.message
            (related,) = found.related_information
            assert related.location.uri.endswith("sources/release.md")
            assert related.location.range.start.line == 2
            hover = await editor.client.text_document_hover_async(
                types.HoverParams(
                    types.TextDocumentIdentifier(editor.uri), types.Position(2, column)
                )
            )
            assert "counted: libraries" in hover.contents.value
            titles = [a.title for a in await editor.actions(found)]
            assert any(t.startswith("Let it stand: ") for t in titles)
            mended = await editor.change(DRAFT.replace("14", "12"), 2)
            assert not [d for d in mended.diagnostics if d.code == "value"]
            again = await editor.change(DRAFT, 3)
            name = _found(again).data["finding"]
            await editor.client.workspace_execute_command_async(
                types.ExecuteCommandParams(ACCEPT, [editor.uri, name, "Counted again"])
            )
            accepted = _found(await editor.next())
            assert accepted.severity is types.DiagnosticSeverity.Hint
            assert "Accepted by rk: Counted again" in accepted.message

    asyncio.run(work())
    assert "Counted again" in (folder / "claimcheck-accepted.toml").read_text("utf-8")


def test_where_no_figure_stands_nothing_is_told(folder):
    async def work():
        async with _Editor(folder) as editor:
            await editor.open(DRAFT)
            place = types.Position(2, DRAFT.split("\n")[2].index("council"))
            hover = await editor.client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(editor.uri), place)
            )
            assert hover is None

    asyncio.run(work())


def test_what_is_no_finding_of_ours_is_neither_changed_nor_accepted(folder):
    async def work():
        async with _Editor(folder) as editor:
            shown = asyncio.Queue()
            editor.client.feature(types.WINDOW_SHOW_MESSAGE)(partial(shown.put_nowait))
            found = _found(await editor.open(DRAFT))
            for data in (None, {}, {"finding": "0123456789"}):
                foreign = types.Diagnostic(found.range, "spelling", data=data)
                assert not await editor.actions(foreign)
            for finding, reason in (("0123456789", "So it is"), (found.data["finding"], "  ")):
                await editor.client.workspace_execute_command_async(
                    types.ExecuteCommandParams(ACCEPT, [editor.uri, finding, reason])
                )
                told = await asyncio.wait_for(shown.get(), PATIENCE)
                assert told.message == "That finding is not there any more; nothing was accepted"

    asyncio.run(work())
    assert not (folder / "claimcheck-accepted.toml").exists()


def test_an_accepted_finding_asks_for_nothing_more_and_a_closed_draft_shows_nothing(folder):
    async def work():
        async with _Editor(folder) as editor:
            name = _found(await editor.open(DRAFT)).data["finding"]
            await editor.client.workspace_execute_command_async(
                types.ExecuteCommandParams(ACCEPT, [editor.uri, name, "Counted again"])
            )
            accepted = _found(await editor.next())
            assert not await editor.actions(accepted)
            editor.client.text_document_did_close(
                types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri))
            )
            assert not (await editor.next()).diagnostics
            assert not await editor.actions(accepted)

    asyncio.run(work())


def test_of_two_changes_in_a_row_the_last_is_checked(folder):
    async def work():
        async with _Editor(folder) as editor:
            await editor.open(DRAFT)
            document = types.VersionedTextDocumentIdentifier(2, editor.uri)
            whole = types.TextDocumentContentChangeWholeDocument(DRAFT.replace("14", "13"))
            editor.client.text_document_did_change(
                types.DidChangeTextDocumentParams(document, [whole])
            )
            told = await editor.change(DRAFT.replace("14", "12"), 3)
            while told.version < 3:  # on a slow machine the first is checked, too
                told = await editor.next()
            assert not [d for d in told.diagnostics if d.code == "value"]

    asyncio.run(work())


def test_words_of_a_web_page_are_quoted_and_not_led_to(folder):
    page = "<html><body><h1>Libraries</h1><p>The council closed 12 libraries in 2019.</p></body>"
    (folder / "sources" / "release.md").unlink()
    (folder / "sources" / "release.html").write_text(page, "utf-8")

    async def work():
        async with _Editor(folder) as editor:
            found = _found(await editor.open(DRAFT))
            assert "“The council closed 12 libraries in 2019.”" in found.message
            # An editor shows the file, and not the text that was taken from it.
            assert not found.related_information

    asyncio.run(work())


@pytest.mark.parametrize(
    ("encoding", "more"),
    [(types.PositionEncodingKind.Utf8, 3), (types.PositionEncodingKind.Utf32, 0)],
)
def test_the_unit_of_columns_is_agreed_on(folder, encoding, more):
    async def work():
        async with _Editor(folder, [encoding]) as editor:
            assert editor.answer.capabilities.position_encoding == encoding
            found = _found(await editor.open(DRAFT))
            assert found.range.start.character == DRAFT.split("\n")[2].index("14") + more

    asyncio.run(work())


def test_a_faulty_claims_file_is_said_in_the_draft(folder):
    (folder / "c.toml").write_text('[[claim]]\nid = "a"\nclam = "It rained."\n', "utf-8")

    async def work():
        async with _Editor(folder, claims=["c.toml"]) as editor:
            (told,) = (await editor.open(DRAFT)).diagnostics
            assert "did you mean 'claim'" in told.message

    asyncio.run(work())


# --- places -------------------------------------------------------------------------------------


@given(st.text("aé😀\r\n\u2028x", max_size=30), st.sampled_from(types.PositionEncodingKind))
def test_an_offset_comes_back(text, encoding):
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        back = positions.offset(positions.of(offset))
        # Between a carriage return and its line feed there is no place.
        assert back == offset or text[back:offset] == "\r"


def test_a_line_ends_where_the_protocol_says():
    positions = Positions("a\u2028b\rc\r\nd", None)
    assert positions.range_of(Span(2, 3)).start == types.Position(0, 2)
    assert positions.of(4) == types.Position(1, 0)
    assert positions.of(7) == types.Position(2, 0)


def test_a_place_beyond_the_line_is_its_end():
    positions = Positions("ab\ncd", None)
    assert positions.offset(types.Position(0, 99)) == 2
    assert positions.offset(types.Position(9, 0)) == 5


# --- the desk -----------------------------------------------------------------------------------


def test_a_changed_source_is_read_again(folder):
    desk = Desk(Settings(folder, against=("sources",)))
    path = folder / "draft.md"
    assert [f.rule for f in desk.check(path, DRAFT).discrepancies] == ["value"]
    (folder / "sources" / "release.md").write_text(RELEASE.replace("12", "14 "), "utf-8")
    assert not desk.check(path, DRAFT).discrepancies


def test_what_the_editor_says_wrongly_is_left_out():
    settings = Settings.from_options({"against": "a", "claims": [1, "b"], "by": 3}, Path("r"))
    assert (settings.against, settings.claims, settings.by) == (("a",), ("b",), "editor")
    assert Settings.from_options(None, Path("r")) == Settings(Path("r"))


# --- changes ------------------------------------------------------------------------------------

STORY = """Libraries close

The council closed 14 libraries in 2019, a report says.

Anna Okafor led the review of 2018.

The council spent £3m on books in 2019.

Nobody asked the readers.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("closed 14", "closed 12"),
        ("£3m", "£4m"),
        ("Nobody asked", "Hardly anybody asked"),
        ("The council spent", "It was dark.\n\nThe council spent"),
        ("Anna Okafor led the review of 2018.", "Anna Okafor led it.\n\nThe council closed 13."),
    ],
)
def test_a_change_gives_what_a_whole_check_gives(folder, old, new):
    (folder / "sources" / "release.md").write_text(
        f"{RELEASE}\nThe council spent £5m on books in 2019.\n", "utf-8"
    )
    path, text = folder / "draft.md", STORY.replace(old, new)
    desk = Desk(Settings(folder, against=("sources",)))
    desk.check(path, STORY)
    quick = desk.check_change(path, text)
    whole = Desk(Settings(folder, against=("sources",))).check(path, text)

    def told(report):
        return sorted((f.rule, [(e.quote, e.start, e.line) for e in f.evidence]) for f in report)

    assert quick is not None
    assert told(quick.discrepancies) == told(whole.discrepancies)
    (draft,) = [d for d in quick.documents if d.id in quick.drafts]
    assert draft.text == text
    assert all(
        text[e.start : e.end] == e.quote
        for f in quick.discrepancies
        for e in f.evidence
        if e.document == draft.id
    )


@pytest.mark.parametrize(
    "text", ["", "Other\n", STORY.replace("Libraries close", "Libraries shut")]
)
def test_what_touches_the_headline_is_checked_whole(folder, text):
    desk = Desk(Settings(folder, against=("sources",)))
    desk.check(folder / "draft.md", STORY)
    assert (
        desk.check_change(folder / "draft.md", text or STORY.split("\n\n", maxsplit=1)[0]) is None
    )
