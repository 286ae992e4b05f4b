"""What the word index holds of a right: the texts that are searched, and the row they lead to.

Nothing is stored in it. All texts of a right make one field, beside a field of the pairs of
neighbouring words; why, says docs/decisions/0004-retrieval.md. Chinese, Japanese and Korean are
written without spaces; their texts stand in a field of their own, as pairs of characters.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain, pairwise

from tantivy import (
    Document,
    Filter,
    Index,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from maodun.domain.rights import Right
from maodun.domain.signs import SignKind
from maodun.domain.spelling import AMERICAN

ROW = "row"
WORDS = "words"
WORD_PAIRS = "word_pairs"
CJK_PAIRS = "cjk_pairs"
TEXT_FIELDS = (WORDS,)
CJK_LANGUAGES = frozenset({"zh", "ja", "ko"})

DESCRIPTION_CHARACTERS = 3000
"""Of the description, its start is searched: field, background and summary stand there."""

LONGEST_TOKEN = 40
WORDS_ALONE, PICTURED = "~WORDS", "~PICTURE"
"""Stand among the class symbols of a mark where it is known whether a picture belongs to it."""

PAIR_SIGN = "_"
_SPACED = "spaced_words"
_CJK_OR_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[a-z0-9]+"
)


def build_schema() -> Schema:
    """Return the fields of the word index."""
    builder = SchemaBuilder()
    builder.add_unsigned_field(ROW, indexed=True, fast=True)
    builder.add_text_field("group", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("classes", tokenizer_name=_SPACED, index_option="basic")
    for name in (WORDS, WORD_PAIRS, CJK_PAIRS):
        builder.add_text_field(name, tokenizer_name=_SPACED, index_option="freq")
    return builder.build()


@cache
def english() -> TextAnalyzer:
    """Return the analyzer of every language that separates words; queries use the same."""
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(LONGEST_TOKEN))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stopword("english"))
        .filter(Filter.stemmer("english"))
        .build()
    )


def register_analyzers(index: Index) -> Index:
    """Return ``index`` with the analyzers its schema names; they are not kept on disk."""
    index.register_tokenizer(_SPACED, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    return index


def is_cjk(language: str) -> bool:
    """Whether texts in this language are searched by pairs of characters."""
    return language.partition("-")[0].lower() in CJK_LANGUAGES


def character_pairs(text: str) -> list[str]:
    """Return the overlapping pairs of a text without spaces; words in Latin letters whole."""
    pairs: list[str] = []
    for run in _CJK_OR_WORD.findall(unicodedata.normalize("NFKC", text).lower()):
        if run.isascii() or len(run) == 1:
            pairs.append(run)
        else:
            pairs += [run[at : at + 2] for at in range(len(run) - 1)]
    return pairs


def class_token(symbol: str) -> str:
    """Return a class symbol as it stands in the index: without spaces, upper case."""
    return symbol.replace(" ", "").upper()


def class_steps(symbol: str) -> list[str]:
    """Return the symbol and what it stands under: ``A63C17/12``, ``A63C17``, ``A63C``."""
    token = class_token(symbol)
    steps = [token]
    for border in ("/", "-"):
        if border in token:
            steps.append(token.partition(border)[0])
            break
    if re.match(r"[A-HY]\d\d[A-Z]", token):
        steps.append(token[:4])
    return list(dict.fromkeys(steps))


def symbols_of(right: Right) -> tuple[str, ...]:
    """Return the tokens by which scopes ask for ``right``: its classes, its kind of sign."""
    symbols = dict.fromkeys(class_token(one.symbol) for one in right.classes)
    return (*symbols, *_kind_of_sign(right))


def _kind_of_sign(right: Right) -> tuple[str, ...]:
    if right.sign is None or (right.sign.kind is SignKind.UNKNOWN and not right.sign.vienna):
        return ()
    words_alone = right.sign.kind is SignKind.WORD and not right.sign.vienna
    return (WORDS_ALONE if words_alone else PICTURED,)


def group_token(office: str, kind: str) -> str:
    """Return the token that stands for all rights of one kind of one office."""
    return f"{office}:{kind}"


def document(right: Right, row: int) -> Document:
    """Return what is indexed of ``right``."""
    found = Document()
    found.add_unsigned(ROW, row)
    found.add_text("group", group_token(right.office, right.kind))
    classes = {step: None for c in right.classes for step in class_steps(c.symbol)}
    found.add_text("classes", " ".join(classes))
    for name, tokens in searched(right).items():
        found.add_text(name, " ".join(tokens))
    return found


def searched(right: Right) -> dict[str, list[str]]:
    """Return the tokens by which ``right`` is found, by field."""
    claims = "\n".join(claim.text for claim in right.claims)
    return tokens_of((right.title, right.abstract, claims, _start(right)), right.language)


def tokens_of(texts: Iterable[str], language: str) -> dict[str, list[str]]:
    """Return the tokens of texts by the field they are searched in; pairs end with a text."""
    if is_cjk(language):
        return {CJK_PAIRS: [pair for text in texts for pair in character_pairs(text)]}
    cut = [_words(text) for text in texts]
    pairs = (map(PAIR_SIGN.join, pairwise(words)) for words in cut)
    return {WORDS: list(chain(*cut)), WORD_PAIRS: list(chain(*pairs))}


def _words(text: str) -> list[str]:
    """Return the stems of a text: *non-* stays with its word, *tyre* and *tire* are one."""
    folded = text.replace("non-", "non").replace("Non-", "non").replace("NON-", "non")
    american = _american()
    return [american.get(stem, stem) for stem in english().analyze(folded)]


@cache
def _american() -> dict[str, str]:
    pairs = AMERICAN.items()
    stems = ((english().analyze(british), english().analyze(other)) for british, other in pairs)
    return {british[0]: other[0] for british, other in stems if british != other}


def _start(right: Right) -> str:
    taken: list[str] = []
    length = 0
    for paragraph in right.description:
        if length >= DESCRIPTION_CHARACTERS:
            break
        taken.append(paragraph.text[: DESCRIPTION_CHARACTERS - length])
        length += len(taken[-1])
    return "\n".join(taken)
