"""Names in other scripts, and as these are transliterated."""

from __future__ import annotations

import random
from collections.abc import Sequence

from .kind import kind

RUSSIAN_KEYS = str.maketrans("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить")


@kind
def transliterated(given: str, name: str, rng: random.Random) -> str:
    for letters, other in rng.sample(
        [("v", "w"), ("k", "c"), ("i", "y"), ("o", "u"), ("e", "i"), ("sh", "sch"), ("q", "k"), ("a", "e")], 8
    ):
        if letters in name[1:]:
            changed = name[0] + name[1:].replace(letters, other, 1)
            vowel = next((index for index in range(len(changed) - 1, 1, -1) if changed[index] in "aeou"), None)
            if vowel is None:
                return f"Then {changed} left."
            swapped = {"a": "e", "e": "a", "o": "u", "u": "o"}[changed[vowel]]
            return f"Then {changed[:vowel]}{swapped}{changed[vowel + 1 :]} left."
    return f"Then {name} left."


CYRILLIC = {"sh": "ш", "sz": "ш", "cz": "ч", "kh": "х", "q": "к", "w": "в", "j": "й", "y": "й", "x": "кс"} | dict(
    zip("abvgdeziklmnoprstufhc", "абвгдезиклмнопрстуфхц", strict=True)
)
GREEK = {
    "sh": "σ",
    "kh": "χ",
    "q": "κ",
    "b": "μπ",
    "d": "ντ",
    "u": "ου",
    "c": "κ",
    "w": "β",
    "j": "τζ",
    "y": "υ",
} | dict(zip("agezihklmnxoprstfv", "αγεζιχκλμνξοπρστφβ", strict=True))
HEBREW = {"sh": "ש", "kh": "ח", "sz": "ש", "cz": "צ", "a": "א", "i": "י", "y": "י", "o": "ו", "u": "ו", "e": ""} | dict(
    zip("bgdhvztklmnspfqrcjwx", "בגדהבזטקלמנספפקרקזוס", strict=True)
)


ARABIC = {"sh": "ش", "kh": "خ", "sz": "ش", "cz": "تش", "e": "", "x": "كس"} | dict(
    zip("abdfghijklmnopqrstuvwyzc", "ابدفغهيجكلمنوبقرستوفوايزك", strict=False)
)
DEVANAGARI = {"sh": "श", "kh": "ख", "sz": "श", "cz": "च", "x": "क्स"} | dict(
    zip("bdfghjklmnpqrstvwyzc", "बडफगहजकलमनपकरसतववयज़क", strict=False)
)
DEVANAGARI |= dict(zip("aeiou", ("ा", "े", "ि", "ो", "ु"), strict=True))


def _kana(name: str) -> str:
    rows: dict[str, Sequence[str]] = {
        "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "t": "タチツテト",
        "n": "ナニヌネノ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ",
        "h": "ハヒヘヘホ", "z": "ザズズゼゾ", "l": "ラリルレロ", "q": "カキクケコ", "c": "カキクケコ",
        "y": "ヤイユエヨ", "d": "ダヂヅデド", "f": ("ファ", "フィ", "フ", "フェ", "フォ"),
        "j": ("ジャ", "ジ", "ジュ", "ジェ", "ジョ"),
    }  # fmt: skip
    written, consonant = "", ""
    for letter in name.lower().replace("v", "b").replace("w", "b").replace("sh", "s").replace("x", "ks"):
        vowel = "aiueo".find(letter)
        if vowel >= 0:
            written += rows[consonant][vowel]
        elif consonant:
            written += _alone(rows[consonant], consonant)
        consonant = "" if vowel >= 0 else letter
    return written + (_alone(rows[consonant], consonant) if consonant else "")


def _alone(row: Sequence[str], consonant: str) -> str:
    """A consonant without a vowel."""
    return row["aiueo".index("o" if consonant in "td" else "u")]


def _in_script(name: str, table: dict[str, str]) -> str:
    written, rest = "", name.lower()
    while rest:
        length = 2 if rest[:2] in table else 1
        written, rest = written + table[rest[:length]], rest[length:]
    return written


@kind
def own_script(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_in_script(name, rng.choice([CYRILLIC, GREEK, HEBREW]))} left."


@kind
def script_with_fewer_sounds(given: str, name: str, rng: random.Random) -> str:
    written = rng.choice([_in_script(name, ARABIC), _in_script(name, DEVANAGARI), _kana(name)])
    return f"Then {written} left."


@kind
def on_the_keys_of_another_script(given: str, name: str, rng: random.Random) -> str:
    return f"Then {name.lower().translate(RUSSIAN_KEYS)} left."
