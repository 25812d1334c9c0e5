"""One page of each kind, the palettes and the widths at which they are looked at."""

KINDS = {
    "accueil": "",
    "ressource": "catalogue/canevas-autosuffisance/",
    "catalogue": "catalogue/",
    "parcours": "parcours/ouvrir-un-lieu-qui-tient/",
    "compétence": "referentiel/a1/",
    "matrice": "referentiel/couverture/",
    "prose": "projet/partenaires/",
    "proposition": "contribuer/proposer/",
    "recherche": "recherche/",
    "affichage": "a-propos/affichage/",
    "erreur": "404.html",
}

PALETTES = ("clair", "sombre", "contraste")

WIDTHS = (320, 1280)

KEY = "fabrique-affichage"  # where the browser keeps the choices
