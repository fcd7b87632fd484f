"""Names in pieces: with blanks, line ends, markup, numbers or stamps inside."""

from __future__ import annotations

import random

from .kind import inside, kind, split


@kind
def spaced_out(given: str, name: str, rng: random.Random) -> str:
    return f"Then {rng.choice([' ', '.', '-', '_']).join(name.upper())} left."


@kind
def hyphenated_at_line_end(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, '-' + chr(10))} left."


@kind
def broken_at_line_end(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, chr(10) + ' ' * rng.randrange(4))} left."


@kind
def broken_by_blank(given: str, name: str, rng: random.Random) -> str:
    return f"The poster read {split(name, rng, ' ')} in red."


@kind
def hyphen_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, '-')} left."


@kind
def broken_by_page_mark(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, '-' + chr(10) + 'PAGE 02 OSLO 00123 070531Z' + chr(10))} left."


@kind
def tags_inside(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    return rng.choice([f"{name[:at]}<b>{name[at:]}</b> left", f"<span>{name[:at]}</span><span>{name[at:]}</span> left"])


@kind
def comment_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, '<!-- x y -->')} left."


@kind
def emphasis_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, rng.choice(['**', '__', '*']))} left."


@kind
def terminal_sequences(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, chr(27) + '[31m')} left."


@kind
def digits_inside(given: str, name: str, rng: random.Random) -> str:
    return (
        f"Then {rng.choice([str(rng.randrange(10)).join(name), split(name, rng, str(rng.randrange(2, 1000)))])} left."
    )


@kind
def note_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, rng.choice(['(1)', '[12]', ' [3]']))} left."


@kind
def numbered_lines(given: str, name: str, rng: random.Random) -> str:
    return f"11 Then {split(name, rng, chr(10) + '12 ')} left."


@kind
def rows_of_a_table(given: str, name: str, rng: random.Random) -> str:
    return "\n".join(f"| {letter} |" for letter in name)


@kind
def in_syllables(given: str, name: str, rng: random.Random) -> str:
    return f"Then {name[:2]}-{name[2:5]}-{name[5:]} left."


@kind
def strings_of_a_program(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    return f"x = '{name[:at]}'{rng.choice([' + ', ' . ', ','])}'{name[at:]}'"


@kind
def fillers_between(given: str, name: str, rng: random.Random) -> str:
    return f"Then {rng.choice('xX').join(name)} left."


@kind
def stamp_inside(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name.upper(), rng, rng.choice([' SECRET ', '[RELEASED]', '//CONFIDENTIAL//']))} left."


@kind
def broken_by_a_section(given: str, name: str, rng: random.Random) -> str:
    return f"Then {split(name, rng, '-' + chr(10) * 2 + 'SECTION 02 OF 03 OSLO 000417' + chr(10) * 2)} left."


@kind
def character_data(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
    return f"Then {name[:at]}<![CDATA[{name[at:]}]]> left."
