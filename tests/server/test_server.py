"""The server as an editor uses it: over standard input and output, with a client of the protocol."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

URI = "file:///cables/07TOKYO123.txt"
NAME = "Lindqvarn"
PATIENCE = 60


class Editor:
    """A client that remembers what the server publishes."""

    def __init__(self) -> None:
        self.client = LanguageClient("editor", "1")
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.client.feature(lsp.WINDOW_SHOW_MESSAGE)
        def message(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)

    async def start(self, *arguments: str) -> lsp.InitializeResult:
        await self.client.start_io(sys.executable, "-m", "cablelint", "server", *arguments)
        capabilities = lsp.ClientCapabilities(general=lsp.GeneralClientCapabilities(position_encodings=["utf-16"]))
        found = await self.client.initialize_async(lsp.InitializeParams(capabilities))
        self.client.initialized(lsp.InitializedParams())
        return found

    async def open(self, text: str, uri: str = URI) -> list[lsp.Diagnostic]:
        document = lsp.TextDocumentItem(uri, "plaintext", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
        return await self.diagnostics()

    def change(self, text: str, version: int) -> None:
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, URI), [lsp.TextDocumentContentChangeWholeDocument(text)]
            )
        )

    async def close(self, uri: str = URI) -> None:
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert await self.diagnostics() == []

    async def diagnostics(self) -> list[lsp.Diagnostic]:
        return list((await asyncio.wait_for(self.published.get(), PATIENCE)).diagnostics)

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


Use = Callable[[Callable[[Editor], Coroutine[None, None, None]]], None]


@pytest.fixture(scope="module")
def with_editor() -> Iterator[Use]:
    """Run something with an editor whose server uses no configuration; the server is started once."""
    editor = Editor()
    with asyncio.Runner() as runner:

        def run(use: Callable[[Editor], Coroutine[None, None, None]]) -> None:
            runner.run(use(editor))
            runner.run(editor.close())

        runner.run(editor.start("--isolated"))
        yield run
        runner.run(editor.stop())


@pytest.fixture
def faulty(cable_text: str) -> str:
    """The cable with a caption twice, a paragraph without a mark, and a character of two units before it."""
    return cable_text.replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n").replace("2. (C) Harbor", "2. Harbor 😀")


def codes(diagnostics: list[lsp.Diagnostic]) -> list[object]:
    return [one.code for one in diagnostics]


def test_findings_follow_what_is_typed(with_editor: Use, cable_text: str, faulty: str) -> None:
    async def use(editor: Editor) -> None:
        assert {"CLS005", "CLS009"} <= set(codes(await editor.open(faulty)))
        # Only the last of three quick changes is checked.
        for version, text in enumerate([faulty[:200], faulty[:300], cable_text], 2):
            editor.change(text, version)
        assert codes(await editor.diagnostics()) == []
        assert editor.published.empty()

    with_editor(use)


def test_a_diagnostic_has_a_range_and_no_name(with_editor: Use, faulty: str) -> None:
    async def use(editor: Editor) -> None:
        text = faulty.replace("DEPT FOR EAP/J", f"{NAME.upper()} FOR EAP/J")
        found = await editor.open(text)
        (caption,) = [one for one in found if one.code == "CLS009"]
        assert caption.severity == lsp.DiagnosticSeverity.Warning
        assert caption.source == "cablelint"
        line = text.split("\n")[caption.range.start.line]
        assert line[caption.range.start.character : caption.range.end.character] == "SIPDIS"
        assert not any(NAME.lower() in one.message.lower() for one in found)

    with_editor(use)


def test_the_names_of_a_roster_are_hidden(cable_text: str, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("name\nTemperature Wheat\n")
    (tmp_path / "cablelint.toml").write_text('roster = "roster.csv"\n')
    text = cable_text.replace("SUBJECT: ", "SUBJECT: TEMPERATURE OF ")

    async def run() -> None:
        editor = Editor()
        await editor.start()
        outlines = []
        for folder in (tmp_path, tmp_path.parent):
            uri = (folder / "a.txt").as_uri()
            await editor.open(text, uri)
            document = lsp.TextDocumentIdentifier(uri)
            found = await editor.client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
            outlines.append(str(found))
        assert ["TEMPERATURE" in outline for outline in outlines] == [False, True]
        await editor.stop()

    asyncio.run(run())


def test_a_fix_is_offered_and_removes_its_finding(with_editor: Use, faulty: str) -> None:
    async def use(editor: Editor) -> None:
        (caption,) = [one for one in await editor.open(faulty) if one.code == "CLS009"]
        where = lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(URI), caption.range, lsp.CodeActionContext([caption], only=["quickfix"])
        )
        (action,) = await editor.client.text_document_code_action_async(where) or []
        assert isinstance(action, lsp.CodeAction)
        assert action.is_preferred
        editor.change(edited(faulty, action), 2)
        assert "CLS009" not in codes(await editor.diagnostics())

    with_editor(use)


def test_all_safe_fixes_can_be_applied_at_once(with_editor: Use, faulty: str) -> None:
    async def use(editor: Editor) -> None:
        await editor.open(faulty)
        whole = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
        where = lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(URI), whole, lsp.CodeActionContext([], only=["source.fixAll"])
        )
        (action,) = await editor.client.text_document_code_action_async(where) or []
        assert isinstance(action, lsp.CodeAction)
        editor.change(edited(faulty, action), 2)
        assert "CLS009" not in codes(await editor.diagnostics())

    with_editor(use)


def edited(text: str, action: lsp.CodeAction) -> str:
    """The text with the edits of an action, from the last to the first."""
    assert action.edit is not None
    assert action.edit.changes is not None
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]
    for change in reversed(action.edit.changes[URI]):
        start = starts[change.range.start.line] + change.range.start.character
        end = starts[change.range.end.line] + change.range.end.character
        text = text[:start] + change.new_text + text[end:]
    return text


def test_hovering_shows_the_page_of_the_rule(with_editor: Use, faulty: str) -> None:
    async def use(editor: Editor) -> None:
        found = {one.code: one for one in await editor.open(faulty)}
        place = lsp.HoverParams(lsp.TextDocumentIdentifier(URI), found["CLS005"].range.start)
        hover = await editor.client.text_document_hover_async(place)
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "**CLS005 portion-mark-missing**" in hover.contents.value
        assert "*Fails*" in hover.contents.value
        elsewhere = lsp.HoverParams(lsp.TextDocumentIdentifier(URI), lsp.Position(0, 0))
        assert await editor.client.text_document_hover_async(elsewhere) is None

    with_editor(use)


def test_the_outline_has_header_and_paragraphs_and_no_name(with_editor: Use, cable_text: str) -> None:
    async def use(editor: Editor) -> None:
        await editor.open(cable_text)
        found = await editor.client.text_document_document_symbol_async(
            lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(URI))
        )
        symbols = [each for each in found or [] if isinstance(each, lsp.DocumentSymbol)]
        names = [each.name for each in symbols]
        assert names[:2] == ["header", "preamble"]
        assert [name.split()[0] for name in names[2:-1]] == ["1.", "2.", "3."]
        assert names[-1] == "signature"
        assert [child.name for child in symbols[0].children or []][:2] == ["date-time group", "from"]
        text = str(symbols).lower()
        assert NAME.lower() not in text
        assert "quillfeather" not in text

    with_editor(use)


def test_the_nearest_configuration_counts(faulty: str, tmp_path: Path) -> None:
    (tmp_path / "cablelint.toml").write_text('ignore = ["CLS009"]\nexclude = ["drafts"]\n')

    async def use(editor: Editor) -> None:
        assert "CLS009" not in codes(await editor.open(faulty, (tmp_path / "a.txt").as_uri()))
        assert codes(await editor.open(faulty, (tmp_path / "drafts" / "a.txt").as_uri())) == []
        (tmp_path / "cablelint.toml").write_text("unknown = 1\n")
        document = lsp.TextDocumentIdentifier((tmp_path / "a.txt").as_uri())
        editor.client.text_document_did_save(lsp.DidSaveTextDocumentParams(document))
        assert await editor.diagnostics() == []
        assert any("unknown" in message for message in editor.messages)
        await editor.stop()

    async def run() -> None:
        editor = Editor()
        await editor.start()
        await use(editor)

    asyncio.run(run())
