"""Shapes of hostile text: each repeats one thing up to the requested length.

Time and memory of every command must grow no faster than the text. A shape aims at one step that could compare
everything with everything: names with words, regions with names, lines with lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice

Shape = Callable[[int], str]

HEAD = "C O N F I D E N T I A L TOKYO 000123\n\nE.O. 12958: DECL: 03/05/2017\nTAGS: PREL\nSUBJECT: TALKS\n\n"
SYLLABLES = [consonant + vowel for consonant in "bcdfghjklmnprstvwxyz" for vowel in "aeiou"]


def words() -> Iterator[str]:
    """Yield a million invented words, no two alike and few of them similar."""
    for number in range(100**3):
        first, rest = divmod(number * 611_953 % 100**3, 100**2)
        yield SYLLABLES[first] + SYLLABLES[rest // 100] + SYLLABLES[rest % 100] + "n"


def words_of_one_sound() -> Iterator[str]:
    """Yield invented words with the same consonants, no two alike."""
    for number in range(5**6):
        vowels = ["aeiou"[number * 611_953 % 5**6 // 5**place % 5] for place in range(6)]
        yield "p{}rt{}l{}v{}n{}st{}n".format(*vowels)


def filled(pieces: Iterator[str], size: int, head: str = "") -> str:
    """Pieces up to a size in characters."""
    text, length = [head], len(head)
    for piece in pieces:
        if length >= size:
            break
        text.append(piece)
        length += len(piece)
    return "".join(text)


def repeated(piece: str, head: str = "") -> Shape:
    """A piece again and again."""
    return lambda size: head + piece * max(1, (size - len(head)) // len(piece))


def numbered(piece: str, head: str = "") -> Shape:
    """A piece with the numbers from 1."""
    return lambda size: filled((piece.format(number) for number in range(1, size)), size, head)


def worded(piece: str, head: str = HEAD + "1. (C) ", modulus: int = 0) -> Shape:
    """A piece with invented names, all different or so many."""

    def shape(size: int) -> str:
        names = [name.capitalize() for name in islice(words(), modulus or size // 4 + 4)]
        first, second = cycle(names), cycle(names[1:])
        return filled((piece.format(next(first), next(second)) for _ in range(size)), size, head)

    return shape


def half(first: Shape, second: Shape) -> Shape:
    """One shape, then another."""
    return lambda size: first(size // 2) + "\n\n" + second(size // 2)


SHAPES: dict[str, Shape] = {
    # Text without structure.
    "one word": repeated("A"),
    "one line of words": repeated("SECRET CABLE "),
    "blanks": repeated(" "),
    "tabs": repeated("\t"),
    "newlines": repeated("\n"),
    "carriage returns": repeated("\r"),
    "form feeds": repeated("\x0c\n"),
    "digits": repeated("0123456789"),
    "full stops": repeated(". "),
    "dots": repeated("."),
    "initials in one piece": repeated("A."),
    "commas": repeated(",s "),
    "quotation marks": repeated("\"'"),
    "underscores": repeated("_"),
    "slashes": repeated("a/b/"),
    "backslashes": repeated("\\u00e9"),
    "combining accents": repeated("e\u0301\u0301"),
    "zero-width characters": repeated("a\u200b"),
    "soft hyphens": repeated("Lind\u00adqvarn "),
    "another script": repeated("Тервонен сказал "),
    "hyphens at line ends": repeated("Terv-\nonen "),
    # Structure of a cable.
    "paragraphs": numbered("{}. (C) The talks ended.\n\n", HEAD),
    "paragraphs of one number": repeated("1. (C) x\n"),
    "headings": repeated("-------\nDETAILS\n-------\n\n", HEAD),
    "dashes": repeated("-", HEAD),
    "captions": repeated("SIPDIS\nNODIS\n"),
    "addressees": numbered("INFO RUEHC/AMEMBASSY TOKYO {:04}\n"),
    "tags": lambda size: HEAD.replace("PREL", repeated("PREL, ABLD, ")(size)),
    "references": numbered("     B. 06 TOKYO {}\n", "REF: A. 06 TOKYO 1\n"),
    "section headings": numbered("S E C R E T SECTION {:02} OF 99 TOKYO 000123\n\n"),
    "page marks": numbered("TOKYO 00000123  {:03} OF 099\n"),
    "classification lines": repeated("C O N F I D E N T I A L TOKYO 000123\n"),
    "classified by": repeated("Classified By: Ambassador Ada Quillfeather, reason 1.4 (b).\n"),
    "dates": repeated("E.O. 12958: DECL: 03/05/2017\n"),
    # Structure around a cable.
    "boxes of a form": repeated(" ", "MRN: 09 TOKYO 1165\nFrom: AMEMBASSY TOKYO"),
    "labels of a printed telegram": repeated(
        "SUBJECT\nA talk\n", "Telegram From the Embassy in Japan to the Department of State\n\nTokyo, May 7, 1968\n\n"
    ),
    "a list in JSON": repeated('{"text": "1. A."},\n', '[{"text": \n"1. A."},\n'),
    "escaped entities": repeated("&amp;#39;"),
    "links": repeated("[1](#)"),
    "open brackets": repeated("[("),
    "brackets in brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "tags of HTML": repeated("<b>x</b>", "<html><body><pre>"),
    "tags in tags of HTML": lambda size: "<html>" + "<div>" * (size // 11) + "</div>" * (size // 11),
    "comments of HTML": repeated("<!-- ", "<html>"),
    "entities": repeated("&#233;&amp;", "<html><pre>"),
    "quoted lines": repeated("> > The talks ended.\n"),
    "front matter": numbered("key{}: value\n", "---\n"),
    "records of CSV": numbered('"{}","2007-03-05","07TOKYO1","TOKYO","SECRET","","The talks ended."\n'),
    "lines of JSON": numbered('{{"id": "{}", "text": "The talks ended."}}\n'),
    # Names.
    "full names": worded("{} {} said so. "),
    "titled names": worded("Ambassador {0} {1} met Mr. {0}. "),
    "names in capitals": lambda size: worded("{} {} SAID SO. ")(size).upper(),
    # With somebody who is masked at any size, whose name is then looked for among the others.
    "unknown words in capitals": lambda size: "MR. BO OKAFOR MET " + worded("{} ")(size).upper(),
    "names of one sound": lambda size: filled(
        (f"Mr. {word.title()} said so. " for word in words_of_one_sound()), size, HEAD
    ),
    "names beside unknown words": half(worded("Mr. {} {} said so. "), worded("the {} and ", "")),
    "names beside words in capitals": half(worded("Mr. {} {} said so. "), lambda size: worded("{} ", "")(size).upper()),
    "a name again and again": worded("Mr. {} {} said so. ", modulus=3),
    "names of one surname": worded("Mr. {} Lindqvarn said so. "),
    "a name with a long word inside": lambda size: (
        HEAD
        + "1. (C) Harbor master Bo Lindqvarn met Ada Quillfeather.\n2. (C) Harbor master Bo Lindqv"
        + "9" * (size - len(HEAD) - 120)
        + "arn met her. Amb. Quillfeather left.\n"
    ),
    "names on lines": worded("{} {}\n"),
    "names in TAGS": lambda size: HEAD.replace("PREL", worded("({}, {}), ", "")(size).upper()),
    "surnames first": worded("{}, {} A.; "),
    "initials": repeated("A. B. C. "),
    "names and addresses": worded("Mr. {0} {1} at http://example.org/{1} said so. "),
    "addresses of mail": worded("{}.{}@example.org "),
    "telephone numbers": numbered("telephone +41 22 555 {:04} or "),
    "numbers printed twice": numbered("tel. (417) 555-{0:04}; 417 555 {0:04}, file 555{0:04}. "),
    "percent escapes": worded("Mr. {} %42%6F%20{} "),
    "names with tags within": worded("<i>{}</i> <b>{}</b> ", "<html><pre>"),
    "spaced names": worded("T E R V O N E N and Mr. {} {} "),
    "names cut at line ends": worded("Mr. {}-\n{} said so. "),
    "names in lower case": lambda size: half(worded("Mr. {} {} said so. "), worded("{} {} ", ""))(size).lower(),
}
