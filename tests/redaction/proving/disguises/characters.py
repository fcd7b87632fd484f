"""Names with other characters for their letters: escapes, accents, look-alikes, signs."""

from __future__ import annotations

import html
import random
from urllib.parse import quote

from .kind import inside, kind, split

TURNED = "ɐqɔpǝɟƃɥıɾʞlɯuodbɹsʇnʌʍxʎz"


@kind
def with_digits(given: str, name: str, rng: random.Random) -> str:
    return f"see {rng.choice([f'07{name.upper()}417', f'{name.lower()}77', f'{name}2'])} for it"


@kind
def decimal_entities(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    return f"Then {name[:at]}&#{ord(name[at])};{name[at + 1 :]} left."


@kind
def hexadecimal_entities(given: str, name: str, rng: random.Random) -> str:
    return "Then " + "".join(f"&#x{ord(letter):x};" for letter in name) + " left."


@kind
def percent_encoded(given: str, name: str, rng: random.Random) -> str:
    return "see /wiki/" + "".join(f"%{ord(letter):02X}" for letter in name)


@kind
def backslash_escapes(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    return f'{{"name": "{name[:at]}\\u{ord(name[at]):04x}{name[at + 1 :]}"}}'


@kind
def two_layers(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
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
    return f"Then {split(name, rng, chr(0x308))} left."


@kind
def invisible(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, rng.choice([chr(0x200B), chr(0xAD), chr(0x200D), chr(0x2060), chr(0xFEFF)]))} left."


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
def right_to_left_override(given: str, name: str, rng: random.Random) -> str:
    return f"Then \u202e{name[::-1]}\u202c left."


@kind
def escape_of_rtf(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    return f"Then {name[:at]}\\'{ord(name[at]):02x}{name[at + 1 :]} left."


@kind
def marks_of_stress(given: str, name: str, rng: random.Random) -> str:
    return f"Then \u02c8{split(name, rng, chr(0x2CC))} left."


@kind
def octal_escapes(given: str, name: str, rng: random.Random) -> str:
    return f"Then {''.join(f'{chr(92)}{ord(letter):03o}' for letter in name)} left."


@kind
def escape_of_a_style_sheet(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    return f"content: '{name[:at]}{chr(92)}{ord(name[at]):x} {name[at + 1 :]}'"


@kind
def upside_down(given: str, name: str, rng: random.Random) -> str:
    return f"Then {''.join(TURNED[ord(letter) - ord('a')] for letter in reversed(name.lower()))} left."


@kind
def tag_characters(given: str, name: str, rng: random.Random) -> str:
    return f"Then{''.join(chr(0xE0000 + ord(letter)) for letter in name)} left."


@kind
def signs_for_vowels(given: str, name: str, rng: random.Random) -> str:
    sign = rng.choice("*_.-")
    return f"Then {''.join(sign if letter in 'aeiou' else letter for letter in name)} left."


@kind
def signs_for_the_end(given: str, name: str, rng: random.Random) -> str:
    kept = len(name) * 2 // 3
    return f"Then {name[:kept]}{'*' * (len(name) - kept)} left."


@kind
def drawn_out(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    return f"Then {name[:at]}{name[at] * rng.randrange(3, 7)}{name[at + 1 :]} left."
