"""Names in codes: alphabets, numbers, Base64, other letters, figures."""

from __future__ import annotations

import base64
import codecs
import random

from .kind import inside, kind

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
def seven_bit_unicode(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    code = base64.b64encode(name[at].encode("utf-16-be")).decode().rstrip("=")
    return f"Then {name[:at]}+{code}-{name[at + 1 :]} left."


@kind
def braille(given: str, name: str, rng: random.Random) -> str:
    return f"Then {''.join(BRAILLE[ord(letter) - ord('a')] for letter in name.lower())} left."


@kind
def backwards(given: str, name: str, rng: random.Random) -> str:
    return f"The mirror showed {rng.choice([name[::-1], name[::-1].lower(), name[::-1].upper()])} then."


@kind
def thirteen_letters_on(given: str, name: str, rng: random.Random) -> str:
    return f"Then {codecs.encode(name, 'rot13')} left."


@kind
def without_vowels(given: str, name: str, rng: random.Random) -> str:
    short = name[0] + "".join(letter for letter in name[1:] if letter not in "aeiou")
    return f"Then {short if len(short) >= 4 else name} left."


@kind
def derived_from_the_beginning(given: str, name: str, rng: random.Random) -> str:
    return f"The {name[:-2]}{rng.choice(['omics', 'ocracy', 'ology', 'mania', 'phobia'])} years."


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
def figures_of_a_teleprinter(given: str, name: str, rng: random.Random) -> str:
    table = str.maketrans("abcdefghijklmnopqrstuvwxyz", "-?:$3!&#8'().,9014*57;2/6\"")
    return f"Received {name.lower().translate(table)} garbled."
