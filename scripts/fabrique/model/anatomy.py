"""Which sections the text of a resource has, and in which order, according to its type."""

BRIEF = "En bref"
PITFALLS = "Écueils et parades"
ECO = "Éco-responsabilité"
FURTHER = "Pour aller plus loin"

SECTIONS = (
    BRIEF,
    "Quand l'utiliser, quand l'éviter",
    "Préparer",
    "Dérouler",
    "Exemple complet",
    "Faits",
    "Analyse",
    "Ce qu'on en retire",
    "Questions à discuter",
    "Restituer et décider",
    "Variantes",
    PITFALLS,
    ECO,
    "Accessibilité de l'activité",
    "Évaluer",
    FURTHER,
)

_SESSION = (
    BRIEF,
    "Quand l'utiliser, quand l'éviter",
    "Préparer",
    "Dérouler",
    "Exemple complet",
    "Restituer et décider",
    "Variantes",
    PITFALLS,
    ECO,
    "Accessibilité de l'activité",
    "Évaluer",
    FURTHER,
)

EXPECTED: dict[str, tuple[str, ...]] = {
    "outil-animation": _SESSION,
    "activite": _SESSION,
    "module": (
        BRIEF,
        "Préparer",
        "Dérouler",
        "Exemple complet",
        "Variantes",
        PITFALLS,
        ECO,
        "Accessibilité de l'activité",
        "Évaluer",
        FURTHER,
    ),
    "canevas": (
        BRIEF,
        "Quand l'utiliser, quand l'éviter",
        "Préparer",
        "Dérouler",
        "Exemple complet",
        "Restituer et décider",
        "Variantes",
        PITFALLS,
        ECO,
        FURTHER,
    ),
    "etude-de-cas": (
        BRIEF,
        "Faits",
        "Analyse",
        "Ce qu'on en retire",
        "Questions à discuter",
        PITFALLS,
        ECO,
        FURTHER,
    ),
    "grille-evaluation": (
        BRIEF,
        "Quand l'utiliser, quand l'éviter",
        "Dérouler",
        "Exemple complet",
        PITFALLS,
        "Évaluer",
        FURTHER,
    ),
    "guide": (BRIEF, PITFALLS, FURTHER),
}


def fold_title(title: str) -> str:
    """Return a section title in the form that comparisons use: one apostrophe, single spaces."""
    return " ".join(
        title.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").split()
    ).casefold()
