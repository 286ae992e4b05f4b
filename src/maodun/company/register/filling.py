"""Published files into the register, and with them the pictures that lie beside them."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from maodun.company.register.services import RegisterAdded, Writing, register_add
from maodun.company.register.taken import PicturesRenewed, PicturesTaken
from maodun.domain.errors import BadModel, OtherEncoder
from maodun.domain.progress import Progress
from maodun.sources.pictures.finding import FoundPicture, find_pictures

PICTURES = frozenset(
    {".tif", ".tiff", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".avif"}
)
ARCHIVES = frozenset({".zip", ".tar"})


def register_fill(
    *, paths: Sequence[Path], writing: Writing, now: datetime, model: Path | None = None
) -> Generator[Progress, None, RegisterAdded]:
    """Add published files, then the pictures of rights that lie beside or within them.

    Closing the generator stops cleanly; running again goes on where it stopped. Pictures that
    another encoder looked at before are left for a call that names them, and so are all where
    ``model``, which looks at designs instead of the embedded one, cannot be used.

    Raises:
        RegisterBusy: Another process is writing.
        MixedRegister: Sample and real rights would meet.
    """
    added = yield from register_add(paths=paths, writing=writing, now=now)
    beside = [str(path) for path in _beside(paths)]
    found = (isinstance(one, FoundPicture) for one in find_pictures(beside))
    if not any(found) or not writing.folder.is_dir():
        return added
    # Imported here: readers of pictures take a while to load, and most files bring none.
    from maodun.company.register.means import means_here  # noqa: PLC0415 - see above
    from maodun.company.register.pictures import register_pictures  # noqa: PLC0415 - the same

    try:
        taken = yield from register_pictures(
            paths=beside, folder=writing.folder, means=means_here(model), beside=True
        )
    except (BadModel, OtherEncoder) as error:
        taken = PicturesTaken(refused=error.text)
    return replace(added, pictures=taken)


@dataclass(frozen=True, slots=True)
class PicturesKept:
    """What one call about pictures came to; None: that was not asked for."""

    renewed: PicturesRenewed | None
    taken: PicturesTaken | None


def pictures_kept(
    *, paths: Sequence[Path], folder: Path, again: bool, model: Path | None = None
) -> Generator[Progress, None, PicturesKept]:
    """Look at every kept picture ``again`` if asked, then take in those under ``paths``.

    Args:
        paths: Files, folders and archives with pictures.
        folder: Of the register.
        again: Whether kept pictures are looked at by the encoders of today.
        model: Looks at designs instead of the embedded encoder.

    Raises:
        BadModel: ``model`` cannot be used.
        RegisterMissing: There is no register.
        RegisterBusy: Another process is writing.
        OtherEncoder: Another encoder looked at the pictures here, and not ``again``.
    """
    from maodun.company.register.means import means_here  # noqa: PLC0415 - slow to load
    from maodun.company.register.pictures import (  # noqa: PLC0415 - the same
        register_pictures,
        register_pictures_again,
    )

    means, renewed, taken = means_here(model), None, None
    if again:
        renewed = yield from register_pictures_again(folder=folder, encoders=means.encoders)
    if paths:
        named = [str(path) for path in paths]
        taken = yield from register_pictures(paths=named, folder=folder, means=means)
    return PicturesKept(renewed, taken)


def _beside(paths: Sequence[Path]) -> list[Path]:
    """Return where pictures may lie: folders and archives as named, files in one folder."""
    wide = [path for path in paths if path.is_dir() or path.suffix.lower() in ARCHIVES]
    folders = dict.fromkeys(path.parent for path in paths if path not in wide)
    near = [
        path
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in PICTURES and path.is_file()
    ]
    return [*wide, *near]
