"""The files that go with a resource: accepted types, sound paths, where each is declared."""

import re
from collections.abc import Mapping

from fabrique.model.origin import ValuePath
from fabrique.model.resource import Resource

FILES_FOLDER = "fichiers"

# Closed on purpose: what can be opened everywhere, seen before it is trusted, and taken up again.
ACCEPTED_TYPES: Mapping[str, str] = {
    "svg": "une image SVG",
    "png": "une image PNG",
    "jpg": "une image JPEG",
    "jpeg": "une image JPEG",
    "webp": "une image WebP",
    "gif": "une image GIF",
    "avif": "une image AVIF",
    "pdf": "un document PDF",
    "odt": "un texte OpenDocument",
    "ods": "une feuille de calcul OpenDocument",
    "odp": "un diaporama OpenDocument",
    "odg": "un dessin OpenDocument",
    "docx": "un texte Word",
    "xlsx": "un classeur Excel",
    "pptx": "un diaporama PowerPoint",
    "zip": "une archive ZIP",
    "h5p": "une activité H5P",
    "csv": "un tableau CSV",
    "md": "un texte Markdown",
    "txt": "un texte simple",
    "json": "un fichier JSON",
    "bib": "une bibliographie BibTeX",
    "stl": "un modèle 3D STL",
    "3mf": "un modèle 3D 3MF",
    "step": "un modèle 3D STEP",
    "dxf": "un dessin DXF",
}
IMAGE_EXTENSIONS = frozenset({"svg", "png", "jpg", "jpeg", "webp", "gif", "avif"})

_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_DRIVE = re.compile(r"[A-Za-z]:(?!//)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}://")


def extension_of(path: str) -> str:
    """Return the extension in lower case and without its dot, or an empty text.

    The dot of a hidden file and those that end a name are not those of an extension.
    """
    name = path.rpartition("/")[2].strip(". ")
    return name.rpartition(".")[2].lower() if "." in name else ""


def path_fault(path: str) -> str:
    """Return what makes a declared path unusable, as the end of a French sentence, or nothing."""
    parts = path.split("/")
    faults = (
        ("\\" in path, "contient une barre oblique inversée"),
        (bool(_SCHEME.match(path)), "est une adresse et non un chemin"),
        (bool(_DRIVE.match(path)), "commence par un nom de disque"),
        (path.startswith("/"), "est absolu : il ne vaut que sur un seul ordinateur"),
        (bool(_PERCENT.search(path)), "contient un code « % » à la place d’un signe"),
        (".." in parts, "sort du dossier de la ressource"),
        (parts[0] != FILES_FOLDER, f"ne commence pas par {FILES_FOLDER}/"),
        (len(parts) == 1 or path.endswith("/"), "désigne un dossier et non un fichier"),
        ("" in parts or "." in parts, "contient une étape vide"),
    )
    return next((fault for found, fault in faults if found), "")


def declared_places(resource: Resource) -> dict[str, ValuePath]:
    """Return each declared path, as written, with the place of its first mention.

    The attachments come first, in their order, then the image of the lists.
    """
    places: dict[str, ValuePath] = {}
    for index, attachment in enumerate(resource.files):
        places.setdefault(attachment.path, (FILES_FOLDER, index, "chemin"))
    if resource.image:
        places.setdefault(resource.image.path, ("image", "fichier"))
    return places
