"""Addresses of people: streets with their numbers in several languages, post boxes, what follows ``resides at``."""

from __future__ import annotations

from cablelint.names.identifier_search import Source, any_of, match_of

_STREET = "st(?:reet|rasse)?|ave(?:nue)?|boulevard|blvd|road|rd|lane|ln|drive|terrace|crescent|highway"
_ADDRESS = (
    rf"(?P<value>\d(?<![\w.,-]\d)\d{{0,4}}[a-z]?,? (?-i:(?:[A-Z][\w'.-]{{0,20}}+ ){{1,4}})(?:{_STREET})\b\.?"
    rf"(?:,? (?:apt|apartment|suite|unit|no)\.? ?#?\w{{1,5}})?)"
)
# Where the word for a street comes first: Calle Larga 12, Av. Amazonas 1234, Jl. Sudirman No. 5, Calle 30 nr. 304.
_NUMBERED_STREETS = r"calle|carrera|avenida|avda\.?|av\."
_NAMED_STREETS = r"rua|rue|jalan|jl\.|ulitsa|prospekt|jir[oó]n"
_NAME = r"(?-i:(?:[A-Z][\w'.-]{0,20}+|d[aeo]s?|del?|l[ao]s?|y) )"
_HOUSE = r"(?:(?:no|nr|number)\.? ?|n[°º] ?|#)?\d{1,5}(?: ?[-/] ?\d{1,4})?[a-z]?"
_STREET_AND_NUMBER = (
    rf"(?P<value>(?<!\w)(?:(?:{_NUMBERED_STREETS}) {_NAME}{{0,5}}+|(?:{_NAMED_STREETS}) {_NAME}{{1,5}}+){_HOUSE}"
    r"(?:,? (?:no|nr|number)\.? ?\d{1,5})?)(?!\w)"
)
_NUMBER_AND_STREET = (
    r"(?P<value>\d(?<![\w.,-]\d)\d{0,3}(?: bis| ter)?,? (?:calle|rue|quai|rua) "
    r"(?:(?:de|du|des|da|do|la|le|les) |[dl]['’]){0,3}(?-i:[A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20}){0,2}))"
)
_POST_BOX = r"\b(?P<value>p\.? ?o\.? ?box \d{1,6})\b"
_MILITARY = r"[afd]po(?: a[aep])? ?\d{5}"
_MILITARY_BOX = rf"\b(?P<value>(?:psc|unit|cmr|rr) ?#?\d{{1,5}},? box \d{{1,6}}(?:,? {_MILITARY})?|{_MILITARY})\b"
_FOREIGN_BOX = (
    r"\b(?P<value>(?:casilla|apartado(?: (?:postal|aereo))?|postfach|caixa postal) (?:no\.? ?)?\d[\d ]{0,6}\d)\b"
)
# An address goes on to the end of the sentence or line; a full stop behind these does not end it.
_ABBREVIATED = r"apt|av|avda|ave|bl|blvd|col|dept|edif|jl|jln|kv|no|pl|rd|rte|st|ste|ul"
_RESIDES = (
    r"(?<!\w)(?:address(?:es)?(?: is|:)|resid(?:es|ed|ing) at|residence(?: is|:)|liv(?:es|ed|ing) at|domiciled at)"
    r"[ \t]{0,2}\n?[ \t]{0,3}"
)
# Nor does a word in small letters belong to an address, if it is no particle.
_GOES_ON = r"(?: (?:and|between|but|in|near|since|until|where|who|with)\b| (?-i:[a-z]{4}))"
_OF_ADDRESS = rf"(?:\b(?:{_ABBREVIATED})\.|(?!{_GOES_ON})[^\n;.()])"
_RESIDENCE = rf"(?P<value>(?={_OF_ADDRESS}{{0,60}}?\d)(?=(?-i:[A-Z0-9#])){_OF_ADDRESS}{{4,81}})"

#: The sources of identifiers.
ADDRESSES: tuple[Source, ...] = (
    Source("address", match_of(rf" (?:{_STREET})\b"), _ADDRESS),
    Source("address", match_of(rf"(?<!\w)(?:{_NUMBERED_STREETS}|{_NAMED_STREETS}) "), _STREET_AND_NUMBER),
    Source("address", match_of(r"\d,? (?:calle|rue|quai|rua) |(?:bis|ter) rue "), _NUMBER_AND_STREET),
    Source("address", any_of("box "), _POST_BOX),
    Source("address", match_of(r" box \d|[afd]po(?: a[aep])? ?\d"), _MILITARY_BOX),
    Source("address", any_of("casilla ", "apartado ", "postfach ", "caixa postal "), _FOREIGN_BOX),
    Source("address", match_of(_RESIDES), _RESIDENCE, _RESIDES),
)
