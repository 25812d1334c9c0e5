"""FIC004: a file whose extension is not in the closed list."""

from collections.abc import Iterator

from fabrique.model import (
    ACCEPTED_TYPES,
    FILES_FOLDER,
    Catalogue,
    Diagnostic,
    Resource,
    Rule,
    Severity,
    declared_places,
    extension_of,
)

_HINTS = (
    (
        "docm dotm xlsm xltm xlsb pptm potm ppsm",
        "Réenregistrez le document sans macros : .docx, .xlsx ou .pptx.",
    ),
    ("doc dot rtf", "Réenregistrez le document en .odt, .docx ou .pdf."),
    ("xls xlt tsv", "Réenregistrez le tableau en .ods, .xlsx ou .csv."),
    ("ppt pps key", "Réenregistrez le diaporama en .odp, .pptx ou .pdf."),
    (
        "ott ots otp otg dotx xltx potx",
        "Enregistrez un document ordinaire plutôt qu’un modèle de document.",
    ),
    ("html htm xhtml mhtml", "Recopiez le texte dans index.md, ou imprimez la page en PDF."),
    ("bmp tif tiff heic heif ico psd xcf", "Réenregistrez l’image en .png, .jpg ou .webp."),
    ("ai eps cdr fig", "Réenregistrez le dessin en .svg ou en .pdf."),
    ("7z rar tar gz tgz bz2 xz", "Refaites l’archive en .zip, ou déposez les fichiers un par un."),
    (
        "mp4 webm mov avi mkv mp3 ogg wav",
        "Déposez le film ou le son sur une plateforme et donnez son adresse dans index.md.",
    ),
    (
        "stp obj f3d fcstd blend skp dwg",
        "Réexportez le modèle en .step, .stl ou .3mf, le dessin en .dxf.",
    ),
    (
        "exe msi bat cmd sh ps1 js mjs jar apk com scr vbs py",
        "Supprimez-le : un programme ne se diffuse pas dans une ressource.",
    ),
)
_HINT_FOR = {extension: hint for names, hint in _HINTS for extension in names.split()}

RULE = Rule(
    code="FIC004",
    severity=Severity.ERROR,
    title="Type de fichier refusé",
    why="Chaque fichier doit s’ouvrir partout, sans danger et sans logiciel payant. Sont acceptés : images ("
    "svg, png, jpg, jpeg, webp, gif, avif), documents (pdf, odt, ods, odp, odg, docx, xlsx, pptx), textes et données "
    "(csv, md, txt, json, bib), modèles à fabriquer (stl, 3mf, step, dxf), archives et activités (zip, h5p). "
    "Programmes, documents à macros, pages web et scripts peuvent nuire à qui les ouvre ; films et sons pèsent trop.",
    fix="Réenregistrez le fichier dans un format accepté, ou supprimez-le.",
    bad={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/inventaire.xlsm, titre: Inventaire du stock}",
        "fichiers/inventaire.xlsm": b"PK\x03\x04",
    },
    good={
        "ressource.yml": "fichiers:\n  - {chemin: fichiers/inventaire.csv, titre: Inventaire du stock}",
        "fichiers/inventaire.csv": "matière;nombre\nchêne;4\n",
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    places = declared_places(resource)
    for file in resource.found_files:
        extension = extension_of(file.path)
        if file.kind != "file" or extension in ACCEPTED_TYPES:
            continue
        position = resource.origin.at(*places.get(file.path, (FILES_FOLDER,)))
        if extension:
            message = f"Un fichier « .{extension[:20]} » n’est pas accepté : « {file.path[:80]} »"
            yield RULE.at(position, message, _HINT_FOR.get(extension, ""))
        else:
            hint = "Ajoutez au nom l’extension qui dit son type, par exemple « .txt »."
            yield RULE.at(position, f"« {file.path[:80]} » n’a pas d’extension", hint)
