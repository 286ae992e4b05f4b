"""Stub."""


def clearance_workbook(c: object, language: str) -> bytes:
    """Not written yet."""
    raise NotImplementedError


def list_workbook(c: object, language: str) -> bytes:
    """Neither is this."""
    raise NotImplementedError
