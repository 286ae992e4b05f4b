"""The root of every error this project raises on purpose."""

from maodun.domain.text import Text


class MaodunError(Exception):
    """Base class. ``code`` is stable and safe to show; ``text`` is the sentence for people."""

    code = "error"

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        """The sentence in English, as logs want it."""
        return str(self.text)
