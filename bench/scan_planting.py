"""Signs disguised as sellers disguise them, with tables of our own, or those of Unicode.

``compare`` never sees them.
Each function takes the words of a sign and a source of chance and returns a disguise, or ""
where this sign cannot be disguised so.
"""

import random
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from anyascii import anyascii

Disguise = Callable[[str, random.Random], str]

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SWAPPED = 0.7
"""Share of the letters that are replaced."""
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_FEWEST = 4
"""Letters of the shortest sign that is misspelt."""
_SOUNDS = (
    *(("ph", "f"), ("f", "ph"), ("ck", "k"), ("ck", "c"), ("c(?=[aouklrt])", "k")),
    *(("k(?=[aou])", "c"), ("qu", "kw"), ("x", "ks"), ("ks|cks|cs", "x"), ("c(?=[ei])", "s")),
    *(("s(?=[ei])", "c"), ("(?<=[aeiou])s(?=[aeiou])", "z"), ("z", "s"), ("y(?!$)", "i")),
    *(("y$", "ie"), ("i$", "y"), ("i(?=[bdfgklmnprstvz])", "y"), ("ee", "ea"), ("ea", "ee")),
    *(("oo", "u"), ("ai", "ay"), ("ay", "ai"), ("ou", "ow"), ("au", "aw"), ("sh", "sch")),
    *(("g(?=[ei])", "j"), ("j", "g"), ("w(?=[aeiou])", "wh"), ("th", "t"), ("e$", "")),
    *(("(?<=[a-z])er$", "or"), ("er$", "a"), ("or$", "er")),
    ("(?<=[aeiou])([lmnprst])(?=[aeiou])", r"\1\1"),
    *((r"([bdfglmnprst])\1", r"\1"), ("ch(?=[aeiou])", "tch"), ("v", "w"), ("ei|ie", "ee")),
)  # fmt: skip
_HAN = """
a啊 ai爱 an安 ang昂 ao奥 ba巴 bai百 ban班 bang邦 bao宝 bei贝 ben本 beng崩 bi比 bian边 biao标
bie别 bin宾 bing冰 bo波 bu布 ca擦 cai彩 can灿 cang仓 cao草 ce策 cen岑 ceng层 cha茶 chai柴
chan产 chang长 chao超 che车 chen晨 cheng成 chi赤 chong冲 chou丑 chu楚 chuai踹 chuan川 chuang创
chui吹 chun春 ci词 cong聪 cu粗 cui翠 cun村 cuo错 da达 dai戴 dan丹 dang当 dao道 de德 deng登
di迪 dian点 diao雕 die蝶 ding鼎 diu丢 dong东 dou豆 du都 duan端 dui队 dun顿 duo多 e鹅 en恩 er尔
fa发 fan凡 fang方 fei飞 fen芬 feng风 fo佛 fou否 fu福 ga嘎 gai盖 gan甘 gang刚 gao高 ge格 gei给
gen根 geng耕 gong工 gou狗 gu古 gua瓜 guai乖 guan冠 guang光 gui贵 gun滚 guo果 ha哈 hai海 han韩
hang航 hao好 he和 hei黑 hen很 heng恒 hong红 hou后 hu湖 hua花 huai怀 huan欢 huang黄 hui惠 hun魂
huo火 ji吉 jia佳 jian建 jiang江 jiao娇 jie杰 jin金 jing京 jiong炯 jiu九 ju居 juan娟 jue觉
jun君 ka卡 kai凯 kan看 kang康 kao考 ke克 ken肯 keng坑 kong空 kou口 ku酷 kua跨 kuai快 kuan宽
kuang狂 kui奎 kun昆 kuo扩 la拉 lai莱 lan蓝 lang浪 lao老 le乐 lei雷 leng冷 li丽 lia俩 lian莲
liang亮 liao辽 lie烈 lin林 ling灵 liu柳 long龙 lou楼 lu露 luan鸾 lun伦 luo罗 ma马 mai麦 man曼
mang芒 mao猫 mei美 men门 meng梦 mi米 mian棉 miao妙 min敏 ming明 mo莫 mou谋 mu木 na娜 nai奈
nan南 nang囊 nao脑 ne呢 nei内 nen嫩 neng能 ni妮 nian年 niang娘 niao鸟 nie聂 nin您 ning宁 niu牛
nong农 nu奴 nuan暖 nuo诺 ou欧 pa帕 pai派 pan潘 pang胖 pao跑 pei佩 pen盆 peng朋 pi皮 pian片
piao飘 pie撇 pin品 ping平 po坡 pu普 qi奇 qia恰 qian千 qiang强 qiao巧 qie切 qin琴 qing清
qiong琼 qiu秋 qu趣 quan泉 que雀 qun群 ran然 rang让 rao饶 re热 ren人 reng仍 ri日 rong荣 rou柔
ru如 ruan软 rui瑞 run润 ruo若 sa萨 sai赛 san三 sang桑 sao扫 se色 sen森 seng僧 sha莎 shai晒
shan山 shang尚 shao少 she舍 shen深 sheng胜 shi诗 shou手 shu舒 shua刷 shuai帅 shuan栓 shuang双
shui水 shun顺 shuo硕 si思 song松 su苏 suan酸 sui随 sun孙 suo索 ta塔 tai泰 tan坦 tang糖 tao桃
te特 teng腾 ti体 tian天 tiao条 tie铁 ting庭 tong童 tou头 tu图 tuan团 tui推 tun吞 tuo拓 wa娃
wai外 wan万 wang王 wei威 wen文 weng翁 wo沃 wu舞 xi喜 xia夏 xian仙 xiang香 xiao小 xie鞋 xin新
xing星 xiong雄 xiu秀 xu许 xuan炫 xue雪 xun迅 ya雅 yan燕 yang阳 yao瑶 ye叶 yi一 yin银 ying英
yong永 you优 yu玉 yuan圆 yue月 yun云 za杂 zai在 zan赞 zang藏 zao早 ze泽 zen怎 zeng增 zha炸
zhai宅 zhan展 zhang张 zhao照 zhe哲 zhen珍 zheng正 zhi智 zhong中 zhou舟 zhu竹 zhua抓 zhuan转
zhuang庄 zhui追 zhun准 zhuo卓 zi子 zong宗 zou走 zu足 zuan钻 zui最 zun尊 zuo左
"""
_SYLLABLES = {match[1]: match[2] for match in re.finditer(r"([a-z]+)([一-鿿])", _HAN)}
_LATIN_NAME = re.compile(
    r"(?:LATIN|FULLWIDTH LATIN|MATHEMATICAL [A-Z -]+|CIRCLED LATIN|PARENTHESIZED LATIN)"
    r"(?: LETTER)?(?: SMALL| CAPITAL)(?: LETTER| CAPITAL)? ([A-Z])"
    r"(?: WITH (?:STROKE|HOOK|TAIL|BAR|ACUTE|GRAVE|DIAERESIS|DOT ABOVE|MACRON|BREVE))?"
)
"""Unicode names of letters that are a Latin one in another dress."""
_SEEN_NAMES = {
    "a": ("CYRILLIC SMALL LETTER A", "GREEK SMALL LETTER ALPHA"),
    "b": ("CYRILLIC CAPITAL LETTER VE", "GREEK CAPITAL LETTER BETA"),
    "c": ("CYRILLIC SMALL LETTER ES", "GREEK LUNATE SIGMA SYMBOL"),
    "e": ("CYRILLIC SMALL LETTER IE", "GREEK CAPITAL LETTER EPSILON"),
    "h": ("CYRILLIC SMALL LETTER SHHA", "GREEK CAPITAL LETTER ETA"),
    "i": ("CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I", "GREEK SMALL LETTER IOTA"),
    "j": ("CYRILLIC SMALL LETTER JE", "GREEK LETTER YOT"),
    "k": ("CYRILLIC SMALL LETTER KA", "GREEK SMALL LETTER KAPPA"),
    "l": ("CYRILLIC SMALL LETTER PALOCHKA",),
    "m": ("CYRILLIC CAPITAL LETTER EM", "GREEK CAPITAL LETTER MU"),
    "n": ("GREEK CAPITAL LETTER NU", "ARMENIAN SMALL LETTER VO"),
    "o": ("CYRILLIC SMALL LETTER O", "GREEK SMALL LETTER OMICRON", "ARMENIAN SMALL LETTER OH"),
    "p": ("CYRILLIC SMALL LETTER ER", "GREEK SMALL LETTER RHO"),
    "q": ("CYRILLIC SMALL LETTER QA",),
    "s": ("CYRILLIC SMALL LETTER DZE",),
    "t": ("CYRILLIC SMALL LETTER TE", "GREEK CAPITAL LETTER TAU"),
    "u": ("ARMENIAN SMALL LETTER SEH", "GREEK SMALL LETTER UPSILON"),
    "v": ("CYRILLIC SMALL LETTER IZHITSA", "GREEK SMALL LETTER NU"),
    "w": ("CYRILLIC SMALL LETTER WE", "GREEK SMALL LETTER OMEGA"),
    "x": ("CYRILLIC SMALL LETTER HA", "GREEK SMALL LETTER CHI"),
    "y": ("CYRILLIC SMALL LETTER U", "GREEK SMALL LETTER GAMMA"),
    "z": ("GREEK CAPITAL LETTER ZETA",),
}
"""Letters of other scripts that look like Latin ones, by the names Unicode gives them."""
_CYRILLIC = dict(zip("abcdefghijklmnoprstuvwxyz", "абцдефгхижклмнопрстувwхыз", strict=True)) | {
    "w": "в",
    "q": "к",
}
_GREEK = dict(zip("abdegiklmnoprstuxz", "αβδεγικλμνοπρστυξζ", strict=True)) | {
    "f": "φ",
    "v": "β",
    "c": "κ",
    "h": "χ",
    "y": "υ",
    "w": "ω",
    "j": "ι",
    "q": "κ",
}
_KANA = {
    "": "アイウエオ", "k": "カキクケコ",
    "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ", "y": "ヤイユイヨ", "r": "ラリルレロ", "g": "ガギグゲゴ",
    "z": "ザジズゼゾ", "d": "ダヂヅデド",
    "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_KANA_OF = dict(zip("clfvjxwq", "krfbzkwk", strict=True)) | {"f": "h", "w": "h"}


def misspelt(words: str, chance: random.Random) -> str:
    """One letter wrong, left out, added or swapped, whatever the length."""
    return _wrong(words, chance, 1)


def misspelt_twice(words: str, chance: random.Random) -> str:
    """Two such errors, whatever the length."""
    return _wrong(words, chance, 2)


def _wrong(words: str, chance: random.Random, errors: int) -> str:
    if sum(map(str.isalpha, words)) < _FEWEST or not words.isascii():
        return ""
    text = words.lower()
    for _ in range(errors):
        text = _edited(text, chance)
    return "" if text == words.lower() else text


def _edited(text: str, chance: random.Random) -> str:
    places = [place for place, sign in enumerate(text) if sign.isalpha()]
    place = chance.choice(places)
    way = chance.choice(("other", "without", "more", "swapped"))
    if way == "other":
        return text[:place] + _slip(text[place], chance) + text[place + 1 :]
    if way == "without":
        return text[:place] + text[place + 1 :]
    if way == "more":
        more = chance.choice((text[place], chance.choice(_ALPHABET)))
        return text[: place + 1] + more + text[place + 1 :]
    if place + 1 in places:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + text[place + 1 :]


def _slip(letter: str, chance: random.Random) -> str:
    """Another letter, half the time one beside it on the keyboard."""
    row = next((row for row in _KEYBOARD if letter in row), _ALPHABET)
    near = [row[n] for n in (row.find(letter) - 1, row.find(letter) + 1) if 0 <= n < len(row)]
    return chance.choice((chance.choice(near), chance.choice(_ALPHABET.replace(letter, ""))))


def sound_alike(words: str, chance: random.Random) -> str:
    """One or two groups of letters written as another group that is spoken the same."""
    if not words.isascii():
        return ""
    text = words.lower()
    rules = list(_SOUNDS)
    chance.shuffle(rules)
    left = chance.choice((1, 1, 2))
    for pattern, put in rules:
        changed = re.sub(pattern, put, text, count=1)
        if left and changed != text:
            text, left = changed, left - 1
    return "" if text == words.lower() else text


def pinyin(words: str, chance: random.Random) -> str:
    """Chinese characters in Latin letters, or Latin letters that are pinyin in characters."""
    del chance
    if re.fullmatch(r"[一-鿿]{2,}", words):
        return anyascii(words).lower()
    cut = _cut(re.sub(r"[\s-]", "", words.lower())) if words.isascii() else []
    return "".join(_SYLLABLES[one] for one in cut) if len(cut) > 1 else ""


def _cut(text: str) -> list[str]:
    """Cut into syllables, longest first; empty where something is left over."""
    if not text:
        return []
    for length in range(min(6, len(text)), 0, -1):
        head, tail = text[:length], text[length:]
        if head in _SYLLABLES:
            rest = _cut(tail)
            if rest or not tail:
                return [head, *rest]
    return []


def split(words: str, chance: random.Random) -> str:
    """A sign between all letters of a short word, or one somewhere within a word."""
    gap = chance.choice((" ", "-", ".", " ", " - ", "_"))
    letters = re.sub(r"[\W_]", "", words)
    if 1 < len(letters) <= 10 and len(words.split()) == 1 and chance.random() < 0.4:
        return gap.strip().join(letters) if gap.strip() else " ".join(letters)
    cuts = [n for n in range(2, len(words) - 1) if words[n - 2 : n + 2].isalnum()]
    if not cuts:
        return ""
    cut = chance.choice(cuts)
    return words[:cut] + gap.strip(" ") + (" " if gap == " " else "") + words[cut:]


def joined(words: str, chance: random.Random) -> str:
    """Several words run together; one word run into a word for goods."""
    parts = re.findall(r"[^\W_]+", words)
    if len(parts) > 1 and len("".join(parts)) <= 24:
        return (
            "".join(part.capitalize() for part in parts)
            if chance.random() < 0.5
            else "".join(parts)
        )
    goods = chance.choice(("shoes", "bag", "case", "shirt", "toy", "watch", "bottle", "lamp"))
    word = words.strip()
    way = chance.choice(
        (f"{word.lower()}{goods}", f"{word.upper()}{goods}", f"{goods}{word.lower()}")
    )
    return way if word.isascii() and len(parts) == 1 else ""


def full_width(words: str, chance: random.Random) -> str:
    """The wide forms of Latin letters that Chinese keyboards give."""
    del chance
    return (
        "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in words)
        if words.isascii()
        else ""
    )


def lookalike(words: str, chance: random.Random) -> str:
    """Some letters replaced by ones of another script that look the same."""
    return _swapped(words, chance, _seen())


def dressed(words: str, chance: random.Random) -> str:
    """Some letters replaced by what Unicode names as the same letter in another dress."""
    return _swapped(words, chance, _dresses())


def _swapped(words: str, chance: random.Random, table: Mapping[str, tuple[str, ...]]) -> str:
    if not words.isascii():
        return ""
    text = "".join(
        chance.choice(table[c]) if c in table and chance.random() < _SWAPPED else c
        for c in words.lower()
    )
    return "" if text == words.lower() else text


@cache
def _seen() -> dict[str, tuple[str, ...]]:
    return {
        letter: tuple(map(unicodedata.lookup, names)) for letter, names in _SEEN_NAMES.items()
    }


@cache
def _dresses() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code in range(0x80, sys.maxunicode + 1):
        name = _LATIN_NAME.fullmatch(unicodedata.name(chr(code), ""))
        if name:
            found.setdefault(name[1].lower(), []).append(chr(code))
    return {letter: tuple(ones) for letter, ones in found.items()}


def cyrillic(words: str, chance: random.Random) -> str:
    """Letter by letter in Cyrillic."""
    del chance
    return _lettered(words, _CYRILLIC)


def greek(words: str, chance: random.Random) -> str:
    """Letter by letter in Greek."""
    del chance
    return _lettered(words, _GREEK)


def _lettered(words: str, table: dict[str, str]) -> str:
    if not words.isascii() or not words.replace(" ", "").isalpha():
        return ""
    return "".join(table.get(c, c) for c in words.lower())


def katakana(words: str, chance: random.Random) -> str:
    """By syllables in katakana; a consonant alone takes an u (an o after t and d)."""
    del chance
    text = words.lower()
    if not text.isascii() or not text.isalpha():
        return ""
    found, place = "", 0
    while place < len(text):
        letter, after = text[place], text[place + 1 : place + 2]
        place += 1
        if letter == "n" and after not in set("aeiou"):
            found += "ン"
            continue
        consonant = "" if letter in "aeiou" else _KANA_OF.get(letter, letter)
        vowel = (
            letter
            if not consonant
            else after
            if after in set("aeiou")
            else "o"
            if consonant in "td"
            else "u"
        )
        place += bool(consonant) and after in set("aeiou") and after != ""
        found += _KANA.get(consonant, _KANA["h"])["aiueo".index(vowel)]
    return unicodedata.normalize("NFC", found)


KINDS: dict[str, tuple[Disguise, ...]] = {
    "exact": (lambda words, _: words,),
    "misspelt": (misspelt,),
    "misspelt_twice": (misspelt_twice,),
    "sound_alike": (sound_alike,),
    "pinyin": (pinyin,),
    "split": (split,),
    "joined": (joined,),
    "script_lookalike": (lookalike, dressed, full_width),
    "script_letters": (cyrillic, greek),
    "script_katakana": (katakana,),
}
"""What is planted, by the name its recall is given under."""
