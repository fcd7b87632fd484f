"""Small closed classes of words that tell names from other capitalised words."""

from __future__ import annotations

import re

from cablelint.data.titles import titles


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words(
    """abd abu ad af al an ar as at bin bint bu da dal dalla das de del della den der di do dos du e ed el en es ez i
    ibn la le lo los ma op os san st ter ul um umm ur uz van vom von y yr zu zum zur"""
)
"""Words in small letters that stand inside names."""

NEVER = _words(
    """about after although also and are as because been before between both but by could during for from had has have
    her his however if into is it its more most not of or other our over should since some such that the their
    there these they this those under until was we were when where which while who whom whose with would"""
)
"""Words that no name holds."""

SPEECH = _words(
    """acknowledged added admitted agreed argued asked asserted believed believes cautioned claimed commented
    complained concluded confirmed continued countered described emphasized explained expressed highlighted
    insisted maintained met noted observed opined pointed predicted recalled recommended reiterated remarked
    replied reported responded said says speculated stated stressed suggested thanked thinks thought told
    underscored urged visited warned"""
)

CALENDAR = _words(
    """april apr aug august dec december feb february friday jan january jul july jun june mar march monday nov
    november oct october saturday sep sept september sunday thursday tuesday wednesday"""
)

BODIES = _words(
    """act agency agreement air aircraft airlines airport alliance amendment area armed army assembly association
    authority avenue bank base basin battalion bay bazaar board border boulevard bridge brigade brothers
    building bureau bridge camp campus canal capital cell cemetery center centre chamber channel church city
    clan clinic club coalition coast college commission committee company complex conference congress consortium
    constitution convention corporation corps corridor council county court daily dam declaration delta
    department desert district division doctrine embassy energy enterprises exchange factory faculty federation
    field fields fleet forces forest foundation front fund gas gate governorate group groups gulf hall harbor
    high hill hills holding holdings hospital hotel house inc industries initiative institute international
    island islands jail journal junction lake law league library limited line llc lodge ltd magazine mall market
    memorial militia mine minister ministry monastery mosque motors mountain mountains movement museum network
    news newspaper ocean office oil organization organisation palace parish park party pass peninsula pipeline
    plan plant plaza point police port post power press prison process program programme project protocol
    province provinces radio railway ranch range ravine reef refinery regime region regiment report republic
    resort restaurant river road route school sea services shipping shrine society square stadium state station
    steel strait straits street studios summit synagogue telecom television temple territory theater times tower
    towers town trade treaty tribe tribes tribunal trust tunnel tv union university valley village wall weekly
    yard zone"""
)
"""Words after which, or after whose company, a capitalised word is a thing or a place."""

_ARTICLES = _words("the a an this that these those")
_PLACE_PREPOSITIONS = _words("in at near into throughout across toward towards around outside inside within")
_BE_AND_HAVE = _words("is was has had would will could may might did does can should are were have be been")

TITLE_WORDS = frozenset(
    word
    for title in titles().values()
    if not title.ambiguous or len(title.form) > 3
    for word in re.findall(r"[^\W\d_]+", title.form.casefold())[-1:]
)


def cue(folded: str, group: str) -> str:
    """What a neighbour says about a word, as one of some thirty cues, which sum up all places where the word stands."""
    if group in ("title", "speech", "body", "nation", "calendar", "9", "Fore", "fore", "X", "last", "part"):
        return group
    if folded in _ARTICLES:
        return "the"
    if folded in _PLACE_PREPOSITIONS:
        return "in"
    if folded in _BE_AND_HAVE:
        return "is"
    if folded in ("to", "from", "of", "and", "by", "with", "for", "on", "who", "as", "or", "'s", ",s", "’s"):
        return folded.strip(",'’")
    if not folded[0].isalnum():
        return folded[0]
    return "small" if group in ("xx", "the") else "other"
