"""YAML without surprises, safe to read from strangers: text only, no key twice, no aliases.

Plain YAML 1.1 reads the country code ``NO`` as false and the key ``on`` as true, keeps the last
of two equal keys, and lets a few lines of aliases unfold into gigabytes. Types are the business
of the schema, not of YAML.
"""

from collections.abc import Iterator
from typing import Any

import yaml

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 32


class _PlainLoader(yaml.BaseLoader):
    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - the signature of PyYAML
    ) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _refused("a key must be one plain word or sentence", key.start_mark)
            if key.value in seen:
                raise _refused(f"key {key.value!r} appears twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def load(text: str) -> Any:
    """Return the document with every scalar as ``str``; an empty document is ``""``.

    Raises:
        yaml.YAMLError: The text is not one YAML document, a key appears twice, it uses an
            alias, or it is longer or deeper than any file of ours would be. The message
            names the line.
    """
    if len(text) > MAX_CHARACTERS:
        raise yaml.YAMLError(f"longer than {MAX_CHARACTERS} characters")
    for _ in _checked(text):
        pass
    document = yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - builds only str, list, dict
    return "" if document is None else document


def _checked(text: str) -> Iterator[yaml.Event]:
    depth = 0
    for event in yaml.parse(text, Loader=_PlainLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused("anchors and aliases are not allowed", event.start_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _refused(f"nested deeper than {MAX_DEPTH}", event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event


def _refused(problem: str, mark: Any) -> yaml.MarkedYAMLError:
    return yaml.constructor.ConstructorError(None, None, problem, mark)
