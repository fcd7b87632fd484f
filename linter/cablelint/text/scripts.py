"""Letters of other scripts as cables transliterate them: one usual Latin spelling for each."""

from __future__ import annotations

import unicodedata

from cablelint.text.regexes import regex

_TABLES = (
    (
        "абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя",
        "a b v g g d e ye yo zh z i i yi y k l m n o p r s t u u f kh ts ch sh shch - y - e yu ya",
    ),
    ("ђѓљњћќџјѕ", "dj gj lj nj c kj dz j dz"),
    ("әғқңөұүһ", "a g k n o u u h"),
    ("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f h ps o"),
    (
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکی",
        "a b t th j h kh d dh r z s sh s d t z - gh f q k l m n h w y a a - a a i - - p ch zh g k y",
    ),
    ("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h o z h t y k k l m m n n s - p p ts ts k r sh t"),
    ("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"),
    (
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
    ),
)
_LATIN = {
    letter: "" if latin == "-" else latin
    for letters, spellings in _TABLES
    for letter, latin in zip(letters, spellings.split(), strict=True)
}
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()
# The commonest surnames in Chinese characters.
_SURNAMES = dict(
    pair.split(":")
    for pair in """
    王:wang 李:li 张:zhang 張:zhang 刘:liu 劉:liu 陈:chen 陳:chen 杨:yang
    楊:yang 黄:huang 黃:huang 赵:zhao 趙:zhao 吴:wu 吳:wu 周:zhou 徐:xu 孙:sun
    孫:sun 马:ma 馬:ma 朱:zhu 胡:hu 郭:guo 何:he 林:lin 高:gao 罗:luo 羅:luo
    郑:zheng 鄭:zheng 梁:liang 谢:xie 謝:xie 宋:song 唐:tang 许:xu 許:xu 邓:deng
    鄧:deng 韩:han 韓:han 冯:feng 馮:feng 曹:cao 彭:peng 曾:zeng 肖:xiao 田:tian
    董:dong 潘:pan 袁:yuan 蔡:cai 蒋:jiang 蔣:jiang 余:yu 于:yu 杜:du 叶:ye 葉:ye
    程:cheng 魏:wei 苏:su 蘇:su 吕:lu 呂:lu 丁:ding 任:ren 卢:lu 盧:lu 姚:yao
    沈:shen 钟:zhong 鍾:zhong 姜:jiang 崔:cui 谭:tan 譚:tan 陆:lu 陸:lu 范:fan
    汪:wang 廖:liao 石:shi 金:jin 韦:wei 贾:jia 賈:jia 夏:xia 付:fu 方:fang
    邹:zou 熊:xiong 白:bai 孟:meng 秦:qin 邱:qiu 侯:hou 江:jiang 尹:yin 薛:xue
    闫:yan 段:duan 雷:lei 龙:long 龍:long 陶:tao 史:shi 贺:he 毛:mao 温:wen
    溫:wen 习:xi 習:xi
    """.split()
)
# Scripts of syllables, whose letters have names that Unicode spells as they sound, with a vowel.
_SYLLABLE = regex(
    r"(?:HIRAGANA|KATAKANA|DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|MALAYALAM|SINHALA|MYANMAR"
    r"|KHMER|ETHIOPIC) (?:LETTER|VOWEL SIGN|SYLLABLE|INDEPENDENT VOWEL) (?:SMALL )?([A-Z]+)"
    r"|THAI CHARACTER ([BCDFHKLMNPRSTWY][GH]?O) .*"
)
# Where the names of the Japanese ones are not spelt as in cables; the first lengthens the next consonant.
_JAPANESE = {
    "KATAKANA LETTER SMALL TU": "", "HIRAGANA LETTER SMALL TU": "", "TI": "chi", "TU": "tsu", "HU": "fu", "ZI": "ji",
    "DI": "ji", "DU": "zu", "SI": "shi",
}  # fmt: skip
_THAI = {"WO": "vo"}
#: A word in a script that is transliterated here; a Japanese one in katakana ends where other letters follow.
OTHER_SCRIPT = regex(
    "[\u30a1-\u30fa\u30fc\uff66-\uff9f]+"
    "|[\u0301\u0370-\u052f\u0531-\u058f\u05d0-\u05ea\u0620-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u1000-\u109f\u10d0-\u10ff"
    "\u1200-\u137f\u1780-\u17ff\u3041-\u3096\u4e00-\u9fff\uac00-\ud7a3\ufb50-\ufdfb\ufe70-\ufefc]+"
)


def in_latin(word: str) -> str:
    """Return a word of another script in Latin letters; letters without a table are left out."""
    pieces = []
    for letter in unicodedata.normalize("NFKC", word).lower():
        if "\uac00" <= letter <= "\ud7a3":
            pieces.append(_syllable(ord(letter) - 0xAC00))
        elif letter in _LATIN:
            pieces.append(_LATIN[letter])
        elif syllable := _SYLLABLE.fullmatch(name := unicodedata.name(letter, "")):
            sound = syllable[1] or syllable[2]
            is_japanese = name.startswith(("HIRAGANA", "KATAKANA"))
            sound = _JAPANESE.get(name, _JAPANESE.get(sound, sound)) if is_japanese else _THAI.get(sound, sound)
            pieces.append(sound.lower())
        else:
            plain = unicodedata.normalize("NFD", letter)[0]
            pieces.append(_LATIN.get(plain, plain if plain.isascii() else _SURNAMES.get(letter, "")))
    return "".join(pieces)


def _syllable(code: int) -> str:
    parts = (_INITIALS[code // 588], _VOWELS[code % 588 // 28], _FINALS[code % 28])
    return "".join(parts).replace("-", "")
