"""Prose in Spanish, French and Portuguese: found by its function words and verbs of speech, no parts of names."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK
from cablelint.names.lexical.word_classes import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.names.lexical.tokens import TokenText


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LANGUAGES = (
    _words(
        """afirmaron afirmo al ante anuncio bajo cada como con contra cual cuando de declararon declaro del
        desde despues dijeron dijo donde dos durante e el ella en entre era es esta estan este esto expreso
        fue ha hablaron hablo han hasta hay informaron informo la las le les lo los manifesto mas mientras muy
        no o para pero por porque que quien recibio se segun ser si sin sobre son su sus tambien todo todos un
        una uno y ya"""
    ),
    _words(
        """affirme annonce au aux avec ce ces cette comme d dans de declare des dit du elle en entre est et
        etait ete il ils je l la le les leur leurs lui mais meme n ne nous on ont ou par pas plus pour qu que
        qui sa sans se ses son sont sous sur un une vous"""
    ),
    _words(
        """a afirmaram afirmou anunciou ao aos as ate com como da das de declarou disse disseram do dos e ela
        ele em entre era essa esta este falaram falou foi ha informou isso ja mais mas na nao nas negou no nos
        o os ou para pela pelo por quando que quem recebeu se sem ser seu seus sobre sua suas tambem um uma"""
    ),
)
_ENGLISH = FUNCTION_WORDS - _words("a as do he me no on")
_ARTICLE = frozenset({"the"})
_LEAST_SHARE = 0.2
_FEWEST = 6
TITLES = _words(
    """abbe abbé abogado abogados advogado advogados alcalde alcaldesa almirante ambassadeur amiral arzobispo
    avocat bispo brigadeiro brigadier camarada camarade canciller candidata candidato capitaine capitan capitao
    capitán cardeal cardenal chanceler ciudadana ciudadano ciudadanos colonel comandante commandant companera
    companero coronel dama deputada deputado deputados depute detenida detenidas detenido detenidos diputada
    diputado diputados dirigente dirigentes docteur doctor doctora dom don dona doutor doutora dr député députés
    embaixador embajador embajadora fiscal general generales gobernador gouverneur governador gral général ing
    ingeniera ingeniero juez juge juiz lic licenciada licenciado lider lieutenant líder madame magistrado maire
    maitre major marechal mariscal maréchal mayor ministra ministre ministres ministro ministros mme monseigneur
    monsenor monsieur obispo padre periodista prefecto prefeito prefet premier president presidenta presidente
    procurador profesor profesora professeur professor préfet président reina relator rey secretaire secretario
    secrétaire senador senadora senadores senateur senhor senhora senor senora senoras senores senorita señor
    señora señores señorita sr sra sres subsecretario sénateur tenente teniente vice-presidente vicepresidente"""
)
"""Titles and callings in the languages, in small letters."""


def foreign_words(tokens: TokenText) -> dict[int, frozenset[str]]:
    """The function words of the language of each token that is in foreign prose; other tokens are left out.

    A block counts as foreign if at least a fifth of its words, and six, are function words of one language, and fewer
    are English ones.
    """
    blocks: dict[int, tuple[int, frozenset[str]]] = {}
    for words in _LANGUAGES:
        for end, count in _dense_blocks(tokens, tokens.places_of(words)):
            if end not in blocks or count > blocks[end][0]:
                blocks[end] = count, words
    found: dict[int, frozenset[str]] = {}
    articles = tokens.places_of(_ARTICLE) if blocks else ()
    for end, (count, words) in blocks.items():
        start = max(0, tokens.breaks.rfind(NEW_BLOCK, 1, end))
        # A word of English shows sooner that a block is English, as most are.
        if count > bisect_left(articles, end) - bisect_left(articles, start):
            block = [*filter(str.isalpha, tokens.folded[start:end])]
            if count >= _LEAST_SHARE * len(block) and count > sum(map(_ENGLISH.__contains__, block)):
                found.update(dict.fromkeys(range(start, end), words))
    return found


def _dense_blocks(tokens: TokenText, where: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the end of each block with the fewest words of a language that foreign prose has, and their number."""
    first = 0
    while first + _FEWEST <= len(where):
        end = tokens.breaks.find(NEW_BLOCK, where[first] + 1)
        end = end if end >= 0 else len(tokens)
        following = bisect_left(where, end, first)
        if following - first >= _FEWEST:
            yield end, following - first
        first = following
