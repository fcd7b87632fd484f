"""Numbers of a person's documents, cards and accounts, each behind its label."""

from __future__ import annotations

from cablelint.names.identifier_search import Source, labelled

_NUMBER = r"[a-z]{0,4}[ -]?\d(?:[ ./-]?\d){3,17}[a-z0-9]{0,10}(?!\w)"
# As each country calls its identity card or number, and the numbers of taxpayers and insured people.
_IDENTITY_LABELS = (
    *(("cedula", "(?: de (?:ciudadania|identidad))?"), ("cédula", "(?: de (?:ciudadanía|identidad))?"), ("dni", "")),
    *(("national id", "(?:entity)?(?: card)?"), ("identity card", ""), ("identity n", "(?:o|r|umber)")),
    *(("id card", ""), ("id n", "(?:o|r|umber)"), ("i.d. n", "(?:o|r|umber)"), ("c.i.", ""), ("carnet", "")),
    *(("curp", ""), ("rfc", ""), ("ruc", ""), ("cpf", ""), ("cnic", ""), ("nin", "")),
    *(("nss", ""), ("aadhaar", ""), ("pesel", ""), ("egn", ""), ("jmbg", ""), ("taxpayer", "(?: id)?")),
    *(("driver", "['’]?s?['’]? licen[cs]e"), ("driving licen", "[cs]e"), ("personal n", "(?:o|r|umber)")),
)
_PLATE = r"(?:[a-z]{1,4}[ -]?\d{2,5}|\d{1,4}[ -]?[a-z]{1,4}(?:[ -]?\d{1,4})?)(?!\w)"
_PLATE_LABELS = (("license plate", "s?"), ("licence plate", "s?"), ("number plate", "s?"), ("plate n", "(?:o|r|umber)"))
_SOCIAL_SECURITY = r"\d{3}[ -]?\d{2}[ -]?\d{4}(?!\d)"
# Not the accounts of the government, which have no such words.
_ACCOUNT_LABELS = (
    *(("account n", "(?:o|r|umber)"), ("acct n", "(?:o|r|umber)"), ("a/c n", "(?:o|r|umber)")),
    *(("bank account", ""), ("savings account", ""), ("checking account", "")),
)
_ACCOUNT = r"\d(?:[ -]?\d){6,20}(?!\d)"
_IBAN = r"[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?(?!\w)"
_CARD = r"\d{4}(?:[ -]?\d{4}){2,3}(?!\d)"

#: The sources of identifiers.
IDENTITY_NUMBERS: tuple[Source, ...] = (
    *labelled("social-security", (("ssn", ""), ("social security", "")), _SOCIAL_SECURITY),
    *labelled("identity", _IDENTITY_LABELS, _NUMBER),
    *labelled("identity", _PLATE_LABELS, _PLATE, has_number=False),
    *labelled("account", _ACCOUNT_LABELS, _ACCOUNT),
    *labelled("account", (("iban", ""),), _IBAN),
    *labelled("account", (("credit card", ""), ("debit card", ""), ("card n", "(?:o|r|umber)")), _CARD),
)
