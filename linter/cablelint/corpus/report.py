"""The report: one HTML page that needs nothing else. Every text is escaped; names are hidden before they get here.

The page has one script, which searches the tables. Its hash is in the policy of the page, so that no other can run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from cablelint.corpus.charts import Column, Piece, bar, columns, legend
from cablelint.corpus.summary import Bad, Count, Shown, Summary
from cablelint.reporters.safety import visible
from cablelint.version import __version__

_SEVERITIES = ("error", "warning", "info")
_LEVELS = {
    "none": "no classification read",
    "UNCLASSIFIED": "unclassified",
    "CONFIDENTIAL": "confidential",
    "SECRET": "secret",
    "TOP SECRET": "top secret",
}
_POSTS = 40
_MASK_STEPS = (0, 5, 10, 20, 30, 50, 75, 100, 150, 200)
# Years further apart are not drawn one by one.
_LONGEST_SPAN = 80


def report(summary: Summary) -> str:
    """The page."""
    style, script = _static("report.css"), _static("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    sections = [
        ("rules", "Findings by rule", _rules(summary)),
        ("years", "Cables and findings by year", _years(summary)),
        ("levels", "Classification over time", _classification(summary)),
        ("ends", "When classification ends", _declassification(summary)),
        ("masks", "Masks", _masks(summary)),
        ("duplicates", "Duplicates", _duplicates(summary)),
        ("posts", "Posts", _posts(summary)),
        ("without", "Cables without text", _reasons(summary)),
        ("worst", "The worst cables", _worst(summary)),
    ]
    shown = [section for section in sections if section[2]]
    links = "".join(f'<li><a href="#{key}">{title}</a></li>' for key, title, _ in shown)
    body = "\n".join(f'<section id="{key}"><h2>{title}</h2>\n{content}\n</section>' for key, title, content in shown)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>cablelint: {summary.cables:,} cables</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{summary.cables:,} cables</h1>\n{_figures(summary)}<nav><ul>{links}</ul>"
        '<label>Search <input type="search" placeholder="rule, post, number"></label></nav></header>\n'
        f"<main>\n{body}\n</main>\n"
        f"<footer>cablelint {escape(__version__)}. Names are hidden in this report.</footer>\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _static(name: str) -> str:
    return files("cablelint.corpus").joinpath(name).read_text("utf-8")


def _figures(summary: Summary) -> str:
    masks = sum(number * count for number, count in summary.masks.items())
    figures = [
        (summary.findings, "findings"),
        (sum(counts["error"] for counts in summary.rules.values()), "errors"),
        (summary.people, "people found"),
        (masks, "masks"),
        (sum(summary.duplicates.values()), "duplicates"),
        (summary.statuses["withheld"] + summary.statuses["unreadable"], "cables without text"),
    ]
    return "<ul>" + "".join(f"<li><b>{number:,}</b> {words}</li>" for number, words in figures) + "</ul>"


def _rules(summary: Summary) -> str:
    longest = max((counts.total() for counts in summary.rules.values()), default=0)
    if not longest:
        return '<p class="none">No rule found anything.</p>'
    ordered = sorted(summary.rules.items(), key=lambda item: (-item[1].total(), item[0]))
    rows = []
    for (code, rule), counts in ordered:
        pieces = (Piece(severity, counts[severity], f"{counts[severity]:,} {severity}") for severity in _SEVERITIES)
        rows.append(
            f'<tr id="{_text(code)}"><th><code>{_text(code)}</code> {_text(rule)}</th><td>{bar(pieces, longest)}</td>'
            f'<td class="number">{counts.total():,}</td></tr>'
        )
    return legend((severity, severity) for severity in _SEVERITIES) + f"<table>{''.join(rows)}</table>"


def _years(summary: Summary) -> str:
    if not summary.years:
        return ""
    data = [
        Column(label, (Piece("cables", count.cables, f"{label}: {count.cables:,} cables"),))
        for label, count in _each_year(summary.years)
    ]
    per_cable = [
        Column(label, (Piece("info", round(100 * rate), f"{label}: {rate:.2f} findings per cable"),))
        for label, count in _each_year(summary.years)
        for rate in [count.findings / count.cables if count.cables else 0]
    ]
    return (
        columns(data, "Cables by year")
        + "<h3>Findings per hundred cables</h3>"
        + columns(per_cable, "Findings per hundred cables by year")
    )


def _each_year(years: dict[int, Count]) -> Iterator[tuple[str, Count]]:
    for year in _span(years):
        yield str(year), years.get(year, Count())


def _span(years: Iterable[int]) -> list[int]:
    known = sorted(set(years))
    if known and known[-1] - known[0] <= _LONGEST_SPAN:
        return list(range(known[0], known[-1] + 1))
    return known


def _classification(summary: Summary) -> str:
    years = _span(year for year, _ in summary.levels)
    styles = {level: f"level{rank}" for rank, level in enumerate(_LEVELS)}
    data = [
        Column(
            str(year),
            tuple(
                Piece(styles[level], summary.levels[year, level], f"{year}: {summary.levels[year, level]:,} {words}")
                for level, words in _LEVELS.items()
                if summary.levels[year, level]
            ),
        )
        for year in years
    ]
    if not data:
        return ""
    return legend((styles[level], words) for level, words in _LEVELS.items()) + columns(data, "Classification by year")


def _declassification(summary: Summary) -> str:
    data = [
        Column(str(year), (Piece("cables", number, f"{year}: {number:,} cables"),))
        for year in _span(summary.declassification)
        for number in [summary.declassification[year]]
    ]
    return columns(data, "Cables by the year their classification ends") if data else ""


def _masks(summary: Summary) -> str:
    if not summary.masks:
        return ""
    data = []
    for low, high in zip(_MASK_STEPS, (*_MASK_STEPS[1:], None), strict=True):
        last = high - 1 if high else None
        number = sum(count for masks, count in summary.masks.items() if masks >= low and (high is None or masks < high))
        label = f"{low}–{last}" if last else f"{low}+"
        data.append(Column(label, (Piece("cables", number, f"{label} masks: {number:,} cables"),)))
    longest = max(summary.kinds.values(), default=0)
    rows = "".join(
        f"<tr><th>{_text(kind)}</th><td>{bar([Piece('cables', number, f'{number:,} masks')], longest)}</td>"
        f'<td class="number">{number:,}</td></tr>'
        for kind, number in summary.kinds.most_common()
    )
    return f"<table>{rows}</table><h3>Cables by number of masks</h3>" + columns(data, "Cables by number of masks")


def _duplicates(summary: Summary) -> str:
    if not summary.duplicates:
        return ""
    counts = ", ".join(f"{number:,} {_text(kind)}" for kind, number in summary.duplicates.items())
    head = '<tr><th>cable</th><td>like</td><td class="number">similarity</td></tr>'
    rows = "".join(
        f"<tr><th>{_text(pair.mrn or pair.record)}<br><small>{_text(pair.record)}</small></th>"
        f"<td>{_text(pair.of_record)}<br><small>{_text(pair.kind)}</small></td>"
        f'<td class="number">{"" if pair.similarity is None else f"{pair.similarity:.2f}"}</td></tr>'
        for pair in summary.pairs
    )
    more = sum(summary.duplicates.values()) - len(summary.pairs)
    note = f'<p class="none">and {more:,} more in duplicates.parquet</p>' if more > 0 else ""
    return f'<p class="none">{counts}</p><table class="pairs">{head}{rows}</table>{note}'


def _posts(summary: Summary) -> str:
    ordered = sorted(summary.posts.items(), key=lambda item: (-item[1].cables, item[0]))[:_POSTS]
    if not ordered:
        return ""
    longest = ordered[0][1].cables
    rows = "".join(
        f"<tr><th>{_text(post)}</th>"
        f"<td>{bar([Piece('cables', count.cables, f'{count.cables:,} cables')], longest)}</td>"
        f'<td class="number">{count.cables:,}</td><td class="number">{count.findings / count.cables:.1f}</td></tr>'
        for post, count in ordered
    )
    head = '<tr><th></th><td></td><td class="number">cables</td><td class="number">findings each</td></tr>'
    more = len(summary.posts) - len(ordered)
    note = f'<p class="none">and {more:,} posts with fewer cables</p>' if more else ""
    return f"<table>{head}{rows}</table>{note}"


def _reasons(summary: Summary) -> str:
    rows = "".join(
        f'<tr><th>{_text(reason)}</th><td class="number">{number:,}</td></tr>'
        for reason, number in summary.reasons.most_common(20)
    )
    return f"<table>{rows}</table>" if rows else ""


def _worst(summary: Summary) -> str:
    if not summary.worst:
        return ""
    index = "".join(
        f'<tr><th><a href="#cable-{number}">{_text(bad.title)}</a></th><td class="number">{bad.errors:,}</td>'
        f'<td class="number">{bad.warnings:,}</td><td class="number">{bad.findings:,}</td></tr>'
        for number, (bad, _) in enumerate(summary.worst, 1)
    )
    details = "\n".join(_cable(number, bad, shown) for number, (bad, shown) in enumerate(summary.worst, 1))
    head = "".join(f'<td class="number">{words}</td>' for words in ("errors", "warnings", "findings"))
    return f"<table><tr><th></th>{head}</tr>{index}</table>\n{details}"


def _cable(number: int, bad: Bad, shown: list[Shown]) -> str:
    rows = "".join(
        f'<tr class="{_text(one.severity)}"><td class="number">{one.line}:{one.column}</td>'
        f'<td><a href="#{_text(one.code)}"><code>{_text(one.code)}</code> {_text(one.rule)}</a></td>'
        f"<td>{_text(one.message)}</td></tr>"
        for one in shown
    )
    more = bad.findings - len(shown)
    note = f'<p class="none">and {more:,} more</p>' if more > 0 else ""
    return (
        f'<article id="cable-{number}"><h3>{_text(bad.title)}</h3><p class="none">{_text(bad.place.record)}</p>'
        f'<table class="findings">{rows}</table>{note}</article>'
    )


def _text(text: str) -> str:
    return escape(visible(text))
