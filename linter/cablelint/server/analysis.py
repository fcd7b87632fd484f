"""The analysis of one version of a document: its findings as diagnostics, their fixes and their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial

from lsprotocol import types as lsp

from cablelint.checking.checker import Checker
from cablelint.checking.repairs import fixes
from cablelint.document import Source, from_text, parse_all
from cablelint.edits import Edit
from cablelint.findings import Applicability, Finding, Severity
from cablelint.reporters.hiding import hide_names, words_found
from cablelint.reporters.report import FileReport
from cablelint.rules.registry import all_rules
from cablelint.rules.rule import Rule
from cablelint.server.outline import Outline
from cablelint.server.positions import Positions

NAME = "cablelint"
FIX_ALL = "source.fixAll.cablelint"

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


class Analysis:
    """One version of a document, checked."""

    def __init__(self, checker: Checker, text: str, path: str, uri: str, encoding: str | None) -> None:
        """Check a document.

        Args:
            checker: Checks as the configuration of the document says.
            text: The text as the editor has it.
            path: The path of the file, of which patterns and some rules depend.
            uri: The name of the document in the protocol.
            encoding: The code units of the positions of the editor.
        """
        self.source: Source = from_text(text, path)
        self.positions = Positions(self.source, encoding)
        self._checker = checker
        self._uri = uri
        self.findings = checker.check(self.source).findings
        self._hide = partial(hide_names, known=checker.roster_words | words_found(self.findings))
        self._report = FileReport(self.source, self.findings, self._hide)

    def diagnostics(self) -> list[lsp.Diagnostic]:
        """Return the findings as diagnostics, names in them hidden."""
        return [self._diagnostic(finding) for finding in self.findings]

    def actions(self, where: lsp.Range, only: Iterable[str] | None) -> Iterator[lsp.CodeAction]:
        """Yield a quick fix for each finding in a range that has one, and one action for all safe fixes.

        Args:
            where: The range that the user is at.
            only: The kinds of action wanted; None for all.
        """
        kinds = None if only is None else tuple(only)
        start, end = self.positions.offset(where.start), self.positions.offset(where.end)
        if _is_wanted(lsp.CodeActionKind.QuickFix.value, kinds):
            for finding in self.findings:
                if finding.fix is not None and finding.span.start <= end and finding.span.end >= start:
                    is_safe = finding.fix.applicability is Applicability.SAFE
                    yield lsp.CodeAction(
                        title=f"Fix {finding.code} {finding.name}{'' if is_safe else ' (confirm: unsafe)'}",
                        kind=lsp.CodeActionKind.QuickFix,
                        diagnostics=[self._diagnostic(finding)],
                        edit=self._edit(finding.fix.edits),
                        is_preferred=is_safe,
                    )
        edits, _ = fixes(self.findings)
        if edits and _is_wanted(FIX_ALL, kinds):
            yield lsp.CodeAction("Apply all safe fixes of cablelint", kind=FIX_ALL, edit=self._edit(edits))

    def hover(self, position: lsp.Position) -> lsp.Hover | None:
        """Return the pages of the rules whose findings are at a position."""
        offset = self.positions.offset(position)
        found = [one for one in self.findings if one.span.start <= offset <= max(one.span.end, one.span.start)]
        if not found:
            return None
        pages = dict.fromkeys(page(rule) for one in found for rule in all_rules() if rule.code == one.code)
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(pages))
        return lsp.Hover(content, self.positions.range(found[0].span))

    @cached_property
    def symbols(self) -> list[lsp.DocumentSymbol]:
        """The outline."""
        return Outline(self.positions, self._hide).of(list(parse_all(self.source, self._checker.dialect)))

    def _diagnostic(self, finding: Finding) -> lsp.Diagnostic:
        return lsp.Diagnostic(
            range=self.positions.range(finding.span),
            message=self._report.message(finding),
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source=NAME,
        )

    def _edit(self, edits: Iterable[Edit]) -> lsp.WorkspaceEdit:
        changes = [lsp.TextEdit(self.positions.range(edit.span), edit.content) for edit in edits]
        return lsp.WorkspaceEdit(changes={self._uri: changes})


def page(rule: Rule) -> str:
    """Return the page of a rule in Markdown."""
    parts = rule.parts
    pieces = [f"**{rule.code} {rule.name}** ({rule.severity.value})", parts.summary, parts.explanation]
    for label, body in parts.sections.items():
        is_example = label in ("Fails", "Passes")
        pieces.append(f"*{label}*\n```text\n{body}\n```" if is_example else f"*{label}*: {' '.join(body.split())}")
    return "\n\n".join(piece for piece in pieces if piece)


def _is_wanted(kind: str, only: tuple[str, ...] | None) -> bool:
    return only is None or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)
