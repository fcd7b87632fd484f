"""Recognisers of names, one module for each kind of evidence; each is a ``tokens.Recogniser``."""

from __future__ import annotations

from collections.abc import Iterable

from cablelint.names.lexical.tokens import Candidate, Recogniser, TokenText
from cablelint.names.protection import protected_names
from cablelint.names.recognisers.addressees import addressees
from cablelint.names.recognisers.attention import attention_names
from cablelint.names.recognisers.bracketed import bracketed_names
from cablelint.names.recognisers.delegates import delegates
from cablelint.names.recognisers.drafting import drafting_names, originators
from cablelint.names.recognisers.email_heads import correspondents
from cablelint.names.recognisers.frames import speakers
from cablelint.names.recognisers.full_names import full_names
from cablelint.names.recognisers.inverted_lists import names_in_inverted_lists
from cablelint.names.recognisers.kin import relatives
from cablelint.names.recognisers.labelled_lines import archived_names, message_parties, tagged_names
from cablelint.names.recognisers.members import members
from cablelint.names.recognisers.named_fields import names_in_fields
from cablelint.names.recognisers.nicknames import aliases, nicknamed
from cablelint.names.recognisers.participants import participants
from cablelint.names.recognisers.roles import names_after_roles
from cablelint.names.recognisers.signature import signatures
from cablelint.names.recognisers.spaced import spaced_names
from cablelint.names.recognisers.tables import people_in_tables
from cablelint.names.recognisers.titles import names_after_titles, names_before_titles
from cablelint.names.recognisers.two_surnames import names_with_two_surnames

RECOGNISERS: tuple[Recogniser, ...] = (
    signatures,
    participants,
    people_in_tables,
    names_in_inverted_lists,
    names_in_fields,
    tagged_names,
    archived_names,
    message_parties,
    correspondents,
    attention_names,
    addressees,
    drafting_names,
    originators,
    names_after_titles,
    names_before_titles,
    names_after_roles,
    bracketed_names,
    delegates,
    members,
    relatives,
    aliases,
    nicknamed,
    protected_names,
    full_names,
    names_with_two_surnames,
    spaced_names,
    speakers,
)


def find_certain(tokens: TokenText, read: Iterable[Candidate] = ()) -> list[Candidate]:
    """Return the candidates of all recognisers in the order of the text; they may overlap and repeat.

    Args:
        tokens: The text.
        read: Candidates that the parse gives, such as who classified the cable.
    """
    found = [*read]
    for recogniser in RECOGNISERS:
        found += recogniser(tokens)
    return sorted(found, key=lambda candidate: (candidate.start, -candidate.end, -candidate.confidence))
