"""Line numbers of the values in a YAML document."""

from collections.abc import Iterable
from functools import cached_property

import yaml

from maodun.sources.complaints import Complaint

Part = int | str


class Places:
    """Where the values of one document (or of one product in a list) stand in its file.

    Only for text that ``plain_yaml.load`` accepted: that bounds its size and depth.
    """

    def __init__(self, text: str, file: str, base: tuple[Part, ...] = ()) -> None:
        self.file = file
        self._text, self._base = text, base

    def within(self, index: int) -> "Places":
        """Return the places of one product in a list."""
        inner = Places(self._text, self.file, (*self._base, index))
        inner.__dict__["_root"] = self._root
        return inner

    def line(self, place: tuple[Part, ...]) -> int:
        """Return the line, from 1, of the value there, or of the nearest thing around it."""
        node, line = self._root, 1
        for part in (*self._base, *place):
            found = _child(node, part)
            if found is None:
                break
            node, line = found
        return line

    def words(self, line: int) -> str:
        """Return a line of the file, from 1, as it was typed."""
        lines = self._text.splitlines()
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def sorted(self, complaints: Iterable[Complaint]) -> list[Complaint]:
        """Return the complaints in the order of their lines."""
        return sorted(complaints, key=lambda complaint: self.line(complaint.place))

    def of(self, *place: Part) -> str:
        """Return file and line of a value: ``product.yaml:12``."""
        return f"{self.file}:{self.line(place)}"

    @cached_property
    def _root(self) -> yaml.Node | None:
        root: yaml.Node | None = yaml.compose(self._text, Loader=yaml.BaseLoader)
        return root


def _child(node: yaml.Node | None, part: Part) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child = node.value[part]
        return child, child.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return None
    pairs = enumerate(node.value)
    for index, (key, value) in pairs:
        if part in (key.value, index):
            return value, key.start_mark.line + 1
    return None
