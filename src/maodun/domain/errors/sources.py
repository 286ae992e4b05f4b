"""Bytes from outside that cannot be used."""

from maodun.domain.errors.base import MaodunError
from maodun.domain.text import T, Text


class SourceError(MaodunError):
    """Bytes from outside cannot be used."""

    code = "source"


class BadRecord(SourceError):
    """One record of a file cannot be read; yielded among the good ones, counted and shown.

    Attributes:
        source: Name of the source.
        file: Name of the file.
        offset: Bytes from the start of the (unpacked) file to the record.
        reason: Why, for people.
        number: Number of the right, where at least that could be read.
        place: Where that is in words that people use: file, row; None: file and byte.
    """

    code = "bad_record"

    def __init__(
        self,
        *,
        source: str,
        file: str,
        offset: int,
        reason: Text,
        number: str | None = None,
        place: Text | str | None = None,
    ) -> None:
        super().__init__(
            T("{place}: {reason}", place=place, reason=reason)
            if place is not None
            else T(
                "{source}: {file} at byte {offset}: {reason}",
                source=source,
                file=file,
                offset=offset,
                reason=reason,
            )
        )
        self.source, self.file, self.offset = source, file, offset
        self.reason, self.number, self.place = reason, number, place


class UnknownFormat(SourceError):
    """No source reads this file."""

    code = "unknown_format"


class UnsafeInput(SourceError):
    """The input tries something a document must not do."""

    code = "unsafe_input"


class HostBusy(SourceError):
    """A server asks to be left alone for now."""

    code = "host_busy"


class BadPicture(SourceError):
    """A picture cannot be read, or is too large to be.

    Attributes:
        name: File or address it came from, as it is shown.
        reason: What is wrong with it and what to do, for people.
    """

    code = "bad_picture"

    def __init__(self, *, name: str, reason: Text) -> None:
        super().__init__(T("{name}: {reason}", name=name, reason=reason))
        self.name, self.reason = name, reason


class PictureDamaged(MaodunError):
    """A kept picture is no longer what was kept: its bytes have another hash."""

    code = "picture_damaged"

    def __init__(self, *, path: str) -> None:
        super().__init__(
            T("{path} is damaged: it no longer holds the picture that was kept", path=path)
        )
        self.path = path
