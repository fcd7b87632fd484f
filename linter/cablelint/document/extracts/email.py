"""The text of an e-mail: its head, its body, and the texts attached to it, their encodings undone."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from cablelint.document.dialects import html
from cablelint.document.extracts import Extract, ExtractError, rtf
from cablelint.document.source import decode

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

SUFFIX = ".eml"
_HEAD = ("From", "To", "Cc", "Date", "Subject")
_TEXT_SUFFIXES = (".txt", ".md", ".html", ".htm", ".cable", rtf.SUFFIX)
# An attached e-mail may contain another one.
_DEEPEST = 5


def recognises(name: str) -> bool:
    """Whether a file is an e-mail, by its name: any text may begin with lines that look like the head of one."""
    return PurePath(name).suffix.lower() == SUFFIX


def extract(data: bytes) -> Extract:
    """Take the text out of an e-mail; a line marks each attachment that is not text.

    Raises:
        ExtractError: It is damaged.
    """
    # To load this takes as long as to read a cable, and few files are e-mails.
    import email.policy

    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        return Extract("\n".join(_texts(message, 0)))
    except Exception as error:  # noqa: BLE001 - a damaged file can raise anything, and the words could quote it
        raise ExtractError(f"a damaged e-mail: {type(error).__name__}") from None


def _texts(message: EmailMessage, depth: int) -> list[str]:
    head = "".join(f"{name}: {' '.join(str(message[name]).split())}\n" for name in _HEAD if message[name])
    body = message.get_body(("plain", "html"))
    texts = [head, *([_text_of(body)] if body is not None else [])]
    for part in message.iter_attachments():
        if part.get_content_type() == "message/rfc822" and depth < _DEEPEST:
            inner = part.get_content()
            texts += _texts(inner, depth + 1)
        elif _is_text(part):
            texts.append(_text_of(part))
        else:
            texts.append(f"[attachment left out: {part.get_content_type()}]\n")
    return texts


def _is_text(part: MIMEPart) -> bool:
    return part.get_content_maintype() == "text" or (part.get_filename() or "").lower().endswith(_TEXT_SUFFIXES)


def _text_of(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if rtf.recognises(data):
        return rtf.extract(data).text
    charset = part.get_content_charset()
    try:
        text = data.decode(charset) if charset else decode(data).text
    except (LookupError, UnicodeDecodeError):
        text = decode(data).text
    text = text.replace("\r\n", "\n")
    source = decode(text.encode("utf-8", "replace"))
    if part.get_content_type() == "text/html" or html.recognises(source):
        return "".join(cable.text for cable in html.cables(source))
    return text
