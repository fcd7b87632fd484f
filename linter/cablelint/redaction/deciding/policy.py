"""Who is kept and who is masked: by the role of a person, never by a list of names.

Four things override every policy. A source whom the drafter protects is masked, whatever a policy or a roster
says. A verdict of the roster takes precedence over the policy. A name that is found in the release alone is masked,
since a second run would mask it. And the classifying officer and the signature are masked or kept together, since
either gives the other away.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cablelint.names.people import Evidence
from cablelint.redaction.deciding.roles import Role, role_of
from cablelint.system.schema_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablelint.names.people import Person

PRIVACY = "(b)(6)"
CONFIDENTIAL_SOURCE = "1.4(d), B1"
PROTECTED_SOURCE = "protected source"


@dataclass(frozen=True, slots=True)
class Policy:
    """Who is kept; all others are masked.

    Attributes:
        name: As printed in the manifest.
        keeps: The parts whose people are kept.
        identifiers: Whether e-mail addresses, phone numbers and the like are masked too.
        reasons: The exemption code for a part; those that are missing get ``(b)(6)``.
    """

    name: str
    keeps: frozenset[Role]
    identifiers: bool = True
    reasons: Mapping[Role, str] = field(default_factory=lambda: {Role.PROTECTED: CONFIDENTIAL_SOURCE})

    def __repr__(self) -> str:
        return f"<Policy {self.name!r}: keeps {len(self.keeps)} of {len(Role)} roles>"

    def to_dict(self) -> dict[str, Any]:
        """Convert the policy for JSON, as a policy file may be written (``schemas/policy.schema.json``)."""
        return {
            "name": self.name,
            "keep": sorted(role.value for role in self.keeps),
            "identifiers": "mask" if self.identifiers else "keep",
            "reasons": {role.value: code for role, code in self.reasons.items()},
        }

    def reason(self, role: Role) -> str:
        """The exemption code under which a person in this part is masked."""
        return self.reasons.get(role, PRIVACY)


ALL = Policy("all", frozenset())
FOIA_B6 = Policy("foia-b6", frozenset({Role.HISTORICAL, Role.PRINCIPAL, Role.CHIEF_OF_MISSION, Role.SENIOR}))
PROTECTED = Policy("protected", frozenset(Role) - {Role.PROTECTED}, identifiers=False)
#: The evidence of a mention that is found in the release alone, where others are masked.
READ_AGAIN = Evidence("second-reading", "is found as a name where others are masked")
BUILT_IN = MappingProxyType({policy.name: policy for policy in (ALL, FOIA_B6, PROTECTED)})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision about one person, and its reason.

    Attributes:
        masked: Whether every mention is masked.
        rule: What decided, in words that the manifest prints: ``role private``.
        reason: The exemption code.
        decided_by: ``policy``, ``roster`` or ``reviewer``.
        reviewer: The reviewer who decided, if a decision says so.
        decided_at: The time of the decision in ISO 8601, if a decision says so.
    """

    masked: bool
    rule: str
    reason: str
    decided_by: str = "policy"
    reviewer: str = ""
    decided_at: str = ""


class PolicyError(ValueError):
    """The policy cannot be read; the message names the file, the key and what is allowed there."""


def load_policy(name_or_path: str) -> Policy:
    """A built-in policy by its name, or the user's own from a TOML file.

    Raises:
        PolicyError: There is neither, or the file does not fit ``schemas/policy.schema.json``.
    """
    if name_or_path in BUILT_IN:
        return BUILT_IN[name_or_path]
    path = Path(name_or_path)
    if not path.suffix and not path.exists():
        raise PolicyError(f"there is no policy {name_or_path!r}: expected {', '.join(BUILT_IN)} or a TOML file")
    try:
        return _from_table(read_table(path, "policy.schema.json"), path.stem)
    except ValueError as error:
        raise PolicyError(str(error)) from None


def _from_table(table: Mapping[str, Any], default_name: str) -> Policy:
    base = BUILT_IN[table.get("extends", "all")]
    keeps = (base.keeps | set(map(Role, table.get("keep", ())))) - set(map(Role, table.get("mask", ())))
    reasons = dict(base.reasons) | {Role(role): code for role, code in table.get("reasons", {}).items()}
    return replace(
        base,
        name=table.get("name", default_name),
        keeps=keeps,
        identifiers=table.get("identifiers", "mask" if base.identifiers else "keep") == "mask",
        reasons=reasons,
    )


def judge(
    people: Sequence[Person],
    policy: Policy,
    text: str,
    roster: Mapping[int, bool] = MappingProxyType({}),
    reviewed: Mapping[int, Verdict] = MappingProxyType({}),
) -> dict[int, Verdict]:
    """The verdict on every person of a cable, by the person's id.

    Args:
        people: As found.
        policy: Whose rules apply.
        text: The original that the mentions point into.
        roster: For people of whom a roster speaks, by id, whether they are kept.
        reviewed: The verdicts of a reviewer, by id of the person; they take precedence over the roster.
    """
    verdicts = {person.id: _verdict(person, policy, text, roster.get(person.id)) for person in people}
    verdicts |= {id_: verdict for id_, verdict in reviewed.items() if verdicts[id_].rule != PROTECTED_SOURCE}
    officers = [person.id for person in people if _is_classifier_or_signer(person)]
    if any(verdicts[officer].masked for officer in officers):
        for officer in officers:
            if not verdicts[officer].masked:
                verdicts[officer] = Verdict(masked=True, rule="classifier and signature together", reason=PRIVACY)
    return verdicts


def _verdict(person: Person, policy: Policy, text: str, kept_by_roster: bool | None) -> Verdict:
    role = role_of(person, text)
    reason = policy.reason(role)
    if role is Role.PROTECTED:
        return Verdict(masked=True, rule=PROTECTED_SOURCE, reason=reason)
    if kept_by_roster is not None:
        return Verdict(not kept_by_roster, "roster", reason, "roster")
    if person.mentions and all(READ_AGAIN in mention.evidence for mention in person.mentions):
        # The release alone shows this name, and masks it; the words beside it in the original do not count.
        return Verdict(masked=True, rule=f"role {Role.UNKNOWN.value}", reason=policy.reason(Role.UNKNOWN))
    return Verdict(role not in policy.keeps, f"role {role.value}", reason)


def _is_classifier_or_signer(person: Person) -> bool:
    return any(
        evidence.kind in ("classified-by", "signature") for mention in person.mentions for evidence in mention.evidence
    )
