"""Disguises of names: one function for each kind, from a surname and a given name to a line of a release."""

from __future__ import annotations

import base64
import codecs
import html
import random
from collections.abc import Callable, Sequence
from urllib.parse import quote

NAMES = (
    ("Aino", "Tervonen"),
    ("Pekka", "Halvari"),
    ("Walter", "Brandvold"),
    ("Arkadi", "Belogolov"),
    ("Zofia", "Szczepaniak"),
    ("Goran", "Obrimovic"),
    ("Leila", "Qasimzade"),
    ("Thabiso", "Mbekeni"),
    ("Kenji", "Yamashiro"),
    ("Eleni", "Petrakides"),
    ("Levon", "Karapetros"),
    ("Quentin", "Hargrovel"),
    ("Nadia", "Benkhelifa"),
    ("Rodrigo", "Zamarripol"),
    ("Ingrid", "Lindqvorst"),
    ("Tamar", "Gelashvilo"),
    ("Dwight", "Tollivant"),
)

RADIO = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo"
    " Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu"
).split()
ABLE = (
    "Able Baker Charlie Dog Easy Fox George How Item Jig King Love Mike Nan Oboe Peter Queen Roger Sugar Tare Uncle"
    " Victor William Xray Yoke Zebra"
).split()
ANTON = (
    "Anton Berta Caesar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig Martha Nordpol Otto Paula Quelle"
    " Richard Samuel Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zacharias"
).split()
MORSE = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
).split()
BRAILLE = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵"
TURNED = "ɐqɔpǝɟƃɥıɾʞlɯuodbɹsʇnʌʍxʎz"
RUSSIAN_KEYS = str.maketrans("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить")

Disguise = Callable[[str, str, random.Random], str]
KINDS: dict[str, Disguise] = {}


def kind(function: Disguise) -> Disguise:
    KINDS[function.__name__] = function
    return function


def _inside(name: str, rng: random.Random) -> int:
    """A place inside the name, two letters or more from its ends."""
    return rng.randrange(2, len(name) - 1)


def _split(name: str, rng: random.Random, between: str) -> str:
    at = _inside(name, rng)
    return name[:at] + between + name[at:]


@kind
def in_full(given: str, name: str, rng: random.Random) -> str:
    return f"Then {rng.choice([name, name.upper(), name.lower(), name + chr(39) + 's', name + 's'])} left."


@kind
def inverted(given: str, name: str, rng: random.Random) -> str:
    return rng.choice([f"{name}, {given}", f"{name.upper()} {given}", f"({name.upper()}, {given.upper()} K)"])


@kind
def glued_to_words(given: str, name: str, rng: random.Random) -> str:
    return rng.choice([f"We met Director{name} there.", f"{name.upper()}SAID so.", f"Free{name} was chanted."])


@kind
def glued_behind_initials(given: str, name: str, rng: random.Random) -> str:
    return f"DRAFTED BY ARA/AND/B - {given[0].upper()}{rng.choice('DKTW')}{name.upper()}:MIP"


@kind
def glued_before_initials(given: str, name: str, rng: random.Random) -> str:
    return f"CLEARED: {name.upper()}{given[0].upper()}"


@kind
def joined_with_given_name(given: str, name: str, rng: random.Random) -> str:
    return f"Ask {rng.choice([given + name, name + given])} about it."


@kind
def derived_word(given: str, name: str, rng: random.Random) -> str:
    return f"The {name}{rng.choice(['ism', 'ist', 'ists', 'ites', 'gate', 'ian', 'esque'])} was named so."


@kind
def prefixed_word(given: str, name: str, rng: random.Random) -> str:
    return f"The {rng.choice(['anti', 'pro', 'non', 'ex'])}{rng.choice(['-', ''])}{name} camp won."


@kind
def with_digits(given: str, name: str, rng: random.Random) -> str:
    return f"see {rng.choice([f'07{name.upper()}417', f'{name.lower()}77', f'{name}2'])} for it"


@kind
def hashtag(given: str, name: str, rng: random.Random) -> str:
    return f"The tag #{rng.choice(['Free', 'Vote', 'No', ''])}{name}{rng.choice(['', '2007', 'Now'])} trended."


@kind
def user_name(given: str, name: str, rng: random.Random) -> str:
    small, first = name.lower(), given[0].lower()
    return f"account {rng.choice([first + small, small + first, first + '_' + small, '@' + first + small])} is his"


@kind
def email_address(given: str, name: str, rng: random.Random) -> str:
    local = f"{given[0].lower()}{rng.choice(['', '.', '_'])}{name.lower()}"
    return f"write to {local}@{rng.choice(['example.org', 'mfa.example'])}"


@kind
def url(given: str, name: str, rng: random.Random) -> str:
    scheme = rng.choice(["http://", "HTTPS://", "ftp://", "www.", "file:///"])
    return f"at {scheme}example.org/people/x{name.lower()}{rng.choice(['.html', '7', '/cv'])}"


@kind
def file_name_in_text(given: str, name: str, rng: random.Random) -> str:
    return (
        f"the memo {rng.choice(['memcon', 'cv', 'note_on_', 'x-'])}{name.lower()}.{rng.choice(['doc', 'pdf', 'txt'])}"
    )


@kind
def path(given: str, name: str, rng: random.Random) -> str:
    return rng.choice([f"in C:\\files\\old{name.lower()}\\", f"in /home/{name.lower()}x/docs"])


@kind
def decimal_entities(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return f"Then {name[:at]}&#{ord(name[at])};{name[at + 1 :]} left."


@kind
def hexadecimal_entities(given: str, name: str, rng: random.Random) -> str:
    return "Then " + "".join(f"&#x{ord(letter):x};" for letter in name) + " left."


@kind
def percent_encoded(given: str, name: str, rng: random.Random) -> str:
    return "see /wiki/" + "".join(f"%{ord(letter):02X}" for letter in name)


@kind
def backslash_escapes(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return f'{{"name": "{name[:at]}\\u{ord(name[at]):04x}{name[at + 1 :]}"}}'


@kind
def two_layers(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    letter = name[at]
    twice = rng.choice(
        [
            quote(f"%{ord(letter):02X}"),
            html.escape(f"&#{ord(letter)};"),
            f"\\u0026#{ord(letter)};",
            f"&amp;#x{ord(letter):x};",
        ]
    )
    return f"Then {name[:at]}{twice}{name[at + 1 :]} left."


@kind
def accents(given: str, name: str, rng: random.Random) -> str:
    at = next(index for index, letter in enumerate(name) if index and letter in "aeiou")
    return f"Then {name[:at]}{dict(zip('aeiou', 'äéíöü', strict=True))[name[at]]}{name[at + 1 :]} left."


@kind
def accents_as_entities(given: str, name: str, rng: random.Random) -> str:
    at = next(index for index, letter in enumerate(name) if index and letter in "aeou")
    return f"Then {name[:at]}&{name[at]}{'uml' if name[at] != 'e' else 'acute'};{name[at + 1 :]} left."


@kind
def latin_1_percent(given: str, name: str, rng: random.Random) -> str:
    at = next(index for index, letter in enumerate(name) if index and letter in "aeou")
    code = dict(zip("aeou", ("%E4", "%E9", "%F6", "%FC"), strict=True))[name[at]]
    return f"<a href='/tag/{name[:at]}{code}{name[at + 1 :]}'>x</a>"


@kind
def combining_marks(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, chr(0x308))} left."


@kind
def invisible(given: str, name: str, rng: random.Random) -> str:
    return (
        f"Then {_split(name, rng, rng.choice([chr(0x200B), chr(0xAD), chr(0x200D), chr(0x2060), chr(0xFEFF)]))} left."
    )


@kind
def look_alikes(given: str, name: str, rng: random.Random) -> str:
    table = rng.choice(
        [str.maketrans("aeopcx", "аеорсх"), str.maketrans("oav", "οαν"), str.maketrans("aeiosj", "аеіоѕј")]
    )
    return f"Then {name[0]}{name[1:].translate(table)} left."


@kind
def other_widths(given: str, name: str, rng: random.Random) -> str:
    start, first = rng.choice([(0xFF21, 0xFF41), (0x1D400, 0x1D41A), (0x24B6, 0x24D0)])
    shifted = "".join(chr(ord(x) - ord("A") + start) if x.isupper() else chr(ord(x) - ord("a") + first) for x in name)
    return f"Then {shifted} left."


@kind
def digits_for_letters(given: str, name: str, rng: random.Random) -> str:
    return f"Then {name[0]}{name[1:].translate(str.maketrans('oies', '0135'))} left."


@kind
def signs_for_letters(given: str, name: str, rng: random.Random) -> str:
    at = next((index for index, letter in enumerate(name) if index > 1 and letter in "as"), 0)
    line = f"{name[:at]}{'@' if name[at] == 'a' else '$'}{name[at + 1 :]}" if at else name
    return f"Then {line} left."


@kind
def spaced_out(given: str, name: str, rng: random.Random) -> str:
    return f"Then {rng.choice([' ', '.', '-', '_']).join(name.upper())} left."


@kind
def hyphenated_at_line_end(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, '-' + chr(10))} left."


@kind
def broken_at_line_end(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, chr(10) + ' ' * rng.randrange(4))} left."


@kind
def broken_by_blank(given: str, name: str, rng: random.Random) -> str:
    return f"The poster read {_split(name, rng, ' ')} in red."


@kind
def hyphen_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, '-')} left."


@kind
def broken_by_page_mark(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, '-' + chr(10) + 'PAGE 02 OSLO 00123 070531Z' + chr(10))} left."


@kind
def tags_inside(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return rng.choice([f"{name[:at]}<b>{name[at:]}</b> left", f"<span>{name[:at]}</span><span>{name[at:]}</span> left"])


@kind
def comment_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, '<!-- x y -->')} left."


@kind
def in_markup(given: str, name: str, rng: random.Random) -> str:
    return rng.choice(
        [
            f'<img alt="portrait{name.lower()}" src="a.png">',
            f"<!-- ask {name} -->",
            f"[her](people/ms{name.lower()}.html)",
        ]
    )


@kind
def emphasis_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, rng.choice(['**', '__', '*']))} left."


@kind
def terminal_sequences(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, chr(27) + '[31m')} left."


@kind
def right_to_left_override(given: str, name: str, rng: random.Random) -> str:
    return f"Then \u202e{name[::-1]}\u202c left."


@kind
def one_letter_off(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return (
        "Then "
        + rng.choice(
            [
                name[:at] + name[at] + name[at:],
                name[:at] + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :] if at + 1 < len(name) else name,
                name[:at] + rng.choice("bdfgklmnprt") + name[at + 1 :],
            ]
        )
        + " left."
    )


@kind
def one_letter_off_in_small_letters(given: str, name: str, rng: random.Random) -> str:
    return one_letter_off(given, name.lower(), rng)


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
def digits_inside(given: str, name: str, rng: random.Random) -> str:
    return (
        f"Then {rng.choice([str(rng.randrange(10)).join(name), _split(name, rng, str(rng.randrange(2, 1000)))])} left."
    )


@kind
def note_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, rng.choice(['(1)', '[12]', ' [3]']))} left."


@kind
def numbered_lines(given: str, name: str, rng: random.Random) -> str:
    return f"11 Then {_split(name, rng, chr(10) + '12 ')} left."


@kind
def rows_of_a_table(given: str, name: str, rng: random.Random) -> str:
    return "\n".join(f"| {letter} |" for letter in name)


@kind
def escape_of_rtf(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return f"Then {name[:at]}\\'{ord(name[at]):02x}{name[at + 1 :]} left."


@kind
def marks_of_stress(given: str, name: str, rng: random.Random) -> str:
    return f"Then \u02c8{_split(name, rng, chr(0x2CC))} left."


@kind
def in_syllables(given: str, name: str, rng: random.Random) -> str:
    return f"Then {name[:2]}-{name[2:5]}-{name[5:]} left."


@kind
def radio_alphabet(given: str, name: str, rng: random.Random) -> str:
    return f"Signed {rng.choice([' ', '-']).join(RADIO[ord(letter) - ord('a')] for letter in name.lower())} over."


@kind
def spelt_as_in(given: str, name: str, rng: random.Random) -> str:
    letters = (f"{letter.upper()} as in {RADIO[ord(letter) - ord('a')]}" for letter in name.lower())
    return f"It is spelt {', '.join(letters)}."


@kind
def morse(given: str, name: str, rng: random.Random) -> str:
    return f"Heard {' '.join(MORSE[ord(letter) - ord('a')] for letter in name.lower())} twice."


@kind
def numbers_for_letters(given: str, name: str, rng: random.Random) -> str:
    codes = [ord(letter) for letter in name]
    places = [ord(letter) - ord("a") + 1 for letter in name.lower()]
    return f"code {rng.choice([' ', ', ']).join(map(str, codes))}, or {'-'.join(map(str, places))}"


@kind
def hexadecimal_numbers(given: str, name: str, rng: random.Random) -> str:
    return f"dump {rng.choice([' ', '', ':']).join(f'{ord(letter):02x}' for letter in name)} end"


@kind
def octal_escapes(given: str, name: str, rng: random.Random) -> str:
    return f"Then {''.join(f'{chr(92)}{ord(letter):03o}' for letter in name)} left."


@kind
def escape_of_a_style_sheet(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return f"content: '{name[:at]}{chr(92)}{ord(name[at]):x} {name[at + 1 :]}'"


@kind
def seven_bit_unicode(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    code = base64.b64encode(name[at].encode("utf-16-be")).decode().rstrip("=")
    return f"Then {name[:at]}+{code}-{name[at + 1 :]} left."


@kind
def braille(given: str, name: str, rng: random.Random) -> str:
    return f"Then {''.join(BRAILLE[ord(letter) - ord('a')] for letter in name.lower())} left."


@kind
def upside_down(given: str, name: str, rng: random.Random) -> str:
    return f"Then {''.join(TURNED[ord(letter) - ord('a')] for letter in reversed(name.lower()))} left."


@kind
def tag_characters(given: str, name: str, rng: random.Random) -> str:
    return f"Then{''.join(chr(0xE0000 + ord(letter)) for letter in name)} left."


@kind
def backwards(given: str, name: str, rng: random.Random) -> str:
    return f"The mirror showed {rng.choice([name[::-1], name[::-1].lower(), name[::-1].upper()])} then."


@kind
def thirteen_letters_on(given: str, name: str, rng: random.Random) -> str:
    return f"Then {codecs.encode(name, 'rot13')} left."


@kind
def on_the_keys_of_another_script(given: str, name: str, rng: random.Random) -> str:
    return f"Then {name.lower().translate(RUSSIAN_KEYS)} left."


@kind
def without_vowels(given: str, name: str, rng: random.Random) -> str:
    short = name[0] + "".join(letter for letter in name[1:] if letter not in "aeiou")
    return f"Then {short if len(short) >= 4 else name} left."


@kind
def signs_for_vowels(given: str, name: str, rng: random.Random) -> str:
    sign = rng.choice("*_.-")
    return f"Then {''.join(sign if letter in 'aeiou' else letter for letter in name)} left."


@kind
def signs_for_the_end(given: str, name: str, rng: random.Random) -> str:
    kept = len(name) * 2 // 3
    return f"Then {name[:kept]}{'*' * (len(name) - kept)} left."


@kind
def derived_from_the_beginning(given: str, name: str, rng: random.Random) -> str:
    return f"The {name[:-2]}{rng.choice(['omics', 'ocracy', 'ology', 'mania', 'phobia'])} years."


@kind
def strings_of_a_program(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return f"x = '{name[:at]}'{rng.choice([' + ', ' . ', ','])}'{name[at:]}'"


@kind
def base64_of_the_name(given: str, name: str, rng: random.Random) -> str:
    return f"id {base64.b64encode(f'{name} '.ljust(len(name) + 4)[: len(name) // 3 * 3 + 4].encode()).decode()} sent"


@kind
def older_alphabets(given: str, name: str, rng: random.Random) -> str:
    alphabet = rng.choice([ABLE, ANTON])
    words = (alphabet[ord(letter) - ord("a")] for letter in name.lower())
    return f"It was spelt {rng.choice([' ', ', ']).join(words)} then."


@kind
def letter_for_word(given: str, name: str, rng: random.Random) -> str:
    words = (f"{letter.upper()} for {ABLE[ord(letter) - ord('a')]}" for letter in name.lower())
    return f"That is {', '.join(words)}."


@kind
def bits(given: str, name: str, rng: random.Random) -> str:
    return f"bits {rng.choice([' ', '']).join(f'{ord(letter):08b}' for letter in name)} end"


@kind
def numbers_of_a_program(given: str, name: str, rng: random.Random) -> str:
    prefixed = (" ".join(f"{prefix}{ord(letter):02x}" for letter in name) for prefix in ("0x", "U+00", "%u00"))
    called = "||".join(f"CHR({ord(letter)})" for letter in name)
    return f"x = {rng.choice([*prefixed, called, ','.join(str(ord(letter)) for letter in name)])}"


@kind
def base64_without_padding(given: str, name: str, rng: random.Random) -> str:
    code = base64.urlsafe_b64encode(f"Memo on {given} {name}{'.' * rng.randrange(3)}".encode()).decode().rstrip("=")
    return rng.choice([f"id {code} sent", f"at /u/{code}/cv"])


@kind
def base32_of_the_name(given: str, name: str, rng: random.Random) -> str:
    return f"id {base64.b32encode(f'{given} {name}'.encode()).decode()} sent"


@kind
def another_alphabet(given: str, name: str, rng: random.Random) -> str:
    by = rng.randrange(1, 26)
    moved = "".join(chr((ord(letter) - ord("a") + by) % 26 + ord("a")) for letter in name.lower())
    return f"Then {moved if len(name) >= 6 else name} left."


@kind
def drawn_out(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return f"Then {name[:at]}{name[at] * rng.randrange(3, 7)}{name[at + 1 :]} left."


@kind
def fillers_between(given: str, name: str, rng: random.Random) -> str:
    return f"Then {rng.choice('xX').join(name)} left."


@kind
def stamp_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name.upper(), rng, rng.choice([' SECRET ', '[RELEASED]', '//CONFIDENTIAL//']))} left."


@kind
def broken_by_a_section(given: str, name: str, rng: random.Random) -> str:
    return f"Then {_split(name, rng, '-' + chr(10) * 2 + 'SECTION 02 OF 03 OSLO 000417' + chr(10) * 2)} left."


@kind
def character_data(given: str, name: str, rng: random.Random) -> str:
    at = _inside(name, rng)
    return f"Then {name[:at]}<![CDATA[{name[at:]}]]> left."


@kind
def figures_of_a_teleprinter(given: str, name: str, rng: random.Random) -> str:
    table = str.maketrans("abcdefghijklmnopqrstuvwxyz", "-?:$3!&#8'().,9014*57;2/6\"")
    return f"Received {name.lower().translate(table)} garbled."
