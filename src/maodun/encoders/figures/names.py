"""What the file name of a sheet says."""

import re

_FRONT = re.compile(r"D0{4,}(\.\w+)?$", re.IGNORECASE)


def is_front_page(file_name: str) -> bool:
    """Return whether it is the sheet of the first page, which repeats a later figure.

    Source: US grant files, ``USD0919445-20210518-D00000.TIF``.
    """
    return _FRONT.search(file_name) is not None
