"""A tiny ONNX model that averages each colour, written byte by byte, and its form."""

from pathlib import Path

FLOAT = 1  # of ONNX's element types


def field(number: int, value: bytes | str | int) -> bytes:
    """Return one field of a protocol buffer."""
    if isinstance(value, int):
        return bytes([number << 3]) + varint(value)
    raw = value.encode() if isinstance(value, str) else value
    return bytes([number << 3 | 2]) + varint(len(raw)) + raw


def varint(value: int) -> bytes:
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + varint(rest) if rest else bytes([low])


def tensor(name: str, *sizes: int | str) -> bytes:
    """Return the description of an input or output (ValueInfoProto)."""
    named = (field(2, size) if isinstance(size, str) else field(1, size) for size in sizes)
    shape = b"".join(field(1, dim) for dim in named)
    return field(1, name) + field(2, field(1, field(1, FLOAT) + field(2, shape)))


def node(operator: str, given: str, made: str, *, domain: str = "") -> bytes:
    named = field(1, given) + field(2, made) + field(4, operator)
    return field(1, named + (field(7, domain) if domain else b""))


def model(*nodes: bytes, made: bytes, taken: bytes = b"") -> bytes:
    """Return an ONNX file (ModelProto) with these nodes."""
    taken = taken or field(11, tensor("x", "n", 3, 8, 8))
    graph = b"".join(nodes) + field(2, "tiny") + taken
    sets = field(8, field(2, 13)) + field(8, field(1, "strange.ops") + field(2, 1))
    return field(1, 8) + field(7, graph + field(12, made)) + sets


AVERAGE = model(
    node("GlobalAveragePool", "x", "a"), node("Flatten", "a", "y"), made=tensor("y", "n", 3)
)
MAP = model(node("Relu", "x", "y"), made=tensor("y", "n", 3, 8, 8))


def placed(folder: Path, *, content: bytes = AVERAGE, form: str = "side: 8\n") -> Path:
    """Write a model and its form; return where the model is."""
    path = folder / "tiny.onnx"
    path.write_bytes(content)
    path.with_suffix(".yaml").write_text(form, "utf-8")
    return path
