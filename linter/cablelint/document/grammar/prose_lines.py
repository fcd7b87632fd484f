"""Lines of prose, which most lines are, found before any terminal of ``grammar/lines.lark`` is tried.

The grammar remains the definition: every line that is found here is an ``OTHER_LINE`` of it, which
``tests/document/test_grammar.py`` checks. What is left of prose is found by the grammar in five times as long.
"""

from __future__ import annotations

from itertools import groupby

# The words of letters alone, as regular expressions, that begin the lines of all other kinds.
_FIRST_WORDS = r"""
    ACTION AGREMENT AGS AID AIDAC AIT ALDAC AMCONSUL AME?M?BA?S?SY APPROVED BT CABLE CAPTIONS? CASE CHEROKEE CIA
    CLASSIFICATION CLASSIFIED CLEARED CO CODEL CON CONF[A-Z]* CORRECTED CURRENT DE DEFENSE DERIVED DIA DIRGEN DISSENT
    DRAFTED DS END EO[A-Z]? EXDIS EXEC(?:UTIVE)? EYES FM FOR FRIDAY FROM GR GRNC INFO INFORM JOINT LIMDIS LIMIT LIMITED
    MED MESSAGE MONDAY NOCONTRACT NODIS NOFORN NSC NN* OFFICIAL OO*Z? ORCON ORIGIN PAGE PARA PASS PLEASE PLS PP
    PRIMEREF[A-Z]* PROPIN REF[A-Z]* RELIDO ROGER RR SATURDAY SE SEC SECDEF SECR[A-Z]* SECSTATE SENSITIVE SIPDIS STADIS
    STAFFDEL STATE SUBJ SUBJECT SUNDAY TABS TAGE?S? TAS TELEGRAM TERREP TGS THIS THURSDAY TITLE TM TO TOP TOPS[A-Z]*
    TUESDAY UBJ UBJECT UN UNC UNCL[A-Z]* US[A-Z]+ VISAS VZCZC[A-Z]* WEDNESDAY WNINTEL XMT ZCZC[A-Z]* ZEN ZN[A-Z]* ZZ
"""


def _any_first_word() -> str:
    """A regular expression for these words: parted by their first letters, by which ``re`` skips alternatives."""
    parts = groupby(_FIRST_WORDS.split(), key=lambda word: word[0])
    return "|".join(f"{letter}(?:{'|'.join(word[1:] for word in words)})" for letter, words in parts)


#: Two letters or more begin the line. A second word of three letters shows that a short first one is no spaced level,
#: and a word without a slash behind it is no routing indicator. Lines for somebody have ``FOR`` or ``PASS`` near their
#: beginning, stamps have a slash, and page marks end with a number.
PROSE_LINE = (
    rf"(?!(?:{_any_first_word()})(?![A-Z]))(?:[A-Z]{{4,}}+(?: (?!/)|[,.'])|[A-Z]{{2,3}}+ (?=[A-Z]{{3}}))"
    r"(?![^\n]{0,56}FOR )(?![^\n]{0,56}PASS )(?![^\n]{0,90}/RELEASED)"
    r"[^\n]++(?<![0-9])(?<![0-9 \t][ \t])\n?"
)
