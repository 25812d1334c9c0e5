"""Attached files: each attack alone is one flaw of its kind; ordinary files have none."""

import zipfile
from pathlib import Path

import pytest

from fabrique.loading.attachments import inspect
from fabrique.model import FlawKind
from tests.conftest import ROOT
from tests.unit.contributions import hostile as h

PNG_DATA = "data:image/png;base64,AAAA"
HREF = "xlink:href"
DTD = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>'
PI = '<?xml-stylesheet href="https://mal.test/x.css"?>'

DRAWINGS = {
    "script": (h.svg("<script>alert(1)</script>"), "un programme (« script »)"),
    "script-empty": (h.svg("<script href='#a'/>"), "un programme (« script »)"),
    "script-prefixed": (
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>',
        "un programme",
    ),
    "script-html": (h.svg('<script xmlns="http://www.w3.org/1999/xhtml"/>'), "un programme"),
    "handler": (h.svg('<rect onclick="a()"/>'), "« onclick »"),
    "handler-root": (h.svg("", 'onload="a()"'), "« onload »"),
    "handler-capitals": (h.svg('<rect OnClick="a()"/>'), "« onclick »"),
    "handler-animation": (h.svg('<set onbegin="a()"/>'), "« onbegin »"),
    "foreign": (h.svg("<foreignObject/>"), "« foreignobject »"),
    "frame": (h.svg('<iframe xmlns="http://www.w3.org/1999/xhtml"/>'), "« iframe »"),
    "refresh": (
        h.svg('<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh"/>'),
        "« meta »",
    ),
    "handler-encoded": (h.svg('<rect onclick="a()"/>').decode().encode("utf-16"), "« onclick »"),
    "style-reference": (h.svg('<g style="&#117;rl(//mal.test)"/>'), "par son style"),
    "use-outside": (h.svg('<use href="https://mal.test/x.svg#a"/>'), "autre chose que lui-même"),
    "image-outside": (h.svg(f'<image {HREF}="//mal.test/x.png"/>'), "autre chose que lui-même"),
    "image-beside": (h.svg('<image href="voisine.png"/>'), "autre chose que lui-même"),
    "image-of-svg": (h.svg('<image href="data:image/svg+xml;base64,AA"/>'), "lui-même"),
    "link-script": (h.svg(f'<a {HREF}="javascript:a()"/>'), "« javascript: »"),
    "link-script-hidden": (h.svg('<a href="&#9;java&#10;script:a()"/>'), "« javascript: »"),
    "link-data": (h.svg('<a href="data:text/html,x"/>'), "autre chose que lui-même"),
    "animate-href": (
        h.svg('<a><animate attributeName="href" values="x"/></a>'),
        "par une animation",
    ),
    "set-xlink": (h.svg('<a><set attributeName="xlink:href" to="x"/></a>'), "par une animation"),
    "animate-script": (h.svg('<set attributeName="x" to="javascript:a()"/>'), "par une animation"),
    "style-url": (h.svg("<style>a{fill:url(https://mal.test/x)}</style>"), "par son style"),
    "style-import": (h.svg("<style>@import 'https://mal.test/x.css';</style>"), "par son style"),
    "style-cdata": (h.svg("<style><![CDATA[@import url(//mal.test)]]></style>"), "par son style"),
    "style-escaped": (h.svg("<style>@\\69mport 'https://mal.test/x'</style>"), "par son style"),
    "style-attribute": (h.svg('<g style="fill:url(//mal.test/x)"/>'), "par son style"),
    "fill-url": (h.svg('<g fill="url(https://mal.test/x#a)"/>'), "par son style"),
    "fill-escaped": (h.svg('<g fill="u\\72l(https://mal.test/x#a)"/>'), "par son style"),
    "base": (h.svg("", 'xml:base="https://mal.test/"'), "autre chose que lui-même"),
    "entities": (h.svg("&a;", before=DTD), "DOCTYPE"),
    "bomb": (
        h.svg("&b;", before='<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>'),
        "DOCTYPE",
    ),
    "file": (h.svg("&x;", before='<!DOCTYPE s [<!ENTITY x SYSTEM "file:///x">]>'), "DOCTYPE"),
    "doctype": (h.svg("", before='<!DOCTYPE svg PUBLIC "x" "https://mal.test/x">'), "DOCTYPE"),
    "stylesheet": (h.svg("", before=PI), "feuille de style"),
}  # fmt: skip
DOC = "word/_rels/document.xml.rels"
OFFICE_NS = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
DRAW_NS = (
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)
MANIFEST_NS = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
SCRIPT_NS = 'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"'
DOCUMENTS = {
    "docx:vba": (h.docx(("word/vbaProject.bin", "x")), "macros"),
    "docx:vba-elsewhere": (h.docx(("Autre/VBAPROJECT.BIN", "x")), "macros"),
    "docx:activex": (h.docx(("word/activeX/activeX1.xml", "<a/>")), "macros"),
    "docx:type": (
        h.docx(types='<Types><Override ContentType="a.macroEnabled.main+xml"/></Types>'),
        "document à macros",
    ),
    "docx:object": (h.docx(("word/embeddings/oleObject1.bin", "x")), "objet incorporé"),
    "docx:template": (
        h.docx((DOC, h.relation("attachedTemplate", "https://mal.test/x.dotm"))),
        "fichier extérieur",
    ),
    "docx:image": (h.docx((DOC, h.relation("image", "https://mal.test/x.png"))), "extérieur"),
    "docx:frame": (h.docx((DOC, h.relation("frame", "file:///etc/x"))), "extérieur"),
    "docx:link-script": (h.docx((DOC, h.relation("hyperlink", "javascript:a()"))), "extérieur"),
    "docx:link-share": (h.docx((DOC, h.relation("hyperlink", "\\\\mal\\x"))), "extérieur"),
    "docx:dtd": (h.docx(("word/styles.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>')), "DOCTYPE"),
    "docx:dde": (
        h.docx(("word/footer.xml", "<a><instrText>DDEAUTO c:\\x</instrText></a>")),
        "DDE",
    ),
    "xlsx:dde": (
        h.zipped(("[Content_Types].xml", b"<Types/>"), ("xl/externalLinks/e.xml", b"<a><ddeLink/></a>")),
        "DDE",
    ),
    "docx:path": (h.docx(("../../x.xml", "<a/>")), "remonte"),
    "odt:basic": (h.odt(("Basic/Standard/Module1.xml", "<a/>")), "macros"),
    "odt:python": (h.odt(("Scripts/python/x.py", "x")), "macros"),
    "odt:script": (h.odt(("content.xml", f"<office:script {OFFICE_NS}/>")), "un programme"),
    "odt:event": (
        h.odt(("content.xml", f"<script:event-listener {SCRIPT_NS}/>")),
        "un programme",
    ),
    "odt:image": (
        h.odt(("content.xml", f'<draw:image {DRAW_NS} xlink:href="https://mal.test/x"/>')),
        "extérieur",
    ),
    "odt:object": (
        h.odt(("content.xml", f'<draw:object {DRAW_NS} xlink:href="file:///etc/x"/>')),
        "extérieur",
    ),
    "odt:secret": (
        h.odt(("META-INF/manifest.xml", f"<m:file-entry {MANIFEST_NS}><m:encryption-data/></m:file-entry>")),
        "chiffré",
    ),
}  # fmt: skip
PDFS = {
    "open-script": (h.pdf("/OpenAction << /S /JavaScript /JS (a) >>"), "JavaScript"),
    "open-launch": (h.pdf("/OpenAction << /S /Launch /F (cmd.exe) >>"), "Launch"),
    "names-script": (h.pdf("/Names << /JavaScript 4 0 R >>", (b"<< >>",)), "JavaScript"),
    "escaped-name": (h.pdf("/Names << /J#61vaScript 4 0 R >>", (b"<< >>",)), "JavaScript"),
    "reference": (h.pdf(more=(b"<< /S 5 0 R >>", b"/Launch")), "Launch"),
    "unreachable": (h.pdf(more=(b"<< /S /Launch /F (x) >>",)), "Launch"),
    "page-action": (h.pdf(page="/AA << /O << /S /Named >> >>"), "(AA)"),
    "annotation": (
        h.pdf(page="/Annots [<< /Subtype /Link /A << /S /SubmitForm /F (x) >> >>]"),
        "SubmitForm",
    ),
    "next": (
        h.pdf("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Launch >> >>"),
        "Launch",
    ),
    "files": (h.pdf("/Names << /EmbeddedFiles << /Names [] >> >>"), "incorporés"),
    "attachment": (h.pdf(page="/Annots [<< /Subtype /FileAttachment >>]"), "incorporés"),
    "xfa": (h.pdf("/AcroForm << /XFA (x) >>"), "XFA"),
    "media": (h.pdf(page="/Annots [<< /Subtype /RichMedia >>]"), "RichMedia"),
    "address": (
        h.pdf(page="/Annots [<< /A << /S /URI /URI (javascript:a) >> >>]"),
        "adresse refusée",
    ),
    "packed": (h.packed_pdf(b"<< /S /JavaScript /JS (a) >>"), "JavaScript"),
    "loose": (h.pdf() + b"9 0 obj\n<< /S /Launch >>\nendobj\n", "Launch"),
}
ZEROS = bytes(30_000_000)
ARCHIVES = {
    "bomb": (h.zipped(("a", ZEROS)), "fois sa taille"),
    "many-bombs": (h.zipped(*((f"{n}", bytes(900_000)) for n in range(40))), "fois sa taille"),
    "nested-bomb": (h.zipped(("b.zip", h.zipped(("a", ZEROS)))), "fois sa taille"),
    "deep": (
        h.zipped(("c.zip", h.zipped(("b.zip", h.zipped(("a.zip", h.zipped(("a", b"a")))))))),
        "emboîte",
    ),
    "count": (h.zipped(*((f"{n}", b"") for n in range(2_001))), "plus de 2000"),
    "absolute": (h.zipped(("/etc/x", b"a")), "absolu"),
    "drive": (h.zipped(("C:/x", b"a")), "absolu"),
    "parent": (h.zipped(("a/../../x", b"a")), "remonte"),
    "backslash": (h.zipped(("a\\x", b"a")), "inversée"),
    "control": (h.zipped(("a\x1b[31m", b"a")), "contrôle"),
    "link": (h.zipped(("lien@", b"/etc/passwd")), "un lien"),
    "twins": (h.zipped(("a", b"a"), ("A", b"b")), "deux fois"),
    "other": (h.zipped(("a.gz", b"\x1f\x8b\x08aaaa")), "ne se liste pas"),
    "method": (h.zipped(("a", b"a" * 99), method=zipfile.ZIP_LZMA), "inhabituelle"),
    "secret": (
        h.zipped(("a", b"a")).replace(b"PK\x01\x02\x14\x00\x14\x00\x00", b"PK\x01\x02\x14\x00\x14\x00\x01").replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
        ),
        "chiffré",
    ),
    "two-names": (h.zipped(("abcd", b"a")).replace(b"abcd", b"efgh", 1), "deux noms"),
}  # fmt: skip
PICTURES = {
    "png": (h.png(50_000, 50_000), "2500 millions"),
    "apng": (h.png(4_000, 4_000, 300), "vues"),
    "gif-frames": (h.gif(10, 10, 400), "300 vues"),
    "gif-inside": (h.gif(10, 10, 1, (60_000, 60_000)), "3600 millions"),
    "gif-total": (h.gif(4_000, 4_000, 40), "en tout"),
}
UNREADABLE = {
    "a.svg": b"<svg><g></svg>",
    "b.svg": h.svg("<g href='#a'>" + "<g>" * 300 + "</g>" * 301),
    "c.png": b"\x89PNG\r\n\x1a\n",
    "d.pdf": b"%PDF-1.7\nrien",
    "e.zip": b"PK\x03\x04rien",
    "f.docx": h.docx(("word/a.xml", "<a>")),
}
KINDS = (
    ("svg", FlawKind.DRAWING, DRAWINGS),
    ("pdf", FlawKind.PDF, PDFS),
    ("zip", FlawKind.ARCHIVE, ARCHIVES),
)
CASES = [
    *((f"{ext}-{name}", ext, kind, *case) for ext, kind, cases in KINDS for name, case in cases.items()),
    *((name, name.split(":")[0], FlawKind.OFFICE, *case) for name, case in DOCUMENTS.items()),
    *((name, name.split("-")[0].replace("apng", "png"), FlawKind.PICTURE, *case) for name, case in PICTURES.items()),
]  # fmt: skip

SOUND = {
    "links.svg": h.svg('<a href="https://exemple.test/"><text>Lire</text></a><use href="#a"/>'),
    "style.svg": h.svg(f'<style>a{{fill:url(#b)}}</style><image {HREF}="{PNG_DATA}"/>'),
    "motion.svg": h.svg('<circle><animate attributeName="r" values="1;2"/></circle>'),
    "title.svg": h.svg("<title>on dit « url( »</title><path d='M0 0'/>", 'style="fill:none"'),
    "photo.png": h.png(5_000, 5_000),
    "moving.gif": h.gif(100, 100, 30, (100, 100)),
    "page.pdf": h.pdf("/OpenAction [3 0 R /XYZ null null 0]"),
    "goto.pdf": h.pdf("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"),
    "link.pdf": h.pdf(page="/Annots [<< /A << /S /URI /URI (https://exemple.test/) >> >>]"),
    "text.docx": h.docx((DOC, h.relation("hyperlink", "https://exemple.test/"))),
    "text.odt": h.odt(("content.xml", f'<draw:image {DRAW_NS} xlink:href="Pictures/a.png"/>')),
    "plans.zip": h.zipped(("plans/", b""), ("plans/a.txt", b"72 cm"), ("b.zip", h.zipped(("c", b"c")))),
    "notes.txt": b"javascript: <script>",
}  # fmt: skip


@pytest.mark.parametrize(
    ("extension", "kind", "content", "words"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_attack(extension: str, kind: FlawKind, content: bytes, words: str) -> None:
    """An attack is found, named, and of its kind alone."""
    flaws = inspect(f"fichiers/piece.{extension}", content)

    assert {kind} == {flaw.kind for flaw in flaws}
    assert any(words in flaw.message for flaw in flaws), flaws


@pytest.mark.parametrize(("name", "content"), UNREADABLE.items(), ids=UNREADABLE)
def test_unreadable(name: str, content: bytes) -> None:
    """A file that nobody can follow is refused as such, once."""
    [flaw] = inspect(name, content)

    assert FlawKind.UNEXAMINED is flaw.kind


@pytest.mark.parametrize(("name", "content"), SOUND.items(), ids=SOUND)
def test_sound(name: str, content: bytes) -> None:
    """An ordinary file has no flaw."""
    assert () == inspect(name, content)


@pytest.mark.parametrize("path", sorted(ROOT.glob("ressources/**/*.svg")), ids=lambda p: p.name)
def test_our_own_files(path: Path) -> None:
    """What the project already publishes passes the same readers."""
    assert () == inspect(path.name, path.read_bytes())


def test_encrypted_pdf() -> None:
    """A document behind a password is refused, since nobody can look into it."""
    import io

    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(9, 9)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)

    [flaw] = inspect("a.pdf", stream.getvalue())

    assert "chiffré" in flaw.message


def test_a_large_drawing_is_read_apart() -> None:
    """A drawing beyond the size read at once is found out all the same."""
    shapes = '<rect width="1" height="1"/>' * 20_000

    assert () == inspect("a.svg", h.svg(shapes))
    assert 1 == len(inspect("a.svg", h.svg(shapes + "<script/>")))


def test_lying_sizes() -> None:
    """An archive that announces less than it holds is refused before it is filled."""
    content = bytearray(h.zipped(("a", bytes(500_000))))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")

    [flaw] = inspect("a.zip", bytes(content))

    assert "ment sur la taille" in flaw.message


def test_overlapping_parts() -> None:
    """Parts that share the same bytes, the way of the densest bombs, are refused."""
    content = bytearray(h.zipped(("a", b"x" * 200), ("a2", b"x" * 200)))
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = bytes(4)
    content[second + 46 : second + 48] = b"a2"

    assert {FlawKind.ARCHIVE} == {flaw.kind for flaw in inspect("a.zip", bytes(content))}
