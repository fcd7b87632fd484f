"""From a path or bytes to a source: decompressed, extracted and decoded; the one way in for every command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from cablelint.document.extracts import Extract, ExtractError, email, pdf, rtf
from cablelint.document.source import DEFAULT_COLUMNS, Columns, Source, decode, from_text
from cablelint.system.packed import COMPRESSIONS, PackedError, compression_of, decompress
from cablelint.system.walking import Unreadable, in_archive, read

_PDF, _EMAIL, _RTF = "PDF", "e-mail", "RTF file"
_TEXT_SUFFIXES = {".pdf": ".txt", email.SUFFIX: ".txt", rtf.SUFFIX: ".txt"}


def open_source(path: str, columns: Columns = DEFAULT_COLUMNS, *, name: str | None = None) -> Source | Unreadable:
    """Read a file: plain text, or what a compressed file, a ZIP archive, a PDF, an RTF file or an e-mail contains.

    Args:
        path: A file, a member of an archive as ``box.zip/a.txt``, or ``-`` for standard input.
        columns: The columns of the cable, if the file is a table.
        name: The name of the source; the path if left out.

    Returns:
        The source, or the reason why it cannot be read.
    """
    data = read(path)
    if isinstance(data, Unreadable):
        return data
    source = source_of(data, path if name is None else name, columns)
    if isinstance(source, Source) and not source.extracted_from and (form := in_archive(path)):
        return replace(source, extracted_from=form)
    return source


def source_of(data: bytes, name: str, columns: Columns = DEFAULT_COLUMNS) -> Source | Unreadable:
    """Make the source of the bytes of a file, of any form that :func:`open_source` reads."""
    try:
        suffix = compression_of(data)
        if suffix is not None:
            inner = _source(decompress(data), name, name.lower().removesuffix(suffix), columns)
            return replace(inner, extracted_from=inner.extracted_from or COMPRESSIONS[suffix])
        return _source(data, name, name, columns)
    except (PackedError, ExtractError) as error:
        return Unreadable(name, str(error))


def text_path(path: PurePath) -> PurePath:
    """Return the path of the text of a file: ``a.txt`` for ``a.pdf``, RTF and e-mail, ``a.csv`` for ``a.csv.gz``."""
    if path.suffix.lower() in COMPRESSIONS:
        path = path.with_suffix("")
    return path.with_suffix(_TEXT_SUFFIXES.get(path.suffix.lower(), path.suffix))


def _source(data: bytes, name: str, inner_name: str, columns: Columns) -> Source:
    if pdf.recognises(data):
        return _extracted(pdf.extract, data, name, _PDF)
    if email.recognises(inner_name):
        return _extracted(email.extract, data, name, _EMAIL)
    if rtf.recognises(data):
        return _extracted(rtf.extract, data, name, _RTF)
    return replace(decode(data, name), columns=columns)


def _extracted(extract: Callable[[bytes], Extract], data: bytes, name: str, form: str) -> Source:
    text, pages = extract(data)
    return replace(from_text(text, name), extracted_from=form, pages=pages)
