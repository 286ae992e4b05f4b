"""The sentences of a sighting: what is like what, and why this use is taken."""

from collections.abc import Mapping, Sequence

from maodun.compare.listings.judging import Recipe, Weighed, tier_of
from maodun.compare.listings.wording import instead
from maodun.domain.marks import Likeness, Sighting, Spot, Use
from maodun.domain.text import T, Text

_BECAUSE: Mapping[Likeness, Text] = {
    Likeness.EXACT: T('"{said}" is the sign "{words}", letter for letter.'),
    Likeness.SPLIT: T('"{said}" is the sign "{words}" written apart.'),
    Likeness.JOINED: T('"{said}" holds the sign "{words}" run together.'),
    Likeness.MISSPELT: T('"{said}" is the sign "{words}" but for a letter or two.'),
    Likeness.SOUND: T('"{said}" is spoken much like the sign "{words}".'),
    Likeness.SCRIPT: T('"{said}" is the sign "{words}" in other letters.'),
    Likeness.MEANING: T('"{said}" means what the sign "{words}" means.'),
}
_USES: Mapping[Use, Text] = {
    Use.AS_MARK: T("Nothing in the text tells that it does anything but name the goods."),
    Use.OWN_BRAND: T(
        "The listing gives it as its brand; "
        "the mark is not among those recorded as own or licensed."
    ),
    Use.COMPATIBLE: T('"{told}" beside it says what the goods fit.'),
    Use.COMPARED: T('"{told}" beside it names somebody else\'s goods to compare with.'),
    Use.ORDINARY: T("It is a common word here, and nothing sets it off as a name."),
    Use.SHOP: T("It is the name of the platform whose page the listing is."),
    Use.HELD: T("It is among the signs recorded as own or licensed."),
}


def sighting(group: Sequence[Weighed], recipe: Recipe) -> Sighting:
    """Return the sighting of one sign, registered once or several times, at one place."""
    best = group[0]
    window = best.place.window
    said = best.place.said.text[window.start : window.end]
    return Sighting(
        spot=Spot(best.place.said.field, window.start, window.end, said),
        words=best.near.words.words,
        numbers=tuple(dict.fromkeys(one.near.words.number for one in group)),
        likeness=best.likeness,
        use=best.use.use,
        tier=tier_of(best, recipe),
        closeness=best.near.closeness,
        weight=best.weight,
        because=_filled(_BECAUSE[best.likeness], said=said, words=best.near.words.words),
        use_because=_told(best),
        instead=instead(best),
    )


def _told(best: Weighed) -> Text:
    sentence = _USES[best.use.use]
    return _filled(sentence, told=best.use.words) if best.use.words else sentence


def _filled(sentence: Text, **values: str) -> Text:
    return T(sentence.msgid, **values)
