"""Names of the grammar's terminals in English, for messages about a line that does not parse."""

from __future__ import annotations

from collections.abc import Iterable

#: The name of each terminal; blanks, tails and tolerated variants are never expected and have none.
TERMINAL_NAMES: dict[str, str] = {
    "$END": "the end of the line",
    "ADDRESSEE_LABEL": "TO or INFO",
    "ADDRESSEE_PRECEDENCE": "a precedence word such as PRIORITY",
    "AUTHORITY": "the name and position of the classifier",
    "CAPTION": "a caption such as SIPDIS",
    "CHANNEL": "three letters of the channel",
    "CHANNEL_SEQUENCE": "a running number of three or four digits",
    "CLASSIFIED_BY": '"Classified By:"',
    "COLON": "a colon",
    "CONFIDENTIAL": "a classification level such as C O N F I D E N T I A L",
    "CONTROL": "a dissemination control such as NOFORN",
    "DATE_MONTH_DAY_YEAR": "a date such as 05/07/2017",
    "DATE_TIME": "a date-time group such as 070531Z",
    "DAY_OF_YEAR": "the day of the year in three digits",
    "DE": '"DE"',
    "DECL": '"DECL:"',
    "DERIVED_LABEL": '"Derived From:"',
    "DISTRIBUTION": "a caption such as (EXDIS)",
    "DOT": "a full stop",
    "DRAFTING_ROLE": '"DRAFTED BY", "APPROVED BY" or "CLEARED BY"',
    "EO_LABEL": '"E.O."',
    "EXEMPTION": "an exemption such as X1 or 25X1",
    "FILING_TIME": "the time of filing in four digits",
    "FM": '"FM"',
    "HASH": '"#"',
    "LPAR": "an opening bracket",
    "MARK": "a portion mark such as (C)",
    "MARK_CONTROL": "a dissemination control such as NF",
    "MARK_LEVEL": "a level such as C or SBU",
    "MESSAGE_NUMBER": "a message number",
    "MONTH": "a month of three letters",
    "NAME": "a name",
    "NOT_APPLICABLE": "N/A",
    "NUMBER": "a number",
    "NUMBER_END": "a full stop",
    "OADR": "OADR",
    "OF": '"OF"',
    "OFFICE": "an office such as EUR/NE",
    "OFFICE_TITLE": "an office such as EUR/NE",
    "OPERATING_SIGNALS": "an operating signal such as ZZH",
    "ORDER_NUMBER": "the number of an executive order",
    "PAGE": "the page",
    "PAGE_SECTION": "the section in three digits",
    "PAGE_TOTAL": "the number of sections in three digits",
    "PERSON": "a name",
    "PRECEDENCE": "a precedence letter (Z, O, P or R)",
    "REASON_LETTER": "a reason letter such as (b)",
    "REASON_SECTION": "a section such as 1.4",
    "RELAY_PRECEDENCE": "a doubled precedence letter such as PP",
    "ROUTING_INDICATOR": "a routing indicator such as RUEHC",
    "RPAR": "a closing bracket",
    "SCHEDULE": "GDS or XGDS",
    "SECRET": "a classification level such as C O N F I D E N T I A L",
    "SECTION": "a section of two digits",
    "SECTION_NUMBER": "the number of the section",
    "SECTION_TOTAL": "the number of sections",
    "SECURITY_LETTERS": "the letter of the level five times, such as CCCCC",
    "SECURITY_SIGNAL": "ZNR or ZNY",
    "SLASH": "a slash",
    "STATION_NUMBER": "the station's message number",
    "STATION_SERIAL": "the station's serial number in four digits",
    "SUBJECT_LABEL": '"SUBJECT:"',
    "TAG": "a tag such as PREL",
    "TAGS_LABEL": '"TAGS:"',
    "TITLE": "a title",
    "UNCLAS": "a classification level such as UNCLAS",
    "VZCZC": '"VZCZC"',
    "WORD": "a word in capitals",
    "TYPIST": "the initials of the typist",
    "YEAR": "a year of two digits",
    "YEARS": "a number of years",
    "YEAR_AMID": "a year in brackets",
}


def describe(terminals: Iterable[str]) -> str:
    """``{"DECL", "NOT_APPLICABLE"}`` as ``"DECL:" or N/A``."""
    return any_of(TERMINAL_NAMES.get(terminal) for terminal in terminals)


def any_of(names: Iterable[str | None]) -> str:
    """A choice of names in alphabetical order, at most four of them; None is left out."""
    choices = sorted({name for name in names if name is not None})
    if not choices:
        return "nothing more"
    if len(choices) > 4:
        choices = [*choices[:4], "another word of this line"]
    return choices[0] if len(choices) == 1 else ", ".join(choices[:-1]) + " or " + choices[-1]
