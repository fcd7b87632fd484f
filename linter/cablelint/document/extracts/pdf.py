"""The text layer of a PDF, in the layout of the page."""

from __future__ import annotations

import io
from itertools import accumulate

from cablelint.document.extracts import Extract, ExtractError

SIGN = b"%PDF-"
#: In characters of text; a book of a thousand pages has three million.
LONGEST = 16 * 1024 * 1024
# In bytes: so much white space may precede the sign.
_SEARCHED = 1024


def recognises(data: bytes) -> bool:
    """Whether bytes are a PDF."""
    return data[:_SEARCHED].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(SIGN)


def extract(data: bytes) -> Extract:
    """Take the text out of a PDF; a form feed ends each page, and a line marks a page without a text layer.

    Raises:
        ExtractError: The package is missing, the file is damaged or encrypted, or no page has a text layer.
    """
    import logging

    try:
        import pypdf
    except ImportError:
        raise ExtractError("a PDF; install its reader with: pip install 'cablelint[pdf]'") from None
    # Each oddity of a file is logged, with pieces of its content.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        is_locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if is_locked else _pages(reader)
    except ExtractError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file can raise anything, and the words could quote it
        raise ExtractError(f"a damaged PDF: {type(error).__name__}") from None
    if is_locked:
        raise ExtractError("an encrypted PDF; remove its password first")
    if not any(page.strip() for page in pages):
        raise ExtractError("a PDF without a text layer; recognise its text first (OCR)")
    texts = [
        f"{page}\n\f" if page.strip() else f"[page {number} has no text layer]\n\f"
        for number, page in enumerate(pages, 1)
    ]
    return Extract("".join(texts), (0, *accumulate(map(len, texts[:-1]))))


def _pages(reader: object) -> list[str]:
    pages: list[str] = []
    length = 0
    for page in reader.pages:  # type: ignore[attr-defined]
        text = "\n".join(line.rstrip() for line in page.extract_text(extraction_mode="layout").splitlines())
        length += len(text)
        if length > LONGEST:
            raise ExtractError(f"a PDF with more than {LONGEST:,} characters; split it")
        pages.append(text.strip("\n"))
    return pages
