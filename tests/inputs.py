"""One invented cable in every form in which people have cables."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from base64 import encodebytes
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

Write = Callable[[str], bytes]


def pdf(*pages: str) -> bytes:
    """Make a PDF with a text layer in Courier, twelve points a line; an empty page has none."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"]
    kids = []
    for page in pages:
        lines = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in page.split("\n")]
        stream = "BT /F1 10 Tf 12 TL 40 780 Td " + " ".join(f"({line}) Tj T*" for line in lines if page) + " ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        content, font = f"{len(objects)} 0 R", "<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 800]/Contents {content}/Resources{font}>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def table(text: str, delimiter: str = ",", column: str = "text") -> bytes:
    """Make a CSV table of one record."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([["id", "year", column], ["first", "2007", text]])
    return stream.getvalue().encode()


def jsonl(text: str) -> bytes:
    """Make JSON Lines of one record."""
    return json.dumps({"id": "first", "text": text}).encode() + b"\n"


def archive(name: str, data: bytes) -> bytes:
    """Make a ZIP archive of one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return stream.getvalue()


def zst(data: bytes) -> bytes:
    """Compress with Zstandard."""
    from cablelint.system.packed import _zstd

    compressed: bytes = _zstd().compress(data)
    return compressed


def email(text: str) -> bytes:
    """Make an e-mail whose body is in base64."""
    head = (
        "From: archive@example.org\nCc: desk@example.org\nDate: Tue, 06 Mar 2007 10:00:00 +0000\nSubject: the cable\n"
    )
    head += "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    return f"{head}Content-Transfer-Encoding: base64\n\n".encode() + encodebytes(text.encode())


def page(text: str) -> bytes:
    """Make a page of a mirror."""
    return f"<html><body><pre>{text}</pre></body></html>".encode()


def record(text: str) -> bytes:
    """Make an XML record with the cable as the text of one element."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n<record><body>\n{escape(text)}\n</body></record>\n'.encode()


FORMS: dict[str, Write] = {
    "table.csv": table,
    "semicolons.csv": lambda text: table(text, ";"),
    "tabs.tsv": lambda text: table(text, "\t"),
    "excel.csv": lambda text: table(text, "\t").decode().encode("utf-16"),
    "table.csv.gz": lambda text: gzip.compress(table(text)),
    "lines.jsonl": jsonl,
    "lines.jsonl.gz": lambda text: gzip.compress(jsonl(text)),
    "lines.jsonl.zst": lambda text: zst(jsonl(text)),
    "cable.txt.gz": lambda text: gzip.compress(text.encode()),
    "cable.txt.zst": lambda text: zst(text.encode()),
    "texts.zip": lambda text: archive("in/first.txt", text.encode()),
    "csv.zip": lambda text: archive("table.csv", table(text)),
    "jsonl.zip": lambda text: archive("lines.jsonl", jsonl(text)),
    "compressed.zip": lambda text: archive("lines.jsonl.gz", gzip.compress(jsonl(text))),
    "page.htm": page,
    "record.xml": record,
    "records.zip": lambda text: archive("in/record.xml", record(text)),
    "message.eml": email,
    "scan.pdf": lambda text: pdf(*text.replace("\n\n2. ", "\f2. ").split("\f")),
    "07TOKYO123": lambda text: text.encode(),
}


def write(folder: Path, name: str, text: str) -> Path:
    """Write a text in a form of :data:`FORMS`."""
    path = folder / name
    path.write_bytes(FORMS[name](text))
    return path
