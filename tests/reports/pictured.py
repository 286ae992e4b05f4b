"""A fictional clearance whose designs, marks and works were compared by their pictures."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw

from maodun.domain.clearance import Clearance, Finding, Ruling
from maodun.domain.evidence import Compared
from maodun.domain.pictures import (
    Album,
    Closeness,
    LookKind,
    Neighbour,
    Pair,
    PictureKind,
    RegisteredFigure,
    Resemblance,
    SeenPicture,
    UnseenPicture,
    View,
)
from maodun.domain.rights import Classification, Paragraph, Party, RightKind
from maodun.domain.text import T
from tests.reports.clearances import clearance, life, right

SENTENCE = "The broken lines depict the deck and form no part of the claimed design."


def drawn(words: str, *, size: tuple[int, int] = (300, 400), photo: bool = False) -> bytes:
    """A small picture that differs with its words."""
    image = Image.new("RGB", size, (214, 226, 235) if photo else (255, 255, 255))
    pen = ImageDraw.Draw(image)
    pen.ellipse((40, 60, 240, 260), outline=(20, 30, 40), width=6)
    pen.line((140, 60, 140, 380), fill=(20, 30, 40), width=8)
    pen.text((20, 20), words, fill=(150, 30, 30) if photo else (0, 0, 0))
    held = io.BytesIO()
    image.save(held, "JPEG" if photo else "PNG")
    return held.getvalue()


PHOTOS = {"front.jpg": drawn("front", photo=True), "side.jpg": drawn("side", photo=True)}
DRAWINGS = {
    label: drawn(label) for label in ("1", "1 claimed", "2", "3", "earlier", "logo", "work")
}


def hashed(data: bytes) -> str:
    """The name under which a picture is kept."""
    return hashlib.sha256(data).hexdigest()


KEPT = {hashed(data): data for data in (*PHOTOS.values(), *DRAWINGS.values())}


def pictures(*, without: tuple[bytes, ...] = ()) -> Callable[[str], bytes | None]:
    """What returns the kept pictures, some of them lost."""
    lost = {hashed(data) for data in without}
    return lambda sha256: None if sha256 in lost else KEPT.get(sha256)


def seen(file: str) -> SeenPicture:
    """A picture of the product that was looked at."""
    words = ("Brightwheel", "350 W") if file == "front.jpg" else None
    notes = (T("nothing stands out from its background; all of it was compared"),)
    return SeenPicture(
        file,
        hashed(PHOTOS[file]),
        PictureKind.PHOTO,
        300,
        400,
        (),
        words,
        notes if file == "side.jpg" else (),
    )


def figure(
    label: str, *, view: View = View.FRONT, number: str = "USD9900101S1"
) -> RegisteredFigure:
    """A figure of a design; the first has broken lines."""
    claimed = hashed(DRAWINGS["1 claimed"]) if label == "1" else None
    return RegisteredFigure(
        publication_number=number,
        label=label if label.isdigit() else "",
        view=view,
        kind=PictureKind.DRAWING,
        sheet=f"{number}-D0000{label}.TIF" if label.isdigit() else f"{label}.png",
        sha256=hashed(DRAWINGS[label]),
        width=300,
        height=400,
        said=f"FIG. {label} is a view of the scooter" if label.isdigit() else "",
        claimed_sha256=claimed,
        broken=0.31 if claimed else 0.0,
    )


def resemblance() -> Resemblance:
    """A design that is near, among an earlier one of somebody else."""
    figures = (figure("1", view=View.PERSPECTIVE), figure("2"), figure("3", view=View.BACK))
    earlier = Neighbour(
        "USD9800001S1",
        "Scooter",
        date(2015, 3, 3),
        0.66,
        figure("earlier", number="USD9800001S1"),
        to_product=0.71,
    )
    return Resemblance(
        publication_number="USD9900101S1",
        kind=LookKind.SHAPE,
        closeness=Closeness.NEAR,
        score=0.8312,
        pairs=(
            Pair(0.8312, seen("front.jpg"), figures[0]),
            Pair(0.52, seen("side.jpg"), figures[1]),
        ),
        because=T("front.jpg looks near figure 1 (perspective view)."),
        article=Compared(
            1.0, T("The article is of the same class ({name}).", name="12"), "12-14", "12-14"
        ),
        earlier=(earlier,),
        figures=figures,
    )


def design() -> Finding:
    """A design found by its pictures."""
    near = resemblance()
    return Finding(
        right=right(
            "USD9900101S1",
            "Electric scooter",
            kind=RightKind.DESIGN,
            kind_code="S1",
            classes=(Classification("locarno", "12-14", main=True),),
            description=(Paragraph("p1", SENTENCE),),
        ),
        content_sha256="23" * 32,
        life=life(applied=()),
        ruling=Ruling.OPEN,
        because=near.because,
        paths=("pictures",),
        rank=1,
        resemblance=near,
    )


def logo() -> Finding:
    """A figurative mark that the listing's words do not have."""
    near = Resemblance(
        publication_number="USTM99000777",
        kind=LookKind.SIGN,
        closeness=Closeness.SOME,
        score=0.44,
        pairs=(
            Pair(
                0.44,
                seen("front.jpg"),
                figure("logo", view=View.UNKNOWN, number="USTM99000777"),
                region=(0.1, 0.1, 0.6, 0.5),
            ),
        ),
        because=T("front.jpg has some likeness to the figure."),
        article=None,
        figures=(figure("logo", view=View.UNKNOWN, number="USTM99000777"),),
    )
    return Finding(
        right=right(
            "USTM99000777",
            "",
            kind=RightKind.MARK,
            kind_code="",
            classes=(),
            parties=(Party("Wheel & Star GmbH", "DE", "owner"),),
            figures=(),
        ),
        content_sha256="45" * 32,
        life=life(applied=()),
        ruling=Ruling.OPEN,
        because=near.because,
        paths=("pictures",),
        resemblance=near,
    )


def work() -> Finding:
    """A registered print."""
    near = replace(
        logo().resemblance or resemblance(),
        publication_number="USWKVA0009990101",
        kind=LookKind.COPY,
        closeness=Closeness.NEAR,
        score=0.97,
        pairs=(
            Pair(
                0.97,
                seen("side.jpg"),
                figure("work", view=View.UNKNOWN, number="USWKVA0009990101"),
            ),
        ),
        because=T("side.jpg looks near the figure."),
        figures=(figure("work", view=View.UNKNOWN, number="USWKVA0009990101"),),
    )
    return replace(
        logo(),
        right=replace(
            logo().right,
            publication_number="USWKVA0009990101",
            kind=RightKind.WORK,
            title="Star Trail",
        ),
        because=near.because,
        resemblance=near,
    )


def pictured() -> Clearance:
    """The fictional clearance with rights that were compared by their pictures."""
    made = clearance()
    out = replace(
        design(),
        right=replace(
            design().right, publication_number="USD9900102S1", title="Wheel for a scooter"
        ),
        ruling=Ruling.OUT_BY_PERSON,
    )
    return replace(
        made,
        product=replace(made.product, photos=("front.jpg", "side.jpg", "box.jpg")),
        findings=(*made.findings, design(), logo(), work(), out),
        album=Album(
            seen=(seen("front.jpg"), seen("side.jpg")),
            unseen=(UnseenPicture("box.jpg", T("the file is empty")),),
            encoders=((LookKind.SHAPE, "looks-1"), (LookKind.SIGN, "signs-1")),
        ),
    )
