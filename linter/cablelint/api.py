"""The library: the verbs of the command line as functions, with the same settings and the same results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.document import decode, from_text
from cablelint.document import parse_all as parse_source
from cablelint.document.model import Cable
from cablelint.document.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.names.roster import Roster
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.deciding.policy import Policy
    from cablelint.redaction.keys import Key
    from cablelint.redaction.masking.redaction import Redaction
    from cablelint.redaction.masks import Style
    from cablelint.redaction.settings import Settings


def parse(text: str | bytes, name: str = "-", *, dialect: str | None = None) -> Cable:
    """Parse the first cable of a text.

    Args:
        text: The cable; bytes are decoded by their byte-order mark, else as UTF-8, else as Windows-1252.
        name: The file name in findings.
        dialect: The dialect of the text, as in ``--dialect``; None to detect it.

    Returns:
        The cable. Damage in the text raises nothing: absent elements are None or empty.

    Raises:
        ValueError: There is no such dialect.
    """
    return parse_all(text, name, dialect=dialect)[0]


def parse_all(text: str | bytes, name: str = "-", *, dialect: str | None = None) -> list[Cable]:
    """Parse every cable of a text: a file may contain several, a dump thousands.

    Args:
        text: The file; bytes are decoded by their byte-order mark, else as UTF-8, else as Windows-1252.
        name: The file name in findings.
        dialect: The dialect of the text, as in ``--dialect``; None to detect it.

    Returns:
        The cables, at least one.

    Raises:
        ValueError: There is no such dialect.
    """
    from cablelint.document.dialects import AUTO, forced

    return list(parse_source(_source(text, name), forced(dialect or AUTO)))


def check(
    cable: Cable,
    select: Sequence[str] | None = None,
    *,
    ignore: Sequence[str] = (),
    today: date | None = None,
    settings: Settings | None = None,
) -> list[Finding]:
    """Check a cable.

    Args:
        cable: From :func:`parse` or :func:`parse_all`.
        select: Codes, names, starts of codes such as ``DCL``, or ``ALL``; None for the default rules.
        ignore: Codes, names or starts of codes to leave out.
        today: The day that declassification dates are compared with; None to skip that comparison.
        settings: Settings of the rules about names; None for the default ones.

    Returns:
        The findings, in the order of the text.

    Raises:
        ConfigError: A selector matches no rule.
    """
    from cablelint.checking.engine import check as run
    from cablelint.checking.selection import select_rules
    from cablelint.config import Config

    if select is None and not ignore:
        return run(cable, today=today, settings=settings)
    config = Config(root=Path(), select=None if select is None else tuple(select), ignore=tuple(ignore))
    return run(cable, select_rules(config), today=today, settings=settings)


def fix(
    text: str | bytes, name: str = "-", *, select: Sequence[str] | None = None, unsafe: bool = False
) -> str | bytes:
    """Apply the fixes that ``cablelint check --fix`` applies.

    Args:
        text: The cable.
        name: The file name; some rules compare it with the cable.
        select: The rules whose fixes are applied, as for :func:`check`.
        unsafe: Whether unsafe fixes are applied as well.

    Returns:
        The fixed text, of the type that was given; line ends and encoding stay as they are.

    Raises:
        ConfigError: A selector matches no rule.
    """
    from cablelint.checking.checker import Checker
    from cablelint.config import Config

    config = Config(root=Path(), select=None if select is None else tuple(select))
    fixed = Checker(config, fixes="unsafe" if unsafe else "safe").check(_source(text, name)).source
    return fixed.data if isinstance(text, bytes) else fixed.text


def find_people(
    cable: Cable, *, roster: Roster | None = None, min_confidence: float | None = None
) -> tuple[Person, ...]:
    """Find the people that a cable names.

    Args:
        cable: From :func:`parse` or :func:`parse_all`.
        roster: People to look for whatever the model says.
        min_confidence: Mentions below this confidence, from 0 to 1, are left out.

    Returns:
        The people in the order of first appearance; offsets are characters of the decoded file.
    """
    from cablelint.names.file_people import people_in
    from cablelint.names.settings import NameSettings

    return people_in([cable], NameSettings(roster=roster, min_confidence=min_confidence))


def redact(
    cable: Cable | str | bytes,
    policy: Policy | str = "all",
    *,
    roster: Roster | None = None,
    style: Style | str = "placeholder",
    key: Key | None = None,
    decisions: Iterable[Decision] = (),
    min_confidence: float | None = None,
    dialect: str | None = None,
    name: str | None = None,
) -> Redaction:
    """Mask the people of a cable and prove the result.

    Args:
        cable: A parsed cable, whose own text is redacted; or a file as text or bytes, redacted as a whole.
        policy: Who is kept: a policy, or the name or path of one.
        roster: People to mask or keep whatever the policy says.
        style: The look of the masks.
        key: The key of pseudonyms.
        decisions: A reviewer's decisions about single masks.
        min_confidence: Mentions below this confidence, from 0 to 1, stay readable.
        dialect: The dialect of a file; None to detect it.
        name: The file name; names in it are masked too.

    Returns:
        The redaction: ``.text`` and ``.result`` are what may be published, ``.masks`` and ``.kept`` the log.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
        RefusedError: The result does not pass its proof, so it must not be published.
        PolicyError: There is no such policy.
        ValueError: There is no such style or dialect.
    """
    from cablelint.document.dialects import AUTO, forced
    from cablelint.names.settings import NameSettings
    from cablelint.redaction.deciding.policy import load_policy
    from cablelint.redaction.masks import Style
    from cablelint.redaction.releasing.release import release
    from cablelint.redaction.settings import Settings

    settings = Settings(
        names=NameSettings(roster=roster, min_confidence=min_confidence),
        policy=load_policy(policy) if isinstance(policy, str) else policy,
        style=Style(style),
        key=key,
        decisions=tuple(decisions),
        dialect=forced(dialect or AUTO),
    )
    if not isinstance(cable, Cable):
        return release(_source(cable, name or "-"), settings)
    alone = replace(cable.source, within=None, name=name or cable.source.name)
    return release(alone, settings, cables=[replace(cable, source=alone)])


def verify(release: Redaction | str | bytes, original: str | bytes | None = None, name: str = "-") -> list[Finding]:
    """Prove that a release leaks nothing and that only masks were changed.

    Args:
        release: A redaction, or the text of a release.
        original: The text that was redacted, where ``release`` is a text.
        name: The file name of the release, which is examined too.

    Returns:
        A finding for each leak and each fault; none for a sound release.

    Raises:
        TypeError: A text was given without its original.
    """
    from cablelint.redaction.proving.prove import prove
    from cablelint.redaction.releasing.release import verify_redaction

    if not isinstance(release, str | bytes):
        return verify_redaction(release)
    if original is None:
        raise TypeError("expected the original of the release")
    return list(prove(_source(original, name), _source(release, name)).findings)


def _source(text: str | bytes, name: str) -> Source:
    return decode(text, name) if isinstance(text, bytes) else from_text(text, name)
