"""What lies in `fichiers/` and what is declared of it: FIC rules, on the hard cases."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from fabrique.loading import Project
from fabrique.model import ACCEPTED_TYPES, Diagnostic, extension_of, path_fault
from fabrique.rules.resource import fic014_pdf_not_inert
from fabrique.rules.runner import check
from tests.conftest import SAMPLE_RESOURCE, Tree

Loader = Callable[[Tree], Project]

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>\n'


def _declare(*paths: str) -> str:
    """Return the key `fichiers` that declares these paths."""
    items = (f"  - {{chemin: '{path}', titre: Pièce, alt: Une pièce}}\n" for path in paths)
    return "fichiers:\n" + "".join(items)


def _files(project: Project) -> list[Diagnostic]:
    """Return the findings on files."""
    found = check(project.catalogue, project.diagnostics)
    return [item for item in found if item.rule.code.startswith("FIC")]


def _codes(project: Project) -> list[str]:
    return [item.rule.code for item in _files(project)]


def _zip(parts: Mapping[str, str]) -> bytes:
    """Return an archive whose parts are stored, in order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


ODT = _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
DOCX = _zip({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"})
STL = bytes(80) + (1).to_bytes(4, "little") + bytes(50)

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x00\x00\x00\x00"
SOF = b"\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00\xff\xd9"
JFIF = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + SOF
EXIF = b"\xff\xd8\xff\xe1\x00\x08Exif\x00\x00" + SOF
GIF = b"GIF89a\x10\x00\x10\x00\x00\x00\x00;"
WEBP = b"RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00" + bytes(4) + b"\x0f\x00\x00\x0f\x00\x00"
PDF = fic014_pdf_not_inert.RULE.good["fichiers/guide.pdf"]


def _box(kind: bytes, *parts: bytes) -> bytes:
    """Return a box of ISO 14496-12: size, kind, content."""
    content = b"".join(parts)
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def _avif() -> bytes:
    """Return the header of a picture of 16 by 16 pixels (ISO 23000-22)."""
    size = _box(b"ispe", bytes(4), (16).to_bytes(4, "big") * 2)
    tied = _box(b"ipma", bytes(4), b"\x00\x00\x00\x01\x00\x01\x01\x81")
    item = _box(b"infe", b"\x02\x00\x00\x00\x00\x01\x00\x00av01\x00")
    meta = _box(
        b"meta",
        bytes(4),
        _box(b"pitm", b"\x00\x00\x00\x00\x00\x01"),
        _box(b"iinf", bytes(4), b"\x00\x01", item),
        _box(b"iprp", _box(b"ipco", size), tied),
    )
    return _box(b"ftyp", b"mif1\x00\x00\x00\x00mif1avifmiaf") + meta


SOUND = [
    ("svg", SVG.encode()),
    ("svg", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a > b -->\n<svg/>"),
    ("svg", b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'),
    ("svg", b"<!-- " + b"long " * 200 + b"--><svg/>"),
    ("png", PNG),
    ("jpg", JFIF),
    ("jpeg", EXIF),
    ("webp", WEBP),
    ("gif", GIF),
    ("avif", _avif()),
    ("pdf", PDF),
    ("odt", ODT),
    ("ods", _zip({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})),
    ("odp", _zip({"mimetype": "application/vnd.oasis.opendocument.presentation"})),
    ("odg", _zip({"mimetype": "application/vnd.oasis.opendocument.graphics"})),
    ("docx", DOCX),
    ("xlsx", _zip({"docProps/app.xml": "<a/>"})),
    ("pptx", _zip({"ppt/presentation.xml": "<a/>"})),
    ("3mf", _zip({"3D/model.model": "<a/>"})),
    ("zip", _zip({"plan.svg": SVG})),
    ("zip", b"PK\x05\x06" + bytes(18)),
    ("h5p", _zip({"content/content.json": "{}", "h5p.json": "{}"})),
    ("csv", "matière;nombre\n".encode()),
    ("txt", b"a" * 511 + "é".encode()),  # the head cuts the last letter in two
    ("md", b"\xef\xbb\xbf# Plan\n"),
    ("json", b"{}"),
    ("bib", b"@book{a}"),
    ("stl", STL),
    ("stl", b"solid table\nendsolid\n"),
    ("step", b"ISO-10303-21;\nHEADER;\n"),
    ("dxf", b"  0\r\nSECTION\r\n"),
    ("dxf", b"999\ndessin\n0\nSECTION\n"),
]
DISGUISED = [
    ("svg", b"<!DOCTYPE html><html><svg/></html>", "une page web"),
    ("svg", b"<svgx/>", "ne contient pas une image SVG"),
    ("svg", SVG.encode("utf-16"), "ne contient pas une image SVG"),
    ("png", b"\xff\xd8\xff\xe0", "une image JPEG"),
    ("avif", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "une image HEIC"),
    ("pdf", b" %PDF-1.7\n", "ne contient pas un document PDF"),
    ("odt", DOCX, "un document Word, Excel ou PowerPoint"),
    ("docx", ODT, "un texte OpenDocument"),
    ("docx", _zip({"xl/workbook.xml": "<a/>"}), "un classeur Excel"),
    ("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "protégé par mot de passe"),
    ("h5p", ODT, "un texte OpenDocument"),
    ("zip", b"MZ\x90\x00", "un programme Windows"),
    ("csv", "matière".encode("latin-1"), "n’est pas un texte en UTF-8"),
    ("txt", b"a\x00b", "n’est pas un texte en UTF-8"),
    ("txt", b"%PDF-1.7\n", "un document PDF"),
    ("txt", b"abc\xc3", "n’est pas un texte en UTF-8"),
    ("stl", STL + b"x", "ne contient pas un modèle 3D STL"),
    ("dxf", b"SECTION\n", "ne contient pas un dessin DXF"),
]


@pytest.mark.parametrize(("extension", "content"), SOUND)
def test_sound_content(extension: str, content: bytes, project_with: Loader) -> None:
    """A file that is what its extension says is accepted, however it begins."""
    path = f"fichiers/piece.{extension}"
    project = project_with({"ressource.yml": _declare(path), path: content})

    assert _codes(project) == []


@pytest.mark.parametrize(("extension", "content", "words"), DISGUISED)
def test_disguised_content(
    extension: str, content: bytes, words: str, project_with: Loader
) -> None:
    """A file that is something else is told once, with what it is when that is sure."""
    path = f"fichiers/piece.{extension}"
    project = project_with({"ressource.yml": _declare(path), path: content})

    [found] = _files(project)
    assert found.rule.code == "FIC003"
    assert words in found.message


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a > b --><!DOCTYPE svg>\n<svg/>",
        b'<!DOCTYPE svg [ <!ENTITY a "b"> ]>\n<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
    ],
)
def test_drawing_with_a_document_type(content: bytes, project_with: Loader) -> None:
    """A drawing behind a DOCTYPE is still a drawing; the DOCTYPE itself is refused, once."""
    path = "fichiers/piece.svg"
    project = project_with({"ressource.yml": _declare(path), path: content})

    assert ["FIC012"] == _codes(project)


def test_every_type_is_proved() -> None:
    """Each accepted extension has a sound file among the cases."""
    assert set(ACCEPTED_TYPES) == {extension for extension, _ in SOUND}


@pytest.mark.parametrize(
    "path",
    [
        "plan.svg",
        "../plan.svg",
        "fichiers/../plan.svg",
        "/fichiers/plan.svg",
        "C:/fichiers/plan.svg",
        "fichiers\\plan.svg",
        "fichiers/%2e%2e/plan.svg",
        "fichiers//plan.svg",
        "./fichiers/plan.svg",
        "fichiers/./plan.svg",
        "fichiers",
        "fichiers/",
        "Fichiers/plan.svg",
        "https://exemple.test/fichiers/plan.svg",
    ],
)
def test_refused_path(path: str, project_with: Loader) -> None:
    """A path that does not lead into the folder is one fault, whatever the file it was meant for."""
    project = project_with({"ressource.yml": _declare(path), "fichiers/plan.svg": SVG})

    forgotten = [] if path.endswith("plan.svg") else ["FIC002"]  # no file was meant

    assert path_fault(path)
    assert [*forgotten, "FIC008"] == _codes(project)


def test_case_differs(project_with: Loader) -> None:
    """A declaration that differs by its capitals is told as such, once."""
    tree = {"ressource.yml": _declare("fichiers/Plan.svg"), "fichiers/plan.svg": SVG}

    [found] = _files(project_with(tree))
    assert found.rule.code == "FIC001"
    assert "majuscules" in found.message
    assert found.suggestions == ("fichiers/plan.svg",)


def test_misspelt_name_is_one_fault(project_with: Loader) -> None:
    """A misspelt declaration is not told a second time as a forgotten file."""
    path = "fichiers/canevas-autosuffisance.svg"
    tree = {"ressource.yml": _declare("fichiers/canevas-autosufisance.svg"), path: SVG}

    [found] = _files(project_with(tree))
    assert found.rule.code == "FIC001"
    assert (path,) == found.suggestions


def test_other_file_is_still_forgotten(project_with: Loader) -> None:
    """An absent file does not excuse another that only shares its type."""
    tree = {"ressource.yml": _declare("fichiers/plan.svg"), "fichiers/note.svg": SVG}

    assert _codes(project_with(tree)) == ["FIC002", "FIC001"]


def test_thumbnail_counts_as_declared(project_with: Loader) -> None:
    """The image of the lists declares its file, and is looked for like any other."""
    image = "image: {fichier: fichiers/bacs.svg, alt: Trois bacs}"

    assert _codes(project_with({"ressource.yml": image, "fichiers/bacs.svg": SVG})) == []
    assert _codes(project_with({"fichiers/bacs.svg": None})) == ["FIC001"]


def test_faulty_declaration_is_not_a_missing_one(project_with: Loader) -> None:
    """A declaration left out for a wrong key does not make its file look forgotten."""
    faulty = "fichiers:\n  - {chemin: fichiers/bacs.svg}"

    assert _codes(project_with({"ressource.yml": faulty, "fichiers/bacs.svg": SVG})) == []


def test_linked_but_undeclared(project_with: Loader) -> None:
    """A file that the text links and nobody declares is told so; an absent one is not ours."""
    text = "## En bref\n\n[Plan](fichiers/plan.txt), [note](fichiers/note.txt).\n"

    [found] = _files(project_with({"index.md": text, "fichiers/plan.txt": "plan\n"}))
    assert found.rule.code == "FIC002"
    assert "index.md" in found.message


def test_folder_declared_as_a_file(project_with: Loader) -> None:
    """A declared folder is named for what it is."""
    tree = {"ressource.yml": _declare("fichiers/plans"), "fichiers/plans/pied.txt": "72 cm\n"}

    found = _files(project_with(tree))

    assert "« fichiers/plans » est un dossier, et non un fichier" in [
        item.message for item in found if item.rule.code == "FIC001"
    ]


def test_link_is_one_fault(sample: Path, project_with: Loader) -> None:
    """A symbolic link, declared or not, is refused once and never followed."""
    folder = sample / f"ressources/catalogue/{SAMPLE_RESOURCE}/fichiers"
    folder.mkdir()
    (folder / "plan.svg").symlink_to("/etc/hostname")
    (folder / "Autre Lien.exe").symlink_to("/etc/hostname")

    assert _codes(project_with({"ressource.yml": _declare("fichiers/plan.svg")})) == [
        "FIC007",
        "FIC007",
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Plan.svg", "une majuscule"),
        ("plan.SVG", "une majuscule"),
        ("plan_bois.svg", "« _ »"),
        ("plan bois.svg", "une espace"),
        ("plan.v2.svg", "« . »"),
        (".plan.svg", "un point"),
        ("plan.svg.", "finit par un point"),
        ("-rf.svg", "un tiret"),
        ("con.svg", "Windows"),
        ("lpt1.svg", "Windows"),
        ("a" * 77 + ".svg", "81 caractères"),
        ("été.svg", "« é »"),
        ("Mes Plans/plan.svg", "Le dossier « fichiers/Mes Plans »"),
    ],
)
def test_ill_formed_name(name: str, words: str, project_with: Loader) -> None:
    """A name that some computer would spoil is told once, with its reason."""
    path = f"fichiers/{name}"

    [found] = _files(project_with({"ressource.yml": _declare(path), path: SVG}))
    assert found.rule.code == "FIC006"
    assert words in found.message


@pytest.mark.parametrize("name", ["a" * 76 + ".svg", "plan-a4--v2.svg", "42.svg", "console.svg"])
def test_well_formed_name(name: str, project_with: Loader) -> None:
    """A name at the limit passes."""
    path = f"fichiers/{name}"

    assert _codes(project_with({"ressource.yml": _declare(path), path: SVG})) == []


def test_names_equal_but_for_case(project_with: Loader) -> None:
    """Two names that one folder could not hold everywhere are one fault, without a wrong advice."""
    paths = ("fichiers/plan.svg", "fichiers/PLAN.svg")

    [found] = _files(project_with({"ressource.yml": _declare(*paths), **dict.fromkeys(paths, SVG)}))
    assert found.rule.code == "FIC006"
    assert "fichiers/plan.svg" in found.message
    assert found.suggestions == ()


def test_bad_folder_name_is_told_once(project_with: Loader) -> None:
    """A folder with a bad name that holds two files is one fault."""
    paths = ("fichiers/Plans/a.svg", "fichiers/Plans/b.svg")
    tree = {"ressource.yml": _declare(*paths), **dict.fromkeys(paths, SVG)}

    assert _codes(project_with(tree)) == ["FIC006"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("jeu.exe", "programme"),
        ("page.html", "index.md"),
        ("film.mp4", "plateforme"),
        ("x", ".txt"),
    ],
)
def test_refused_extension(name: str, hint: str, project_with: Loader) -> None:
    """A refused type is one fault even when nobody declared it, and the cure fits the case."""
    [found] = _files(project_with({f"fichiers/{name}": b"\x00"}))
    assert found.rule.code == "FIC004"
    assert hint in found.hint


def test_weight_is_rounded_up(project_with: Loader) -> None:
    """One byte too many never reads as the limit itself; the limit passes."""
    path = "fichiers/table.stl"
    declared = {"ressource.yml": _declare(path)}
    header = b"solid table\n"

    [found] = _files(project_with({**declared, path: header.ljust(10_000_001)}))
    assert found.message == "« fichiers/table.stl » pèse 10,1 Mo, pour 10 Mo au plus"
    assert _codes(project_with({path: header.ljust(10_000_000)})) == []


def test_declared_three_times(project_with: Loader) -> None:
    """Each repetition points to the first declaration; an absent file is told once."""
    path = "fichiers/absent.svg"

    assert _codes(project_with({"ressource.yml": _declare(path, path, path)})) == [
        "FIC001",
        "FIC010",
        "FIC010",
    ]


@pytest.mark.parametrize(
    ("path", "extension"),
    [
        ("fichiers/a.b/plan", ""),
        ("fichiers/.htaccess", ""),
        ("fichiers/PLAN.SVG", "svg"),
        ("fichiers/a.tar.gz", "gz"),
        ("fichiers/..", ""),
    ],
)
def test_extension(path: str, extension: str) -> None:
    """The extension is that of the name alone, in lower case."""
    assert extension == extension_of(path)
