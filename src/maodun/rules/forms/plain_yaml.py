"""YAML without surprises, safe to read from strangers: text only, no key twice, no aliases.

Plain YAML 1.1 reads the country code ``NO`` as false and the key ``on`` as true, keeps the last
of two equal keys, and lets a few lines of aliases unfold into gigabytes. Types are the business
of the schema, not of YAML.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from maodun.domain.text import T, Text

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 32


class Refused(yaml.constructor.ConstructorError):
    """The text is YAML, but not of the plain kind; ``because`` says why to people."""

    def __init__(self, because: Text, mark: Any = None) -> None:
        super().__init__(None, None, str(because), mark)
        self.because = because


class _PlainLoader(yaml.BaseLoader):
    """The parser in Python, whose messages are the ones people see."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - the signature of PyYAML
    ) -> dict[Any, Any]:
        _refuse_a_key_twice(node)
        return super().construct_mapping(node, deep)


if yaml.__with_libyaml__:

    class _FastLoader(yaml.CBaseLoader):
        """The parser of libyaml, ten times faster; not every build of PyYAML brings it."""

        def construct_mapping(
            self,
            node: yaml.MappingNode,
            deep: bool = False,  # noqa: FBT001, FBT002 - the signature of PyYAML
        ) -> dict[Any, Any]:
            _refuse_a_key_twice(node)
            return super().construct_mapping(node, deep)


def _refuse_a_key_twice(node: yaml.MappingNode) -> None:
    seen = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Refused(T("a key must be one plain word or sentence"), key.start_mark)
        if key.value in seen:
            raise Refused(T("the name '{name}' appears twice", name=key.value), key.start_mark)
        seen.add(key.value)


def load(text: str) -> Any:
    """Return the document with every scalar as ``str``; an empty document is ``""``.

    Raises:
        yaml.YAMLError: The text is not one YAML document, a key appears twice, it uses an
            alias, or it is longer or deeper than any file of ours would be. The message
            names the line.
    """
    if len(text) > MAX_CHARACTERS:
        raise Refused(T("longer than {limit} characters", limit=MAX_CHARACTERS))
    if yaml.__with_libyaml__:
        with suppress(yaml.YAMLError):  # read again below, for the message
            return _read(text, _FastLoader)
    return _read(text, _PlainLoader)


def _read(text: str, loader: Any) -> Any:
    for _ in _checked(text, loader):
        pass
    document = yaml.load(text, Loader=loader)  # noqa: S506 - builds only str, list, dict
    return "" if document is None else document


def _checked(text: str, loader: Any) -> Iterator[yaml.Event]:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(
                T(
                    "anchors and aliases are not allowed; "
                    "put a value that begins with & or * between double quotes"
                ),
                event.start_mark,
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise Refused(
                    T("nested deeper than {limit}", limit=MAX_DEPTH), event.start_mark
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event
