"""Closed classes of words that decide where a name may occur and where it ends; all in small letters.

One list for each class. A subset has a name and a reason of its own.
"""

from __future__ import annotations

import re
from functools import cache

from cablelint.data.titles import titles


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words(
    """abd abu ad af al an ar as ash at az bani ben bin bint binti bu da dal dalla das de del della den der di
    do dos du e ed el ez ibn kizi kyzy la las le lo los oglu ogly op os ou ould qizi san santa st ter ugli ul um umm
    ur uulu uz van vom von y yr zu zum zur"""
)
"""Small words inside names. Some are also English or Spanish words, so they count between two parts only."""

OPENING_PARTICLES = _words("abd abu al bin bint da de del della di el ibn la le van von zu")
"""The particles that may open a name: de Almar, bin Rashid, al-Farsi. The others would open anything."""

GENERATIONS = _words("ii iii iv v vi vii viii ix x xi xii xiv xvi")
"""Numerals that end a name."""

HONORIFICS = _words(
    "dr haji hajji jr king mac mc mr mrs ms oglu ould prince princess queen sayyid shaikh shaykh sheikh sir sr ste"
)
"""Honorifics and the like that a printed form of a name may include; none of them identifies a person."""

SPEECH_VERBS = _words(
    """acknowledged added admitted agreed argued asked asserted assessed assured believed believes cautioned
    claimed clarified commented complained conceded concluded confided confirmed contended continued countered
    denied described elaborated emphasized enquired explained expressed felt highlighted hinted indicated
    informed inquired insisted joked lamented maintained mused nodded noted observed opined pointed predicted
    promised quipped raised reasoned recalled recommended reiterated remarked repeated replied reported
    responded said says shrugged speculated stated stressed suggested surmised tempered thanked thinks thought
    told underlined underscored urged voiced volunteered vowed warned welcomed wondered"""
)
"""Verbs whose subject is nearly always a person."""

PERSONAL_VERBS = SPEECH_VERBS | _words(
    """arrived attended called came departed died flew introduced invited joined left met presided resigned retired
    returned ruled signed spoke telephoned toured travelled traveled visited wrote"""
)
"""Those, and verbs of coming, going and meeting."""

INVERTING_SPEECH_VERBS = _words("added asked continued explained noted replied said told")
"""The speech verbs that often precede their subject: "we will not", said Okafor."""

FREQUENT_SPEECH_VERBS = _words("added argued asked claimed confirmed explained noted replied said stressed told")
"""The speech verbs that may be taken as evidence without any other: the rest are also adjectives, or rare."""

FUNCTION_WORDS = _words(
    """a about after against also although and any are as at be because been before between both but by can
    could did during for from had has have he her his however if in into is it its may might more most must no
    nor not of on or other our over said says shall she should since so some such that the their then there
    these they this those to told under until upon was we were what when where whether which while who whom
    whose why will with would you your"""
)
"""Prepositions, pronouns, conjunctions, auxiliaries: no name contains one, apart from particles."""

NEVER_IN_NAMES = FUNCTION_WORDS - _words("a can he in may more no said shall so to will you")
"""Function words without those that are also names: He Yafei, So, May, Said, Thomas More, Will Rogers."""

CALENDAR = _words(
    """apr aug august dec december feb february friday january jul july march monday nov november oct october
    saturday sep sept september sunday thursday tuesday wednesday"""
)
"""Months and days; those that are also forenames are missing."""

CALENDAR_AND_FORENAMES = CALENDAR | _words("april jan jun june mar")
"""Months and days, forenames among them."""

THING_WORDS = _words(
    """act agency agreement air aircraft airlines airport alliance amendment area armed army assembly
    association authority avenue bank base basin battalion bay bazaar board border boulevard bridge brigade
    brothers building bureau camp campus canal capital cell cemetery center centre chamber channel church city
    clan clinic club coalition coast college commission committee company complex conference congress consortium
    constitution convention corporation corps corridor council county court daily dam declaration delta
    department desert district division doctrine embassy energy enterprises exchange factory faculty federation
    field fields fleet forces forest foundation front fund gas gate governorate group groups gulf hall harbor
    high hill hills holding holdings hospital hotel house inc industries initiative institute international
    island islands jail journal junction lake law league library limited line llc lodge ltd magazine mall market
    memorial militia mine minister ministry monastery mosque motors mountain mountains movement museum network
    news newspaper ocean office oil organisation organization palace parish park party pass peninsula pipeline
    plan plant plaza point police port post power press prison process program programme project protocol
    province provinces radio railway ranch range ravine reef refinery regime regiment region report republic
    resort restaurant river road route school sea services shipping shrine society square stadium state station
    steel strait straits street studios summit synagogue telecom television temple territory theater times tower
    towers town trade treaty tribe tribes tribunal trust tunnel tv union university valley village wall weekly
    yard zone"""
)
"""A capitalised word before or after one of these is often a thing or a place: the model learns how often."""

THINGS = _words(
    """academy accord accords airport avenue award base bay boulevard bridge camp center centre church city
    college commission company convention corporation county dam doctrine doctrines dynasty empire fellowship
    fellowships field foundation fund group hall hospital hotel house inc industrial initiative institute
    institution international island islands lake law library llc ltd memorial mine mosque mountain oblast pact
    palace park path plan port prison prize process province report reservoir river road scholar scholars school
    square stadium stiftung street tower towers university valley village"""
)
"""A capitalised word of these after a name makes it the name of a thing: Carter Center, Reagan Airport."""

BODIES = _words(
    """academy administration affairs affairs' agency agreement ambassador army assembly authority bank board
    bureau cabinet center centre chamber command commission committee company conference congress corporation
    council court d'affairs delegation department division embassy federation force forces foundation front
    general government group guard house institute institution intelligence ministry mission movement office
    organisation organization parliament party police program programme project secretariat section security
    senate service society staff state states summit team trade treaty tribunal union university"""
)
"""Bodies and papers, often capitalised after a title: "General Assembly", "Defense Minister Meeting"."""

COMPOUND_TAILS = _words(
    """aligned allied appointed backed based bashing born brokered chaired controlled created day dominated
    elect era esque friendly held hosted initiated inspired language leaning led like linked looking made
    mandated minded named opened operated oriented owned proposed related run sanctioned signed sponsored
    spouting style supported trained type wing year years"""
)
"""Words that follow a name after a hyphen without belonging to it: Okafor-era, Lindqvist-led."""

NAME_LIKE_TITLES = _words(
    """amir dato don dona ibu ko lama ma maung min oba pak pir sayed sayyid shah sri sultan tan tun"""
)
"""Titles that are as often a part of the name itself: Amir Tavori, Shah Mahmud Karimi, Ma Jiadong."""

ROLES = _words(
    """academic activist actor adviser advisor aide ally ambassador analyst architect assistant associate
    attorney author banker billionaire blogger boss brother businessman businesswoman candidate captain
    chairman chairwoman chancellor chief cleric coach colleague colonel columnist commander commentator
    commissioner congressman contact coordinator counterpart cousin daughter defendant deputy designate
    dictator diplomat director dissident doctor economist editor elder envoy equivalent expert father
    fighter financier forger founder friend fugitive general governor guerrilla hacker head heir historian
    husband imam interlocutor investigator investor journalist judge king laureate lawmaker lawyer leader
    lecturer legislator librarian lobbyist magistrate magnate manager mayor member mentor militant minister
    mogul mother mullah negotiator nephew nominee novelist officer oligarch owner parliamentarian partner
    philosopher physician pilot poet politician predecessor premier president priest prince prisoner
    producer professor propagandist prosecutor protege psychiatrist publisher pundit rapporteur reporter
    representative researcher rival scholar scientist secretary senator shaykh sheikh singer sister son
    spokesman spokesperson spokeswoman strategist strongman student successor suspect terrorist trader
    traitor tycoon uncle veteran victim warlord wife writer"""
)
"""Words for people, which a name may follow without a comma: "opposition leader Jane Okafor"."""

LABELS = _words("""eo per re reason reasons ref reftel section sections sipdis subject tags""")
"""Words of the labelled lines: no name continues into them."""

ABBREVIATIONS = _words(
    """admin amcit amcits assn assoc asst bur comm conv def dep dept dev dip div dob dpob econ gov't govt int'l
    intl mgmt mil mtg nat'l natl nok pob pol ppt regs sec sect tech univ"""
)
"""Abbreviations of offices and bodies."""

REGIONS = _words(
    """africa america americas arabia asia britain burma caucasus england europe holland islam janeiro korea
    kremlin latin maghreb paulo rio sao scot scotland scots wales"""
)
"""Parts of the world that no list of countries contains."""

SHORT_SURNAMES = _words(
    """ban chen chi cho choi chun dai deng fan fu gao gu guo han ho hong hu huang jang jia jin kang kim kong ku
    lee li lim lin liu lu luo ma mao ni oh pan park peng qian qin roh ryu shi sun tan tang tao wan wang wei wen
    wu xi xie xu yan yang yao ye yoo yoon yu yuan yun zeng zhang zhao zheng zhou zhu"""
)
"""East Asian surnames that look like codes."""

STATIONS = _words("""amconsul amembassy noforn secdef secstate sipdis usinterests usmission usnato usoffice washdc""")
"""Words of addresses, which slug lines contain too."""

NAMELESS_ZONES = frozenset({"heading", "classification", "tags"})
"""Zones in which titles and capitals mean offices and codes."""

_ARTICLES = _words("the a an this that these those")
_PLACE_PREPOSITIONS = _words("in at near into throughout across toward towards around outside inside within")
_AUXILIARIES = _words("is was has had would will could may might did does can should are were have be been")


@cache
def title_ends() -> frozenset[str]:
    """Return the last word of each title that proves a name or is long enough to be no other word."""
    return frozenset(
        word
        for title in titles().values()
        if not title.ambiguous or len(title.form) > 3
        for word in re.findall(r"[^\W\d_]+", title.form.casefold())[-1:]
    )


_KEPT_CLASSES = frozenset({"title", "speech", "body", "nation", "calendar", "9", "Fore", "fore", "X", "last", "part"})
# A word of several groups is of the last of them.
_CLASS_OF_CONTEXT = {
    **{word: word for word in ("to", "from", "of", "and", "by", "with", "for", "on", "who", "as", "or")},
    **dict.fromkeys(("'s", ",s", "’s"), "s"),
    **dict.fromkeys(_AUXILIARIES, "is"),
    **dict.fromkeys(_PLACE_PREPOSITIONS, "in"),
    **dict.fromkeys(_ARTICLES, "the"),
}


def context_class(folded: str, word_class: str) -> str:
    """Return one of some thirty classes that describe a word as the neighbour of another."""
    if word_class in _KEPT_CLASSES:
        return word_class
    context = _CLASS_OF_CONTEXT.get(folded)
    if context is not None:
        return context
    if not folded[0].isalnum():
        return folded[0]
    return "small" if word_class in ("xx", "the") else "other"
