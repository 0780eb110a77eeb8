"""Attached pictures on an A3: drawn upright and small, or named with the reason."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from opspath_desktop.domain.a3 import File
from opspath_desktop.plan import pictures
from opspath_desktop.plan.a3 import sheet, sheet_meta
from opspath_desktop.plan.blocks import as_text
from opspath_desktop.plan.pdf import print_blocks
from opspath_desktop.plan.pictures import Raster, album
from opspath_desktop.store.attachments import copy_in
from tests.plan import a3_sample as sample

if TYPE_CHECKING:
    from pathlib import Path

    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.queries.a3 import A3View
    from opspath_desktop.store.database import Database

ORIENTATION, ARTIST = 0x0112, 0x013B


def kept(folder: Path, name: str, data: bytes) -> str:
    """Attach these bytes; return their sha256."""
    source = folder / name
    source.write_bytes(data)
    return copy_in(folder, source).sha256


def written(image: Image.Image, kind: str, **how: object) -> bytes:
    """Return the bytes of a file."""
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def drawn(folder: Path, data: bytes) -> Image.Image:
    """Return what is drawn of these bytes in 200 by 100 points."""
    found = album(folder)(kept(folder, "picture", data), 200, 100)
    assert isinstance(found, Raster)
    made = Image.open(io.BytesIO(found.data))
    assert made.size == (found.width, found.height)
    return made


def test_a_photo_is_upright_small_and_says_nothing_of_who_took_it(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = 6, "Ocelot"
    found = drawn(tmp_path, written(Image.new("RGB", (2000, 1000), "teal"), "JPEG", exif=exif))
    assert (found.format, found.size) == ("JPEG", (139, 278))  # 100 points are 278 pixels at 200 dpi
    assert not found.getexif()


def test_a_drawing_stays_sharp_and_stands_on_white(tmp_path: Path) -> None:
    found = drawn(tmp_path, written(Image.new("RGBA", (300, 300), (0, 0, 0, 0)), "PNG"))
    assert found.format == "PNG"
    assert found.getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_shades(tmp_path: Path) -> None:
    found = drawn(tmp_path, written(Image.new("I;16", (40, 40), 128 * 256), "PNG"))
    assert found.getpixel((5, 5)) == pytest.approx(128, abs=1)


def test_a_small_picture_is_not_made_bigger(tmp_path: Path) -> None:
    assert drawn(tmp_path, written(Image.new("CMYK", (30, 20)), "JPEG")).size == (30, 20)


def bad_files() -> dict[str, tuple[bytes, str]]:
    """Return files that cannot be drawn, each with what is said of it."""
    whole = written(Image.effect_noise((200, 200), 90), "PNG")
    unread = "the picture cannot be read"
    return {
        "cut": (whole[:900], unread),
        "headless": (whole[:20], unread),
        "no picture": (b"KEEP THESE WORDS", unread),
        "empty": (b"", unread),
        "another kind": (written(Image.new("L", (9, 9)), "GIF"), unread),
        "huge": (written(Image.new("1", (8000, 8000)), "PNG"), "the picture has too many pixels"),
    }


@pytest.mark.parametrize("case", list(bad_files()))
def test_what_cannot_be_drawn_says_why(tmp_path: Path, case: str) -> None:
    data, words = bad_files()[case]
    assert album(tmp_path)(kept(tmp_path, "picture.png", data), 200, 100) == words


@pytest.mark.parametrize("sha256", ["0" * 64, "../../etc/passwd", ""])
def test_a_missing_file_says_so(tmp_path: Path, sha256: str) -> None:
    assert album(tmp_path)(sha256, 200, 100) == "the file is missing"
    assert album(None)(sha256, 200, 100) == "the file is missing"


def test_only_pictures_are_drawn() -> None:
    assert [name for name in ("a.JPG", "b.jpeg", "c.png", "d.txt", "png", "e.gif") if pictures.is_picture(name)] == [
        "a.JPG",
        "b.jpeg",
        "c.png",
    ]


@pytest.fixture
def full(database: Database, core: Pathway) -> A3View:
    """Return an A3 with everything but files."""
    from opspath_desktop.queries.a3 import a3s

    with database.change("Fill") as session:
        uuid = sample.full(session)
    with database.read() as session:
        return a3s(session, core, sample.TODAY, [uuid])[uuid]


def page_of(view: A3View, folder: Path, paper: str = "a4") -> tuple[str, list[tuple[float, float, float, float]]]:
    """Print an A3 with its pictures; return the words of its pages and the places of the pictures in points."""
    about = sheet_meta(view, owner="Operations manager", marking="", document_id="1a2b3c4d")
    pdf = pypdfium2.PdfDocument(print_blocks([sheet(view)], about, paper, folder).data)
    try:
        said = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
        images = [found for page in pdf for found in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
        return said, [image.get_bounds() for image in images]
    finally:
        pdf.close()


def with_files(view: A3View, *files: File) -> A3View:
    """Return the A3 with these files to print."""
    return replace(view, story=replace(view.story, files=files))


@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
def test_pictures_stand_on_the_page_with_what_they_show(full: A3View, tmp_path: Path, paper: str) -> None:
    photo = kept(tmp_path, "gate.jpg", written(Image.new("RGB", (1200, 800), "teal"), "JPEG"))
    plan = kept(tmp_path, "plan.png", written(Image.new("RGB", (900, 900), "white"), "PNG"))
    view = with_files(full, File("gate.jpg", "The gate at seven", photo), File("plan.png", "The new plan", plan))
    said, (first, second) = page_of(view, tmp_path, paper)
    assert "The gate at seven" in said
    assert "The new plan" in said
    assert first[2] < second[0]
    assert (first[2] - first[0]) / (first[3] - first[1]) == pytest.approx(1.5, abs=0.01)


def test_a_picture_that_cannot_be_drawn_is_named_with_the_reason(full: A3View, tmp_path: Path) -> None:
    broken = kept(tmp_path, "gate.jpg", b"nothing")
    view = with_files(full, File("gate.jpg", "The gate", broken), File("notes.txt", "Notes", broken))
    said, images = page_of(view, tmp_path)
    assert "Not drawn: gate.jpg: The gate (the picture cannot be read)" in said
    assert "Kept with the pilot: notes.txt: Notes" in said
    assert images == []


def test_many_and_tall_pictures_lose_nothing(full: A3View, tmp_path: Path) -> None:
    tall = kept(tmp_path, "tall.png", written(Image.new("RGB", (20, 3000), "teal"), "PNG"))
    wide = kept(tmp_path, "wide.png", written(Image.new("RGB", (3000, 20), "teal"), "PNG"))
    files = [File(f"{n}.png", f"Picture number {n}", (tall, wide)[n % 2]) for n in range(13)]
    said, images = page_of(with_files(full, *files), tmp_path)
    assert len(images) == 13
    assert all(f"Picture number {n}" in said for n in range(13))


def test_the_words_of_the_page_name_its_pictures(full: A3View) -> None:
    said = as_text([sheet(with_files(full, File("gate.jpg", "The gate", "0" * 64)))])
    assert "Picture gate.jpg: The gate" in said


def test_an_a3_knows_the_bytes_of_its_pictures(database: Database, core: Pathway, tmp_path: Path) -> None:
    from opspath_desktop.actions import pilot_files
    from opspath_desktop.queries.a3 import a3_desk

    with database.change("Fill") as session:
        uuid = sample.full(session)
        copied = copy_in(tmp_path, _file(tmp_path))
        (row,) = pilot_files.attach(session, uuid, [copied], on=sample.TODAY, caption="The gate")
        pilot_files.edit(session, row, today=sample.TODAY, printed=True)
    with database.read() as session:
        desk = a3_desk(session, core, sample.TODAY, uuid)
    assert desk is not None
    assert [file.sha256 for file in desk.view.story.files] == [copied.sha256]


def _file(folder: Path) -> Path:
    made = folder / "gate.png"
    made.write_bytes(written(Image.new("L", (9, 9)), "PNG"))
    return made
