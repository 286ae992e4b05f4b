"""British and American spellings of one word: sellers write *tyre*, US claims say *tire*."""

from functools import lru_cache

_PAIRS = """
tyre tire, aluminium aluminum, grey gray, plough plow, mould mold, moulder molder, kerb curb,
draught draft, jewellery jewelry, analogue analog, catalogue catalog, dialogue dialog,
programme program, sulphur sulfur, sulphate sulfate, pyjamas pajamas, cosy cozy,
moustache mustache, storey story, defence defense, licence license, offence offense,
pretence pretense, centre center, metre meter, litre liter, fibre fiber, calibre caliber,
theatre theater, sabre saber, lustre luster, millimetre millimeter, centimetre centimeter,
micrometre micrometer, nanometre nanometer, kilometre kilometer, millilitre milliliter,
fibreglass fiberglass, microfibre microfiber, colour color, vapour vapor, harbour harbor,
odour odor, armour armor, favour favor, honour honor, labour labor, neighbour neighbor,
savour savor, behaviour behavior, flavour flavor, endeavour endeavor, rumour rumor,
travelled traveled, travelling traveling, levelled leveled, levelling leveling,
modelled modeled, modelling modeling, swivelled swiveled, swivelling swiveling,
labelled labeled, labelling labeling, channelled channeled, channelling channeling,
tunnelled tunneled, panelled paneled, cancelled canceled, cancelling canceling,
signalled signaled, signalling signaling, fuelled fueled, marvellous marvelous,
woollen woolen, enrol enroll, fulfil fulfill, skilful skillful, anaesthetic anesthetic,
oestrogen estrogen, haemoglobin hemoglobin, orthopaedic orthopedic, paediatric pediatric,
manoeuvre maneuver, chequered checkered, nought naught, artefact artifact, sceptic skeptic,
doughnut donut, liquorice licorice, yoghurt yogurt, chilli chili, cheque check,
mouldable moldable, colourful colorful, colourless colorless, odourless odorless,
armoured armored
"""
_WORDS = _PAIRS.replace(",", " ").split()
AMERICAN = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
"""American by British spelling, base forms in small letters."""
_KEEP_ISE_WORDS = """
advise arise comprise compromise concise demise devise disguise enterprise exercise expertise
franchise improvise merchandise noise otherwise poise praise precise premise promise raise
revise rise supervise surmise surprise televise treatise bruise cruise likewise clockwise
anticlockwise counterclockwise lengthwise widthwise crosswise chaise malaise mayonnaise
turquoise tortoise porpoise cerise anise wise guise
"""
_KEEP_ISE = frozenset(_KEEP_ISE_WORDS.split())
_ENDINGS = ("", "s", "d", "r", "rs")
SHORTEST_ISE = 6


@lru_cache(maxsize=100_000)
def american(word: str) -> str:
    """Return the American spelling of a small-letter English word; others as they are.

    >>> american("tyres"), american("colouring"), american("stabilised"), american("raised")
    ('tires', 'coloring', 'stabilized', 'raised')
    """
    for ending in ("", "s", "ed", "d", "ing", "er", "ers"):
        stem = word.removesuffix(ending) if ending else word
        if stem in AMERICAN and (stem + ending == word):
            return AMERICAN[stem] + ending
    return _with_z(word)


def _with_z(word: str) -> str:
    for ending in ("isation", "isations", "ising"):
        if word.endswith(ending) and f"{word.removesuffix(ending)}ise" not in _KEEP_ISE:
            return word.removesuffix(ending) + ending.replace("s", "z", 1)
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if len(stem) >= SHORTEST_ISE and stem.endswith("ise") and stem not in _KEEP_ISE:
            return f"{stem[:-3]}ize{ending}"
        if len(stem) >= SHORTEST_ISE and stem.endswith("yse"):
            return f"{stem[:-3]}yze{ending}"
    return word
