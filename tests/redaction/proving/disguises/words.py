"""Names in full, inverted, misspelt, in longer words and in addresses."""

from __future__ import annotations

import random

from .kind import inside, kind


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
def in_markup(given: str, name: str, rng: random.Random) -> str:
    return rng.choice(
        [
            f'<img alt="portrait{name.lower()}" src="a.png">',
            f"<!-- ask {name} -->",
            f"[her](people/ms{name.lower()}.html)",
        ]
    )


@kind
def one_letter_off(given: str, name: str, rng: random.Random) -> str:
    at = inside(name, rng)
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
