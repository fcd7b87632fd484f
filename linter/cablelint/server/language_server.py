"""The server: documents as the editor changes them, and the features of the protocol."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from cablelint.checking.checker import Checker
from cablelint.config import Config, ConfigError, find, load
from cablelint.server.analysis import FIX_ALL, NAME, Analysis
from cablelint.system.error_places import place_of
from cablelint.system.globs import matches
from cablelint.version import __version__

# In seconds: so long the text must stay as it is before it is checked again.
_PAUSE = 0.15
# In characters: a longer document is a dump, which the command line checks.
LONGEST = 2_000_000

Override = Callable[[Config], Config]


class Server(LanguageServer):
    """The language server of cablelint."""

    def __init__(self, configure: Callable[[Path], Config]) -> None:
        """Keep the way to the configuration.

        Args:
            configure: Returns the configuration for the files of a folder; raises ``ConfigError`` if it is wrong.
        """
        super().__init__(NAME, __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self._configure = configure
        self._checkers: dict[Path, Checker] = {}
        self._analyses: dict[str, tuple[int | None, Analysis | None]] = {}

    def analysis(self, uri: str) -> Analysis | None:
        """Return the analysis of the present version of a document; None if it is not to be checked."""
        document = self.workspace.get_text_document(uri)
        known = self._analyses.get(uri)
        if known is not None and known[0] == document.version:
            return known[1]
        found = self._analysed(uri, document.source)
        self._analyses[uri] = (document.version, found)
        return found

    def publish(self, uri: str) -> None:
        """Send the diagnostics of a document."""
        document = self.workspace.get_text_document(uri)
        found = self.analysis(uri)
        diagnostics = found.diagnostics() if found else []
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, version=document.version))

    async def publish_soon(self, uri: str, version: int) -> None:
        """Send the diagnostics of a version of a document unless a newer one comes within the pause."""
        await asyncio.sleep(_PAUSE)
        document = self.workspace.text_documents.get(uri)
        if document is not None and document.version == version:
            self.publish(uri)

    def forget(self, uri: str | None = None) -> None:
        """Forget the analysis of a closed document, or of all documents when settings have changed."""
        if uri is None:
            self._analyses.clear()
            self._checkers.clear()
        else:
            self._analyses.pop(uri, None)

    def _analysed(self, uri: str, text: str) -> Analysis | None:
        if len(text) > LONGEST:
            return None
        path = to_fs_path(uri) or uri
        try:
            checker = self._checker(Path(path).parent)
            if matches(path, checker.config.exclude, checker.config.root):
                return None
            return Analysis(checker, text, path, uri, self.workspace.position_encoding)
        except (ConfigError, ValueError, ImportError, OSError) as error:
            self._report(str(error))
        except Exception as error:  # noqa: BLE001 - one document must not end the server
            # The text of the error can quote the document.
            self._report(f"internal error: {type(error).__name__} {place_of(error)}; please report it")
        return None

    def _checker(self, folder: Path) -> Checker:
        if folder not in self._checkers:
            self._checkers[folder] = Checker(self._configure(folder))
        return self._checkers[folder]

    def _report(self, message: str) -> None:
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"cablelint: {message}"))


def configuration(isolated: bool, path: Path | None) -> Callable[[Path], Config]:
    """Return the way to the configuration: that of a file, of the nearest one, or none.

    Args:
        isolated: Whether configuration files are ignored.
        path: The configuration file; None for the nearest one above a document.
    """

    def configure(folder: Path) -> Config:
        found = path or (None if isolated else find(folder))
        return load(found) if found else Config(root=folder)

    return configure


def make_server(configure: Callable[[Path], Config]) -> Server:
    """Make a server with all features."""
    server = Server(configure)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        await server.publish_soon(params.text_document.uri, params.text_document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.forget()
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))

    kinds = [lsp.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds))
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        found = server.analysis(params.text_document.uri)
        return list(found.actions(params.range, params.context.only)) if found else []

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        found = server.analysis(params.text_document.uri)
        return found.hover(params.position) if found else None

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        found = server.analysis(params.text_document.uri)
        return found.symbols if found else []

    return server
