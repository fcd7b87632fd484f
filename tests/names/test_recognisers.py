"""Each kind of evidence finds the names it is for, and leaves alone what only looks like them."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates
from tests.names.guessed_zones import guess_zones

from cablelint.document import from_text, parse
from cablelint.names.lexical.printed_titles import title_after, title_before
from cablelint.names.lexical.tokens import Recogniser, TokenText
from cablelint.names.recognisers import find_certain
from cablelint.names.recognisers.attention import attention_names
from cablelint.names.recognisers.bracketed import bracketed_names
from cablelint.names.recognisers.classified_by import classifiers
from cablelint.names.recognisers.drafting import drafting_names, originators
from cablelint.names.recognisers.email_heads import correspondents
from cablelint.names.recognisers.frames import speakers
from cablelint.names.recognisers.full_names import full_names
from cablelint.names.recognisers.kin import relatives
from cablelint.names.recognisers.labelled_lines import archived_names, message_parties, tagged_names
from cablelint.names.recognisers.nicknames import aliases, nicknamed
from cablelint.names.recognisers.participants import participants
from cablelint.names.recognisers.roles import names_after_roles
from cablelint.names.recognisers.signature import signatures
from cablelint.names.recognisers.spaced import spaced_names
from cablelint.names.recognisers.tables import people_in_tables
from cablelint.names.recognisers.titles import names_after_titles, names_before_titles
from cablelint.names.recognisers.two_surnames import names_with_two_surnames

HEADING = "C O N F I D E N T I A L LIMA 000123\n\nSIPDIS\n\n"


def found(recogniser: Recogniser, text: str) -> list[str]:
    return [" ".join(text[each.start : each.end].split()) for each in candidates(recogniser, text)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Classified By: Ambassador Jane Q. Okafor for reasons 1.4 (b) and (d)", "Jane Q. Okafor"),
        (
            "Classified By: Charge d'Affaires a.i., Tomas R. Lindqvist for reasons 1.\n4(b) and (d)",
            "Tomas R. Lindqvist",
        ),
        ("Classified By: AMBASSADOR JANE OKAFOR FOR REASONS 1.4 (B) AND (D)", "JANE OKAFOR"),
        (
            "CLASSIFIED BY: Jane A. Okafor, Ambassador, U.S. Embassy Lima, Department of State. REASON: 1.4 (b)",
            "Jane A. Okafor",
        ),
        ("CLASSIFIED BY: JANE P. OKAFOR, DIRECTOR, INR/OPS. REASON: 1.4(C).", "JANE P. OKAFOR"),
        ("Classified By: Pol/Econ Counselor Tomas Lindqvist, Reason 1.4 (b, d)", "Tomas Lindqvist"),
        ("Classified By: E. Anthony Okafor for reasons 1.4 (b)", "E. Anthony Okafor"),
        ("Classified By: Tomas Lindqvist for reasons 1.4 (b) (d)", "Tomas Lindqvist"),
        ("Classified By: Consul Tomas L indqvist for reasons 1.4 (b) (d)", "Tomas L indqvist"),
    ],
)
def test_the_classifier_is_found_in_every_order(line: str, name: str) -> None:
    text = f"{HEADING}SUBJECT: FISHERIES\n\n{line}\n\n¶1. (C) Summary."
    cable = parse(from_text(text))
    printed = [cable.view.text[each.start : each.end] for each in classifiers(cable)]
    assert [" ".join(one.split()) for one in printed] == [name]


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("¶2. (C) We agree.\nOKAFOR", ["OKAFOR"]),
        ("¶2. (C) We agree.\nOkafor\n\nNNNN\n", ["Okafor"]),
        ("¶2. (C) The embassies coordinated this message. OKAFOR", ["OKAFOR"]),
        ("¶2. (C) We agree.\nO K A F O R", ["O K A F O R"]),
        ("¶2. (C) We agree.\nS E C R E T", []),
        ("¶2. (C) We agree.\nE N D", []),
        ("¶2. (C) We agree.\nXXXXXXXXXXXX", []),
        ("¶2. (C) We agree.\nEnd comment.", []),
        ("¶2. (C) The talks were held in the old GATT", []),
    ],
)
def test_the_signature_is_a_name_alone_at_the_end(end: str, names: list[str]) -> None:
    assert found(signatures, f"{HEADING}¶1. (C) Text.\n\n{end}") == names


def test_a_list_of_participants_gives_the_name_that_opens_each_entry() -> None:
    text = (
        "¶7. (U) U.S. Delegation:\n\n"
        "Jane Okafor, DAS PM\n"
        "Lieutenant Colonel Tom Hague, USFJ/J54, Chief\n"
        "-- Major General (ret) Ola Nordmann, Ministry of Defense\n"
        "Tarja Virtanen (note taker)\n"
        "United States\n\n"
        "¶8. (U) Norman Conquest, a history, was discussed.\n"
    )
    assert found(participants, text) == ["Jane Okafor", "Tom Hague", "Ola Nordmann", "Tarja Virtanen"]


def test_a_list_of_participants_may_run_on_in_one_line() -> None:
    text = "Polish Participants: -FM Jan Kowalczyk -DFM Ewa Nowicka -Piotr Zielony, Director"
    assert found(participants, text) == ["Jan Kowalczyk", "Ewa Nowicka", "Piotr Zielony"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the views of DDG Tanabe were", ["Tanabe"]),
        ("Deputy Director-General Haruto Tanabe said", ["Haruto Tanabe"]),
        ("AA/S Okafor and MajGen Lindqvist,s staff", ["Okafor", "Lindqvist"]),
        ("Ambassadors Okafor, Lindqvist, and Virtanen met", ["Okafor", "Lindqvist", "Virtanen"]),
        ("Brigadier General (res) Noam Tavori", ["Noam Tavori"]),
        ("Amb. P. Michael Okafor", ["P. Michael Okafor"]),
        ("Foreign Minister Hu Jiadong", ["Hu Jiadong"]),
        ("President Lee Myung-soo", ["Lee Myung-soo"]),
        ("Sheikh Tamim bin Rashid al-Farsi", ["Tamim bin Rashid al-Farsi"]),
        ("Senior General Than Myint said", ["Than Myint"]),
        ("Ambassador (in Lima) Okafor cabled", ["Okafor"]),
        ("the Ambassador (in a letter that is lost) Okafor cabled", []),
        ("Shaykhs Okafor and Lindqvist said", ["Okafor", "Lindqvist"]),
        ("Generals Keen and Lindqvist said", ["Keen", "Lindqvist"]),
        ("Generals Keen and a few others said", []),
        ("the generals Keen and Lindqvist said", []),
        ("a note to Mr. Will Lindqvist said", ["Will Lindqvist"]),
        ("A NOTE TO MR. WILL LINDQVIST SAID", ["WILL LINDQVIST"]),
        ("a note to Mr. Will will say", ["Will"]),
        ("UN LEGAL COUNSEL TAX LEFT", []),
        ("AMBASSADOR OYE LEFT", ["OYE"]),
        ("VISIT OF DAS OKAFOR TO LIMA", ["OKAFOR"]),
        ("the General Assembly, the Minister of Trade, Deputy Defense", []),
        ("told the Ambassador January 6", []),
        ("Prime Minister Erdem-era laws", ["Erdem"]),
    ],
)
def test_a_name_follows_a_title(text: str, names: list[str]) -> None:
    assert found(names_after_titles, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Messrs. Bushrod and Salo, and Mr. Price left", ["Bushrod", "Salo", "Price"]),
        ("Mr. President and MR. CHAIRMAN", []),
        ("Secretary of State Lindqvist and Minister of Finance Salo", ["Lindqvist", "Salo"]),
        ("the Minister of Foreign Affairs and Counselor for Economic Affairs", []),
    ],
)
def test_a_name_follows_a_form_of_address_or_a_portfolio(text: str, names: list[str]) -> None:
    assert sorted(found(names_after_titles, text)) == sorted(names)


def test_titles_in_the_heading_are_addresses() -> None:
    text = f"FM AMEMBASSY LIMA\nTO RUEHC/SECSTATE WASHDC\n{HEADING}¶1. (C) PM Okafor agreed."
    assert found(names_after_titles, text) == ["Okafor"]


def test_a_full_name_stands_before_a_comma_and_a_title() -> None:
    text = "We met Jane Okafor, the new Consul General, and Rift Valley, a province."
    assert found(names_before_titles, text) == ["Jane Okafor"]


@pytest.mark.parametrize(
    ("apposition", "title"),
    [
        ("the Ambassador, agreed", "Ambassador"),
        ("the new Finnish Consul General, agreed", "Consul General"),
        ("Ambassador to Peru, agreed", "Ambassador"),
        ("Bank of Utopia Governor", "Governor"),
        ("Pol/Econ Counselor at Lima", "Econ Counselor"),
        ("former Prime Minister (and poet)", "Prime Minister"),
        ("who met the Ambassador on Monday", None),
        ("a critic of President Suomela", None),
        ("told the Ambassador that", None),
        ("President Suomela, and others", None),
        ("the Ambassador's driver, agreed", None),
        ("the Ambassador said that", None),
        ("her lawyer and the Ambassador", None),
        ("\n\nAmbassador", None),
    ],
)
@pytest.mark.parametrize("in_capitals", [False, True])
def test_a_title_after_a_comma_belongs_to_the_name_in_apposition_alone(
    apposition: str, title: str | None, *, in_capitals: bool
) -> None:
    text = f"Lasse Hallamaa, {apposition}"
    tokens = TokenText(text.upper() if in_capitals else text)
    printed = title_after(tokens, 3)
    if in_capitals and title == "Governor":
        title = None
    assert (printed.title.form if printed else None) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Amb. Okafor", "Amb"),
        ("We met the King. Okafor", None),
        ("General (ret.) Okafor", "General"),
        ("the Ambassador\n\nOkafor", None),
    ],
)
def test_a_title_before_a_name_is_of_the_same_sentence(text: str, title: str | None) -> None:
    tokens = TokenText(text)
    printed = title_before(tokens, len(tokens) - 1)
    assert (printed.title.form if printed else None) == title


def test_a_role_in_small_letters_announces_a_name() -> None:
    assert found(names_after_roles, "opposition leader Nils Aalto and his brother Khalil met") == [
        "Nils Aalto",
        "Khalil",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tanabe tempered this, explained Okafor. Lindqvist, who agreed, left.", ["Tanabe", "Okafor", "Lindqvist"]),
        ("Japan said so. Moscow told us. The Ministry noted it.", []),
        ("Quarnelo had said so. They spoke to Okafor and talked with Salo.", ["Quarnelo", "Okafor", "Salo"]),
        ("The Mabruk said no. At the Mabruk, all is well. We asked the Mabruk.", []),
    ],
)
def test_a_verb_of_speech_has_a_speaker(text: str, names: list[str]) -> None:
    assert found(speakers, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("with Robert Okafor in", ["Robert Okafor"]),
        ('with Robert "Rob" Okafor in', ['Robert "Rob" Okafor']),
        ("with Omar bin Rashid in", ["Omar bin Rashid"]),
        ("with Oleg Petrovich Zaytsev in", ["Oleg Petrovich Zaytsev"]),
        ("with Han Sung-ho in", ["Han Sung-ho"]),
        ("with K.P.S. Okafor in", ["K.P.S. Okafor"]),
        ("with the U.S. Embassy in", []),
        ("with Ahmed Wali Karimi (AWK) in", ["Ahmed Wali Karimi"]),
        ("with Ignacio de Almar Chaos, in", ["Ignacio de Almar Chaos"]),
        ("with the Robert Okafor Foundation in", []),
        ("in Latin America, Rio de Janeiro and the Kerala Ports Board (KPB) in", []),
        ("in Hong Kong and Sierra Leone", []),
    ],
)
def test_the_shape_of_a_full_name_tells(text: str, names: list[str]) -> None:
    assert found(full_names, f"We spoke {text} May.") == names


def test_attention_lines_hold_names_between_offices() -> None:
    slug = (
        "STATE FOR EUR/PGI:KSMITH AND NEA/ARP JMILLER\nNSC FOR OKAFOR/LINDQVIST\nINR (PSTRONG)\nP FOR HEIDE OKAFOR\n"
        "TREASURY FOR OFAC, OIA\nPARIS AND LONDON FOR AFRICA WATCHERS\n"
    )
    text = f"C O N F I D E N T I A L LIMA 000123\n\nSIPDIS\n\n{slug}\nE.O. 12958: DECL: 01/01/2019\n\n¶1. (C) Text."
    assert found(attention_names, text) == ["KSMITH", "JMILLER", "OKAFOR", "LINDQVIST", "PSTRONG", "HEIDE OKAFOR"]


@pytest.mark.parametrize(
    ("slug", "names"),
    [
        ("PARIS FOR PRICE\n", ["PRICE"]),
        ("PARIS FOR PRICE, LONDON FOR LUNDE\n", ["PRICE", "LUNDE"]),
        ("PARIS FOR PRICE POLICY\n", []),
        ("PARIS FOR TRADE\n", []),
        ("STATE FOR WHA/AND P.FRENCH\n", ["P.FRENCH"]),
        ("STATE FOR U.S.FRENCH DESK\n", []),
        ("TREASURY FOR LINDQVIST, T.\n", ["LINDQVIST, T"]),
        ("TREASURY FOR LINDQVIST, T\n", ["LINDQVIST"]),
        ("COMMERCE FOR 4212/MARK LINDQVIST\n", ["MARK LINDQVIST"]),
        ("STATE FOR EUR/TOMAS LINDQVIST\nCA/OCS FOR OKAFOR\n", ["TOMAS LINDQVIST", "OKAFOR"]),
    ],
)
def test_an_attention_line_names_what_elsewhere_is_a_word(slug: str, names: list[str]) -> None:
    text = f"C O N F I D E N T I A L LIMA 000123\n\nSIPDIS\n\n{slug}\nE.O. 12958: DECL: 01/01/2019\n\n¶1. (C) Text."
    assert found(attention_names, text) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            "DRAFTED BY NEA/IWG:CTAYLOR\nAPPROVED BY NEA/IWG:JCARTER\nCLEARED: P/E: DMILLER, DCM: MWILSON\n",
            ["CTAYLOR", "JCARTER", "DMILLER", "MWILSON"],
        ),
        (
            "DRAFTED BY EUR/NE:RHALVORSEN:LKS\nAPPROVED BY EUR: G. STRANDMO\nS/S-O:PKOSTRANDY\nEUR/NE - KEPINCH\n",
            ["RHALVORSEN", "LKS", "G. STRANDMO", "PKOSTRANDY", "KEPINCH"],
        ),
        (
            "APPROVED BY EUR: G. STRANDMO\nS/S;LPBRE\n",
            ["G. STRANDMO", "LPBRE"],
        ),
        ("DRAFTED BY CA/OCS/NE/TDHALVORSEN/JCC\n", ["TDHALVORSEN", "JCC"]),
        ("DRAFTED BY EUR/NE:RHALVORSEN:LKSP\n", ["RHALVORSEN", "LKSP"]),
        ("Drafted by ECON: TLUND; cleared by POL/INT: JHOEKST\n", ["TLUND", "JHOEKST"]),
        ("Drafted by the ministry: nothing\nCleared by ECON: the note was long\n", []),
        ("DRAFTED BY EUR/NE:RHALVORSEN:LKSPQ\n", ["RHALVORSEN"]),
        ("APPROVED BY EUR:LUND:LEE\n", ["LUND", "LEE"]),
        ("S/S - O:RSLUNDE\n", []),
        ("Drafter: RHALVORSEN:LKS\nDrafter: RAGNAR HALVORSEN\n", ["RHALVORSEN", "LKS", "RAGNAR HALVORSEN"]),
        ("Drafter: n/a\nClearances: none\n", []),
        ("DRAFTED BY POL:RHALVORSEN; APPROVED BY: DCM:TLUNDE\n", ["RHALVORSEN", "TLUNDE"]),
        ("APPROVED BY THE CABINET\nAND THE LAW PASSED.\nApproved by Parliament: the law\n", []),
        ("CLEARED OUT THE SITE\nDRAFTED BY EUR/NE\nPM:THE SECRETARY\n", []),
    ],
)
def test_drafters_clearers_and_typists_are_found_and_offices_are_not(lines: str, names: list[str]) -> None:
    assert found(drafting_names, lines) == names


def test_a_line_of_a_drafting_block_needs_no_label() -> None:
    text = "S/S - O:RSLUNDE\nEUR:THE SECRETARY\n"
    tokens = TokenText(text, [(0, len(text), "drafting")])
    assert [text[each.start : each.end] for each in drafting_names(tokens)] == ["RSLUNDE"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ORIG: JLund;PG;JH;jah\nUNIT: X", ["JLund", "PG", "JH", "jah"]),
        ("ORIG : T.J. OKAFOR:fjs\n", ["T.J. OKAFOR", "fjs"]),
        ("ORIG: BLund:PG:Jm RESTRICTED HANDLING", ["BLund", "PG", "Jm"]),
        ("ORIG:\nUNIT: CI", []),
        ("ORIG: SECRET", []),
    ],
)
def test_the_originator_of_a_message_and_the_initials_behind_are_found(line: str, names: list[str]) -> None:
    assert found(originators, line) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THEY MET COLONEL POWERS IN LIMA.", ["POWERS"]),
        ("A NOTE OF AMB. SOLE TO LIMA.", ["SOLE"]),
        ("PRIME MINISTER PRICE'S AIDE LEFT.", ["PRICE"]),
        ("The Secretary met Lord Home in Lima.", ["Home"]),
        ("We met Ambassador Price.", ["Price"]),
        ("We met the Ambassador June 30.", []),
        ("A letter from the MOD. Price it.", []),
        ("Prime Minister Office and Minister Visit", []),
        ("THE COLONEL POWERS THE ENGINE.", []),
        ("Ambassador King was late.", ["King"]),
        ("Ambassador Prince Turki was late.", ["Turki"]),
        ("AMBASSADOR KING WAS LATE.", ["KING"]),
        ("Mrs. King left.", ["King"]),
        ("Mr. Major's letter", ["Major"]),
        ("MR. MAY WAS LATE.", ["MAY"]),
        ("Mr. Justice Okafor left.", ["Okafor"]),
        ("Mr. Justice, may I", []),
        ("Mr. Vice President, may I", []),
        ("General Price arrived.", ["Price"]),
        ("GENERAL PRICE ARRIVED.", ["PRICE"]),
        ("GENERAL PRICE LEVELS ROSE.", []),
        ("MAJOR POWERS MET.", []),
        ("THE MINISTER LONG AGREED.", []),
        ("Ambassador Power spoke.", ["Power"]),
        ("Ambassador power of attorney", []),
        ("AMBASSADOR MAY WISH TO LEAVE.", []),
        ("THE CONSUL GENERAL HOUSE IS OLD.", []),
    ],
)
def test_an_ordinary_word_is_a_surname_after_a_title(text: str, names: list[str]) -> None:
    assert found(names_after_titles, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PRICE SAID THAT IT WAS FAIR. BEGIN TOLD US SO.", ["PRICE", "BEGIN"]),
        ("OIL PRICE AGREED. THE CHURCH SAID NO. SOURCE SAID YES.", []),
        ("WAR ON THE BEGIN CABINET AND THE JOHNSON REGIME", ["BEGIN", "JOHNSON"]),
        ("THE YOUNG REGIME, THE JORDAN GOVERNMENT, A MINISTER CABINET", []),
    ],
)
def test_a_frequent_surname_that_is_a_word_speaks_at_the_start_of_a_clause(text: str, names: list[str]) -> None:
    certain = [each for each in speakers(TokenText(text)) if each.confidence == 1]
    assert [text[each.start : each.end] for each in certain] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THEY MET TOMAS L U N D IN LIMA", ["TOMAS L U N D"]),
        ("THEY MET MR. O K A F O R", ["O K A F O R"]),
        ("S E C R E T LIMA", []),
        ("TOMAS S E C R E T LIMA", []),
        ("TOMAS H A R R I S LEFT", ["TOMAS H A R R I S"]),
        ("TOMAS P R I C E LEFT", ["TOMAS P R I C E"]),
        ("TOMAS A B C", []),
    ],
)
def test_a_surname_may_have_blanks_between_its_letters(text: str, names: list[str]) -> None:
    assert found(spaced_names, text) == names


def test_people_in_brackets_in_the_tags_need_no_comma() -> None:
    text = "TAGS: BDIS, (OKAFOR), (LINDQVIST SALO), (JANE OKAFOR AND TOMAS LUND), (TARIFFS), (EC), (COMBAT VEHICLES)\n"
    assert found(archived_names, text) == ["OKAFOR", "LINDQVIST SALO", "JANE OKAFOR", "TOMAS LUND"]


def test_the_labelled_lines_name_visitors_officers_and_correspondents() -> None:
    text = (
        f"{HEADING}E.O. 12065: GDS 11/12/85 (OKAFOR, J) OR-M\n"
        "TAGS: OVIP (LINDQVIST, TOMAS R.), PREL\n"
        "SUBJECT: TALKS\n\n"
        "REF: A. VIRTANEN/TANABE E-MAIL 1/4/07\n\n¶1. (C) Text."
    )
    assert sorted(found(tagged_names, text)) == ["LINDQVIST, TOMAS R.", "OKAFOR, J"]
    assert sorted(found(message_parties, text)) == ["TANABE", "VIRTANEN"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("married to Rosa Lund and has a daughter, Alicia.", ["Alicia", "Rosa Lund"]),
        ("HIS WIFE'S NAME IS ROSA", ["ROSA"]),
        ("Children: Ines, Eero and Luz.", ["Ines", "Eero", "Luz"]),
        ("His sons are Tomas and Pedro.", ["Tomas", "Pedro"]),
        ("They have three children (Ines, Eero and Luz) and a son (aged 5).", ["Ines", "Eero", "Luz"]),
        ("the Petrossov brothers, Tigran and Hrant, own it", ["Petrossov", "Tigran", "Hrant"]),
        ("Lindqvist's nephew and Tanabe's driver saw it", ["Lindqvist", "Tanabe"]),
        ("Finland's daughter, Lima's lawyer and the firm's driver", []),
        ("his brother took the Muslim Brothers to the Finnish family", []),
        ("his wife, the Ambassador, and his son at Harvard", []),
        ("MbZ, brothers MinState Foreign Affairs", []),
    ],
)
def test_relatives_and_families_are_named(text: str, names: list[str]) -> None:
    assert found(relatives, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Utopian Delegate (Costigan) spoke.", ["Costigan"]),
        ("THEIR STAFF (SCHMITTER, LORENZEN, ET AL) AGREED", ["SCHMITTER", "LORENZEN"]),
        ("NAIROBI (EYES ONLY OKAFOR) AND LIMA", ["OKAFOR"]),
        ("the Ministry of Finance (MoF) and the Industrial Group (SHIG)", []),
        ("Ambassador (Ret.) Okafor and Minister (Finance)", []),
        ("THE DELEGATE (NATO) AND THE COUNSEL (REPS)", []),
        ("He (Torvanen) and she (Okafor) left.", ["Torvanen", "Okafor"]),
        ("He (also) and she (FBI) left.", []),
        ("Torvanen (D-ME) and Okafor (R-Calif.) voted.", ["Torvanen", "Okafor"]),
        ("Ada Torvanen (D-ME) voted.", []),
        ("Torvanen (X-ME) and Okafor (D-7) left.", []),
    ],
)
def test_names_are_in_brackets_after_an_office(text: str, names: list[str]) -> None:
    assert found(bracketed_names, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('We met Joaquin "Chapo" Belmonte in', ['Joaquin "Chapo" Belmonte']),
        ('WE MET RAMIRO "EL ZURDO" CANTERO IN', None),
        ('We met Ramiro "El Zurdo" Cantero in', ['Ramiro "El Zurdo" Cantero']),
        ('The "Green" Party of "the" Church', []),
    ],
)
def test_a_nickname_in_quotes_is_part_of_the_name(text: str, names: list[str] | None) -> None:
    assert found(nicknamed, text) == (['RAMIRO "EL ZURDO" CANTERO'] if names is None else names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Poloff met "Eero" Lindqvist-Salo, who said so.', ['Eero" Lindqvist-Salo']),
        ('Xola "Bra X" Okafor', ['Xola "Bra X" Okafor']),
        ('the "Eero" Hotel and the "Observer" Lindqvist reads', []),
    ],
)
def test_nicknames_may_come_first_or_have_an_initial(text: str, names: list[str]) -> None:
    assert found(nicknamed, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("El gobernador Okafor y la senadora Lindqvist", ["Okafor", "Lindqvist"]),
        ("EL MINISTRO CONSEJERO Y EL DIPUTADO TANABE", ["TANABE"]),
        ("Le capitaine Okafor et Monseigneur Tanabe", ["Okafor", "Tanabe"]),
    ],
)
def test_titles_are_known_in_other_languages(text: str, names: list[str]) -> None:
    assert found(names_after_titles, text) == names


E_MAIL = """FROM: Lindqvist, Karin A (Lima)
SENT: Tuesday, May 5, 2009 10:14 AM
TO: Okafor, Todd; "Tanabe, Jiro" <tanabej@example.org>; Oona Salo <salo@example.org>
CC: EUR-SCE-DL; Embassy Lima <lima@example.org>

The letter is in the pouch.
"""


def test_the_head_of_an_e_mail_names_its_sender_and_recipients() -> None:
    assert found(correspondents, E_MAIL) == ["Lindqvist, Karin A", "Okafor, Todd", "Tanabe, Jiro", "Oona Salo"]
    assert found(correspondents, E_MAIL.replace("SENT", "ROUTED")) == []


def test_the_attributes_of_the_archive_name_people_and_its_stamps_the_reviewer() -> None:
    text = (
        "Executive Order: GS 19850901 OKAFOR, JANE R\nTAGS: OVIP, BL, (LUND SALO, ALFREDO), (FOUCHET, R.M.)\n"
        "Markings: Carol Q. Lindholm Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n"
        "           Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n"
    )
    names = ["Carol Q. Lindholm", "FOUCHET, R.M.", "LUND SALO, ALFREDO", "OKAFOR, JANE R"]
    assert sorted(found(archived_names, text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Party        Leader         Seats\nForward Union  Okafor        12\nRed Front    Lindqvist         9\n",
            ["Okafor", "Lindqvist"],
        ),
        ("Name\t\tPost\nTom Okafor\t\tLima\n\nTom Lund\t\tParis\n", ["Tom Okafor"]),
        ("The leader said so.\nOkafor   Lund\n", []),
        ("Party        Leader\nForward Union  none\n", []),
    ],
)
def test_a_column_of_people_is_known_by_its_heading(text: str, names: list[str]) -> None:
    assert found(people_in_tables, text) == names


def test_another_name_is_announced() -> None:
    assert found(aliases, 'He is also known as "Samovar" and aka Abu Rashid; the Akash river') == [
        "Samovar",
        "Abu Rashid",
    ]


def test_no_evidence_holds_a_name() -> None:
    text = f"{HEADING}Classified By: Ambassador Jane Okafor\n\n¶1. (C) DDG Tanabe told Tom Lindqvist, the DCM.\nOKAFOR"
    tokens = TokenText(text, guess_zones(text))
    candidates = find_certain(tokens)
    assert candidates
    for candidate in candidates:
        assert 0.5 <= candidate.confidence <= 1
        for name in ("Okafor", "Tanabe", "Lindqvist"):
            assert name.lower() not in candidate.evidence.words.lower()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "-", "(", "Classified By:", "PARTICIPANTS:", "A.", "U.S. ", "FOR", "¶", "al-"]
)
def test_fragments_of_a_cable_hold_no_name(text: str) -> None:
    assert find_certain(TokenText(text, guess_zones(text))) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A. TOMAS (OKAFOR) HARGREAVE BORN LIMA", ["TOMAS (OKAFOR) HARGREAVE"]),
        ("Juan Tomas (Okafor) Hargreave left", ["Juan Tomas (Okafor) Hargreave"]),
        ("met by Colonel Tomas (Okafor) Hargreave", ["Tomas (Okafor) Hargreave"]),
        ("THE CONSUL (OKAFOR) SAID", []),
        ("TOMAS (LIMA) HARGREAVE", []),
        ("EMBASSY (FISHERIES) OFFICE", []),
        ("TOMAS (OKAFOR)\nHARGREAVE", []),
    ],
)
def test_the_first_of_two_surnames_may_be_in_parentheses(text: str, names: list[str]) -> None:
    assert found(names_with_two_surnames, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THEY MET JOHN PRICE, CONSUL", ["JOHN PRICE"]),
        ("THEY MET JOHN PRICE INDEX", []),
        ("THEY MET GRANT PRICE, CONSUL", []),
    ],
)
def test_a_surname_that_is_a_word_ends_a_name_in_capitals(text: str, names: list[str]) -> None:
    assert [name for name in found(full_names, text) if "PRICE" in name] == names


def test_a_delegation_is_surely_named_after_its_leader() -> None:
    text = "AFGHANS WITH CODEL BURR"
    (candidate,) = names_after_titles(TokenText(text))
    assert (text[candidate.start : candidate.end], candidate.confidence) == ("BURR", 1.0)


def test_a_surname_after_messrs_may_be_a_word_if_another_precedes() -> None:
    assert found(names_after_titles, "WITH MESSRS. OKAFOR, POPE AND BANKS TODAY") == ["OKAFOR", "POPE", "BANKS"]
    assert found(names_after_titles, "WITH MESSRS. OKAFOR, PROMPTLY AND BANKS TODAY") == ["OKAFOR"]


def test_a_delegation_may_be_named_after_two() -> None:
    text = "WE WELCOME STAFFDEL OKAFOR/TORVANEN TODAY"
    assert found(names_after_titles, text) == ["OKAFOR", "TORVANEN"]


@pytest.mark.parametrize("label", ["REF:", "REF: A.", "REF: 1 A.", "REF: 1 (A)"])
def test_the_parties_of_a_message_are_found_wherever_they_stand(label: str) -> None:
    text = f"{HEADING}{label} OKAFOR-LINDQVIST TELCON, TANABE 02/16/2010\n\nSUBJECT: FISH\n\n1. (C) Text."
    assert sorted(found(message_parties, text)) == ["LINDQVIST", "OKAFOR"]


@pytest.mark.parametrize("before", ["", "THEN ", "AT NOON "])
def test_an_officer_behind_an_article_is_an_office(before: str) -> None:
    assert found(names_after_titles, f"{before}THE COLONEL POWERS ON.") == []
    assert found(names_after_titles, f"{before}COLONEL POWERS LEFT.") == ["POWERS"]
