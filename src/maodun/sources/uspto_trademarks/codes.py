"""What the codes inside a record of a US trademark mean. FIELDS.md says where each was read.

What its status codes mean is law and lies there: ``law/us/mark/status_codes.yaml``.
"""

from collections.abc import Mapping

from maodun.domain.signs import SignKind

DRAWINGS: Mapping[str, SignKind] = {
    "1": SignKind.WORD,
    "2": SignKind.FIGURE,
    "3": SignKind.COMBINED,
    "4": SignKind.WORD,
    "5": SignKind.COMBINED,
    "6": SignKind.OTHER,
}
"""By the first place of the drawing code: typeset; figure; figure with words; standard
characters (until 2003 block letters); words in a form of their own; no drawing possible."""

FIRST_OWNER, LAST_OWNER = 10, 69
"""Party types of owners: from the original applicant on, later ones have higher numbers; 70 is
the correspondent in records untouched since 2003."""

GOODS = "GS"
DISCLAIMERS = ("D0", "D1")
DESCRIPTION = "DM"
OVERFLOW = "MK"
NAMES = "N0"
TRANSLATION = "TR"
TRANSLITERATION = "TL"
"""How the type code of a statement begins."""

CHANGES_OWNER = ("ASSIGNS THE ENTIRE INTEREST", "CHANGE OF NAME", "MERGER", "NUNC PRO TUNC")
"""How the conveyances begin that make somebody else the owner; a security interest does not."""
