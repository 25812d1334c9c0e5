"""Drawings of diagrams: made by Graphviz, kept in `ressources/diagrammes`, read with distrust.

Whatever a file holds, only shapes and words come out of it (SVG 2, basic shapes and text):
no link, no style, no script, no reference to anything outside.
"""

import os
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from fabrique.loading.opening import list_folder, read_bytes
from fabrique.model import Diagnostic, FabriqueError

DRAWINGS = "ressources/diagrammes"
LIMIT_BYTES = 200_000
SECONDS = 20  # a graph of a page is drawn in less than one

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = {"g", "path", "polygon", "polyline", "ellipse", "text"}
_KEPT = {
    "cx", "cy", "d", "font-size", "font-weight", "points", "rx", "ry", "stroke-dasharray",
    "stroke-width", "text-anchor", "transform", "viewBox", "x", "y",
}  # fmt: skip
_PAINT = {"black": "currentColor", "none": "none", "transparent": "none"}
_COMMAND = (
    "dot", "-Tsvg", "-Gbgcolor=transparent", "-Gpad=0.1", "-Nshape=box", "-Nfontname=Helvetica",
    "-Nmargin=0.3,0.12", "-Efontname=Helvetica", "-Efontsize=12",
)  # fmt: skip


def known_drawings(root: Path) -> frozenset[str]:
    """Return the digests of the diagrams whose drawing is kept."""
    return frozenset(
        entry.name.removesuffix(".svg")
        for entry in list_folder(root / DRAWINGS)
        if entry.kind == "file" and entry.name.endswith(".svg")
    )


def read_drawing(root: Path, digest: str) -> str:
    """Return the SVG of a kept drawing. Raises `FabriqueError` when it cannot be shown."""
    file = f"{DRAWINGS}/{digest}.svg"
    content = read_bytes(root / file, file, LIMIT_BYTES)
    if isinstance(content, Diagnostic):
        raise FabriqueError(f"Le dessin « {file} » ne peut pas être lu", "Refaites-le.")
    return _clean(content, file)


def draw(source: str) -> str:
    """Return the SVG that Graphviz makes of a graph. Raises `FabriqueError` when it cannot."""
    try:
        run = subprocess.run(
            _COMMAND,
            input=source.encode(),
            capture_output=True,
            env=os.environ | {"SERVER_NAME": "fabrique"},  # Graphviz then opens no file
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise FabriqueError(
            "Le programme « dot » est absent de cette machine",
            "Installez Graphviz (Debian, Ubuntu : « apt install graphviz »), puis recommencez.",
        ) from error
    except subprocess.TimeoutExpired as error:
        raise FabriqueError(
            f"Ce schéma n’est pas dessiné après {SECONDS} secondes", "Partagez-le en plusieurs."
        ) from error
    if run.returncode:
        reason = run.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise FabriqueError(f"Graphviz refuse ce schéma : {reason}", "Corrigez le bloc « dot ».")
    return _clean(run.stdout, "dot")


def _clean(content: bytes, file: str) -> str:
    try:
        root = fromstring(content, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise FabriqueError(f"« {file} » n’est pas un dessin SVG", "Refaites-le.") from error
    svg = Element("svg", {"viewBox": root.get("viewBox", "0 0 1 1")})
    _copy(root, svg)
    return tostring(svg, encoding="unicode")


def _copy(source: Element, target: Element) -> None:
    for child in source:
        name = str(child.tag).removeprefix(_SVG)
        if name not in _SHAPES:
            if name == "a":  # a node with a link: its shapes alone
                _copy(child, target)
            continue
        kept = {key: value for key, value in sorted(child.items()) if key in _KEPT}
        for paint in ("fill", "stroke"):
            if child.get(paint):
                kept[paint] = _PAINT.get(child.get(paint, ""), "currentColor")
        made = SubElement(target, name, kept)
        if name == "text":
            made.text = child.text
            made.set("fill", "currentColor")
        else:
            _copy(child, made)
