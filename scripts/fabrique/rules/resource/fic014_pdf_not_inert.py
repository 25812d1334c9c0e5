"""FIC014: a PDF that runs, opens or carries something else than its pages."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, FlawKind, Resource, Rule, Severity
from fabrique.rules.resource.flaws import tell


def _pdf(catalogue: bytes) -> bytes:
    """Return a document of one empty page, with these entries in its catalogue."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (
        b"xref\n0 4\n0000000000 65535 f \n%btrailer\n<< /Size 4 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (table, len(written))
    )


_DECLARED = "fichiers:\n  - {chemin: fichiers/guide.pdf, titre: Pièce jointe}"

RULE = Rule(
    code="FIC014",
    severity=Severity.ERROR,
    title="PDF qui agit, ou que l’on ne peut pas relire",
    why="Un programme, une action à l’ouverture, un fichier incorporé ou un mot de passe font d’un document à lire un logiciel à craindre.",
    fix="Réexportez le document en PDF ordinaire (PDF/A si le logiciel le propose), sans formulaire, pièce jointe ni mot de passe.",
    bad={
        "ressource.yml": _DECLARED,
        "fichiers/guide.pdf": _pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
    },
    good={
        "ressource.yml": _DECLARED,
        "fichiers/guide.pdf": _pdf(b"/OpenAction [3 0 R /Fit]"),
    },
)


def check(resource: Resource, catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from tell(RULE, FlawKind.PDF, resource)
