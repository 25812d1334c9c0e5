"""Links that lie and links that only look odd, one per page: what `fabrique liens` is held to.

Shared by the tests, which ask for each defect once at its line, and by the measures, which lay
the same pages in a large site for other programs too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ADDRESS = "https://exemple.test/"
BODY_LINE = 11  # where the content of a case stands in its page
HEAD_LINE = 6

_PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Cas</title>
{head}
</head>
<body>
<main>
<h1 id="titre">Cas</h1>
{body}
</main>
</body>
</html>
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><g id="bac"/></svg>\n'

# What the cases may point at.
SITE: Mapping[str, str | bytes] = {
    "index.html": _PAGE.format(head="", body='<p><a href="suite/">Suite</a></p>'),
    "suite/index.html": _PAGE.format(
        head="",
        body='<p id="été">Été</p><p id="100%">Cent</p><p id="a%20b">A</p><a name="ancien"></a>',
    ),
    "page.html": _PAGE.format(head="", body="<p>Page</p>"),
    "plan.svg": SVG,
    "Affiche.svg": SVG,
    "dossier bis/index.html": _PAGE.format(head="", body="<p>Bis</p>"),
    "dossier bis/a&b.svg": SVG,
    "fichiers/notice.pdf": b"%PDF-1.7\n",
    "fichiers/film.mp4": b"\0\0\0\x18ftyp",
    "fichiers/100%.pdf": b"%PDF-1.7\n",
    "fichiers/quoi ?.pdf": b"%PDF-1.7\n",
    "fichiers/no#1.pdf": b"%PDF-1.7\n",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A page, and what must be said of it: a kind and a target, or nothing."""

    name: str
    body: str = ""
    kind: str = ""
    target: str = ""
    head: str = ""
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    found_in: str = ""  # file of the finding, when it is not the page; its line 2

    @property
    def page(self) -> str:
        """Return the file of the page."""
        return f"cas/{self.name}/index.html"

    @property
    def place(self) -> tuple[str, int]:
        """Return the file and the line where the finding must be."""
        if self.found_in:
            return self.found_in, 2
        return self.page, BODY_LINE if self.body else HEAD_LINE

    def tree(self) -> dict[str, str | bytes]:
        """Return the files of the case."""
        page = _PAGE.format(head=self.head, body=self.body)
        return {self.page: page, **self.files}


def _a(target: str) -> str:
    return f'<p>Voir <a href="{target}">ceci</a>.</p>'


def _links(kind: str, targets: Mapping[str, str]) -> Iterator[Case]:
    for name, target in targets.items():
        yield Case(name, _a(target), kind, target.strip())


def _in_body(kind: str, bodies: Mapping[str, tuple[str, str]]) -> Iterator[Case]:
    for name, (target, body) in bodies.items():
        yield Case(name, body, kind, target)


def _in_head(kind: str, heads: Mapping[str, tuple[str, str]]) -> Iterator[Case]:
    for name, (target, head) in heads.items():
        yield Case(name, "", kind, target, head)


PAGES = {
    "page-relative": "absente/",
    "page-html": "absente.html",
    "page-de-la-racine": "/absente/",
    "page-du-parent": "../../absente/",
    "page-interrogee": "absente.html?x=1#y",
    "page-sans-extension": "/page",
    "page-suivie-d-une-barre": "/page.html/",
    "dossier-sans-index": "/fichiers/",
    "page-accentuee": "/%C3%A9t%C3%A9/",
    "code-deux-fois": "/dossier%2520bis/",
    "domaine-propre": "https://exemple.test/absente/",
    "domaine-propre-http": "http://exemple.test/absente/",
    "domaine-propre-sans-protocole": "//exemple.test/absente/",
    "domaine-propre-majuscules": "HTTPS://EXEMPLE.TEST/absente/",
    "barre-inversee": "..\\..\\absente\\",
    "tabulation": "/abs\tente/",
    "www-sans-protocole": "www.example.org",
    "courriel-sans-protocole": "atelier@example.org",
}
ANCHORS = {
    "ancre-de-la-page": "#absente",
    "ancre-d-une-autre": "/suite/#absente",
    "ancre-majuscule": "#Titre",
    "ancre-accentuee": "/suite/#%C3%A9t%C3%A9s",
    "ancre-domaine-propre": "https://exemple.test/suite/#absente",
    "ancre-et-texte": "#absente:~:text=Cas",
    "ancre-fichier-nomme": "index.html#absente",
}
FILES = {
    "lien-pdf": "/fichiers/absent.pdf",
    "fichier-suivi-d-une-barre": "/plan.svg/absent.png",
}
MORE_ANCHORS = {
    "ancre-en-commentaire": ("#cache", '<p><a href="#cache">X</a><!-- <b id="cache"></b> --></p>'),
    "ancre-en-gabarit": (
        "#modele",
        '<p><a href="#modele">X</a><template><b id="modele"></b></template></p>',
    ),
    "ancre-de-champ": ("#champ", '<p><a href="#champ">X</a><input name="champ"></p>'),
    "ancre-en-texte": (
        "#brut",
        '<p><a href="#brut">X</a><textarea><b id="brut"></b></textarea></p>',
    ),
    "carte-absente": ("#zones", '<img src="/plan.svg" alt="" usemap="#zones">'),
    "symbole-absent": ("/plan.svg#absent", '<svg><use href="/plan.svg#absent"/></svg>'),
    "symbole-local-absent": ("#rien", '<svg><use href="#rien"/></svg>'),
    "style-local-absent": ("#motif", '<p style="fill: url(#motif)">X</p>'),
}
RESOURCES = {
    "image": ("absente.png", '<img src="absente.png" alt="">'),
    "image-domaine-propre": (
        "https://exemple.test/a.png",
        '<img src="https://exemple.test/a.png" alt="">',
    ),
    "srcset-second": (
        "absente.png",
        '<img src="/plan.svg" srcset="/plan.svg 1x, absente.png 2x" alt="">',
    ),
    "srcset-apres-data": (
        "absente.png",
        '<img src="/plan.svg" srcset="data:image/png;base64,AA,AA 1x, absente.png 2x" alt="">',
    ),
    "srcset-de-source": (
        "absente.webp",
        '<picture><source srcset="absente.webp"><img src="/plan.svg" alt=""></picture>',
    ),
    "affiche": (
        "absente.png",
        '<video src="/fichiers/film.mp4" poster="absente.png"></video>',
    ),
    "video": ("absente.mp4", '<video src="absente.mp4"></video>'),
    "source-video": ("absente.mp4", '<video><source src="absente.mp4"></video>'),
    "sous-titres": (
        "absents.vtt",
        '<video src="/fichiers/film.mp4"><track src="absents.vtt"></video>',
    ),
    "son": ("absent.ogg", '<audio src="absent.ogg"></audio>'),
    "objet": ("absent.svg", '<object data="absent.svg"></object>'),
    "incruste": ("absent.pdf", '<embed src="absent.pdf">'),
    "script": ("absent.js", '<script src="absent.js"></script>'),
    "bouton-image": (
        "absente.png",
        '<form><input type="image" src="absente.png" alt="Aller"></form>',
    ),
    "fond-de-case": (
        "absent.png",
        '<table><tr><td background="absent.png">X</td></tr></table>',
    ),
    "image-svg": ("absente.png", '<svg><image href="absente.png"/></svg>'),
    "image-svg-xlink": ("absente.png", '<svg><image xlink:href="absente.png"/></svg>'),
    "attribut-style": (
        "absent.png",
        "<p style=\"background: url('absent.png')\">X</p>",
    ),
    "attribut-style-nu": ("absent.png", '<p style="background:url(absent.png)">X</p>'),
    "sprite-absent": ("/absent.svg#bac", '<svg><use href="/absent.svg#bac"/></svg>'),
}
MORE_PAGES = {
    "cadre": ("absente.html", '<iframe src="absente.html" title="X"></iframe>'),
    "formulaire": ("absente/", '<form action="absente/"></form>'),
    "bouton": ("absente/", '<form><button formaction="absente/">X</button></form>'),
    "citation": ("absente.html", '<blockquote cite="absente.html">X</blockquote>'),
    "suppression": ("absente.html", '<p><del cite="absente.html">X</del></p>'),
    "zone-de-carte": (
        "absente/",
        '<map name="m"><area href="absente/" alt="X"></map><img src="/plan.svg" usemap="#m" alt="">',
    ),
    "lien-svg": ("absente/", '<svg><a xlink:href="absente/"><text>X</text></a></svg>'),
    "sans-script": ("absente/", '<noscript><a href="absente/">X</a></noscript>'),
    "dans-du-code": ("absente/", '<pre><code><a href="absente/">X</a></code></pre>'),
    "attribut-nu": ("absente/", "<p><A HREF=absente/>X</A></p>"),
    "entite": ("absente&suite/", '<p><a href="absente&amp;suite/">X</a></p>'),
}
HEAD_RESOURCES = {
    "feuille-de-style": ("absente.css", '<link rel="stylesheet" href="absente.css">'),
    "icone": ("absente.ico", '<link rel="icon" href="absente.ico">'),
    "imagesrcset": (
        "absente.png",
        '<link rel="preload" as="image" imagesrcset="/plan.svg 1x, absente.png 2x">',
    ),
    "og-image": (
        "https://exemple.test/absente.png",
        '<meta property="og:image" content="https://exemple.test/absente.png">',
    ),
    "twitter-image": (
        "/absente.png",
        '<meta name="twitter:image" content="/absente.png">',
    ),
    "element-style": ("absent.png", "<style>p{background:url(absent.png)}</style>"),
    "element-style-import": ("absente.css", '<style>@import "absente.css";</style>'),
}
HEAD_PAGES = {
    "rafraichissement": (
        "/absente/",
        '<meta http-equiv="refresh" content="0; url=/absente/">',
    ),
    "canonique": (
        "https://exemple.test/absente/",
        '<link rel="canonical" href="https://exemple.test/absente/">',
    ),
    "autre-langue": (
        "/en/absente/",
        '<link rel="alternate" hreflang="en" href="/en/absente/">',
    ),
    "page-suivante": ("/absente/", '<link rel="next" href="/absente/">'),
    "og-url": (
        "https://exemple.test/absente/",
        '<meta property="og:url" content="https://exemple.test/absente/">',
    ),
}
CASES_OF_NAMES = {
    "casse-de-fichier": "/affiche.svg",
    "casse-de-dossier": "/Suite/",
    "casse-d-extension": "/plan.SVG",
}
MALFORMED = {
    "protocole-htpp": "htpp://www.example.org/",
    "protocole-sans-deux-points": "http//www.example.org/",
    "protocole-point-virgule": "https;//www.example.org/",
    "protocole-espace": "https: //www.example.org/",
    "protocole-une-barre": "https:/www.example.org/",
    "protocole-redouble": "http://https://www.example.org/",
    "protocole-maito": "maito:atelier@example.org",
    "protocole-vide": "://www.example.org/",
    "port-sans-protocole": "example.org:8080/plan",
    "hote-ouvert": "http://[",
    "hote-avec-espace": "http://www.example .org/",
    "hote-virgule": "http://www,example,org/",
    "hote-deux-points": "http://www..example.org/",
    "port-trop-grand": "http://www.example.org:99999/",
    "pour-cent-seul": "/plan%ZZ.svg",
    "donnees-sans-virgule": "data:text/plain;base64",
}
OTHERS = {
    "mailto-invalide": {
        "courriel-vide": "mailto:",
        "courriel-blanc": "mailto:%20",
        "courriel-sans-arobase": "mailto:atelier",
        "courriel-deux-arobases": "mailto:a@b@example.org",
        "courriel-espace": "mailto:mon atelier@example.org",
        "courriel-sans-domaine": "mailto:atelier@example",
        "courriel-second": "mailto:a@example.org,b",
    },
    "tel-invalide": {
        "telephone-vide": "tel:",
        "telephone-lettres": "tel:O1-99-00-00-00",
        "telephone-espaces": "tel:01 99 00 00 00",
        "telephone-plus": "tel:+",
    },
    "vide": {"lien-vide": "", "lien-blanc": "  "},
    "hors-site": {
        "trop-haut": "../../../suite/",
        "trop-haut-code": "%2e%2e/%2E%2E/../suite/",
        "trop-haut-inverse": "..\\..\\..\\suite\\",
        "trop-haut-racine": "/../suite/",
        "trop-haut-domaine": "https://exemple.test/../suite/",
    },
    "lien-local": {
        "hote-localhost": "http://localhost:8000/plan/",
        "hote-127": "http://127.0.0.1/",
        "hote-0": "http://0.0.0.0:4000/",
        "hote-ipv6": "http://[::1]:3000/",
        "hote-prive": "https://192.168.1.10/",
        "hote-lan": "http://nas.local/plans/",
        "hote-sans-point": "http://intranet/plans/",
        "disque-c": "C:\\Plans\\plan.pdf",
        "fichier-local": "file:///home/atelier/plan.pdf",
        "partage": "\\\\serveur\\plans\\plan.pdf",
    },
}

DEFECTS: tuple[Case, ...] = (
    *_links("page-absente", PAGES),
    *_in_body("page-absente", MORE_PAGES),
    *_in_head("page-absente", HEAD_PAGES),
    *_links("ancre-absente", ANCHORS),
    *_in_body("ancre-absente", MORE_ANCHORS),
    *_links("ressource-absente", FILES),
    *_in_body("ressource-absente", RESOURCES),
    *_in_head("ressource-absente", HEAD_RESOURCES),
    *_links("casse", CASES_OF_NAMES),
    *_links("url-invalide", MALFORMED),
    *(case for kind, targets in OTHERS.items() for case in _links(kind, targets)),
    Case("image-vide", '<img src="" alt="">', "vide"),
    Case("srcset-vide", '<img src="/plan.svg" srcset="" alt="">', "vide"),
    Case("feuille-vide", "", "vide", head='<link rel="stylesheet" href="">'),
    Case("id-double", '<p>A</p><p id="titre">B</p>', "id-double", "titre"),
    Case(
        "base-puis-relatif",
        _a("cas/"),
        "page-absente",
        "cas/",
        head='<base href="/suite/"><base href="/">',
    ),
    Case(
        "css-image",
        kind="ressource-absente",
        target="absente.png",
        head='<link rel="stylesheet" href="a.css">',
        files={"cas/css-image/a.css": "p { color: red }\na { background: url(absente.png) }\n"},
        found_in="cas/css-image/a.css",
    ),
    Case(
        "css-import",
        kind="ressource-absente",
        target="absente.css",
        head='<link rel="stylesheet" href="a.css">',
        files={"cas/css-import/a.css": '/* feuille */\n@import "absente.css" print;\n'},
        found_in="cas/css-import/a.css",
    ),
    Case(
        "css-police",
        kind="ressource-absente",
        target="../absente.woff2",
        head='<link rel="stylesheet" href="a.css">',
        files={
            "cas/css-police/a.css": "@font-face { font-family: x;\n"
            'src: url("../absente.woff2") format("woff2") }\n'
        },
        found_in="cas/css-police/a.css",
    ),
    Case(
        "css-echappee",
        kind="ressource-absente",
        target="absente.png",
        head='<link rel="stylesheet" href="a.css">',
        files={"cas/css-echappee/a.css": "p {\nbackground: u\\72l(absente.png) }\n"},
        found_in="cas/css-echappee/a.css",
    ),
    Case(
        "dessin",
        kind="ressource-absente",
        target="absente.png",
        body='<img src="a.svg" alt="">',
        files={"cas/dessin/a.svg": '<svg xmlns="x">\n<image href="absente.png"/></svg>\n'},
        found_in="cas/dessin/a.svg",
    ),
    Case(
        "plan-du-site",
        kind="page-absente",
        target="https://exemple.test/absente/",
        files={
            "cas/plan-du-site/sitemap.xml": (
                '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
                "<url><loc>https://exemple.test/absente/</loc></url></urlset>\n"
            )
        },
        found_in="cas/plan-du-site/sitemap.xml",
    ),
)

_FINE_LINKS = {
    "haut": "#",
    "haut-nomme": "#top",
    "haut-majuscules": "#TOP",
    "texte-seul": "#:~:text=Cas",
    "ancre-puis-texte": "#titre:~:text=Cas",
    "id-accentue": "/suite/#été",
    "id-accentue-code": "/suite/#%C3%A9t%C3%A9",
    "id-pour-cent": "/suite/#100%",
    "id-pour-cent-code": "/suite/#a%20b",
    "ancre-name": "/suite/#ancien",
    "interrogation": "/suite/?x=1&amp;y=2#titre",
    "interrogation-seule": "?x=1",
    "dossier-sans-barre": "/suite",
    "index-nomme": "/suite/index.html#titre",
    "soi-meme": "index.html#titre",
    "point": ".",
    "point-barre": "./",
    "deux-points-dedans": "/suite/../suite/",
    "point-code": "/%2e/suite/",
    "espace-brut": "/dossier bis/",
    "espace-code": "/dossier%20bis/",
    "entite-dans-le-nom": "/dossier%20bis/a&amp;b.svg",
    "blancs-autour": "  /suite/  ",
    "tabulation-dedans": "/su\tite/",
    "barre-inversee-juste": "..\\..\\suite\\",
    "domaine-propre": "https://exemple.test/suite/#titre",
    "domaine-propre-majuscules": "HTTPS://Exemple.TEST/suite/",
    "domaine-propre-port": "https://exemple.test:443/suite/",
    "domaine-propre-sans-protocole": "//exemple.test/suite/",
    "domaine-propre-sans-barre": "https://exemple.test",
    "meme-protocole": "https:/suite/",
    "protocole-relatif": "https:index.html",
    "pdf-page": "/fichiers/notice.pdf#page=2",
    "video-instant": "/fichiers/film.mp4#t=10",
    "dessin-vue": "/plan.svg#svgView(viewBox(0,0,1,1))",
    "nom-pour-cent": "/fichiers/100%25.pdf",
    "nom-interrogation": "/fichiers/quoi%20%3F.pdf",
    "nom-diese": "/fichiers/no%231.pdf",
    "exterieur": "https://www.example.org/page?x=%20#y",
    "exterieur-accentue": "https://www.été.example/é",
    "exterieur-ip": "http://93.184.216.34/",
    "courriel": "mailto:atelier@example.org",
    "courriel-sujet": "mailto:?subject=Visite",
    "courriel-plusieurs": "mailto:a@example.org,b@example.org?cc=c@example.org",
    "courriel-code": "mailto:mon%2Batelier@example.org",
    "telephone": "tel:+33-1-99-00-00-00",
    "telephone-court": "tel:112",
    "telephone-points": "tel:01.99.00.00.00",
    "telephone-poste": "tel:+33199000000;ext=12",
    "sms": "sms:+33199000000",
    "geo": "geo:48.69,6.18",
    "javascript": "javascript:history.back()",
    "donnees": "data:text/plain,Bonjour",
    "application": "zotero://select/items/1",
}
_FINE_BODIES = {
    "commentaire": '<!-- <a href="absente/"><img src="x.png"> -->',
    "gabarit": '<template><a href="absente/" id="titre">X</a></template>',
    "chaine-de-script": '<script>const x = \'<a href="absente/" id="titre">\'</script>',
    "zone-de-texte": '<textarea><a href="absente/" id="titre"></textarea>',
    "code-echappe": '<code>&lt;a href="absente/"&gt;</code>',
    "srcset-data": (
        '<img src="/plan.svg" srcset="data:image/gif;base64,R0lGODlhAQABAAAAACw= 1x, /plan.svg 2x">'
    ),
    "srcset-nu": '<img src="/plan.svg" srcset=" /plan.svg , /Affiche.svg 2x ">',
    "image-data": '<img src="data:image/svg+xml,%3Csvg/%3E" alt="">',
    "lien-sans-adresse": "<p><a>Bientôt</a></p>",
    "formulaire-vide": '<form action=""></form>',
    "carte": '<map name="z"></map><img src="/plan.svg" usemap="#z" alt="">',
    "symbole": '<svg><use href="/plan.svg#bac"/><use xlink:href="#titre"/></svg>',
    "style-local": '<p style="fill: url(#titre)">X</p>',
    "style-data": '<p style="background: url(data:image/gif;base64,R0lGOD)">X</p>',
    "style-chaine": "<p style=\"content: 'url(absente.png)'\">X</p>",
    "mal-ferme": '<p><a href="/suite/">X<p><b><i>Y</b></i>',
    "cite-exterieur": '<q cite="https://www.example.org/">X</q>',
    "retour-dans-adresse": '<p><a href="/su\nite/">X</a></p>',
}
_FINE_HEADS = {
    "preconnexion": '<link rel="preconnect" href="https://fonts.example.org">',
    "base-premiere": '<base href="/"><base href="/rien/"><link rel="icon" href="plan.svg">',
    "rafraichissement-seul": '<meta http-equiv="refresh" content="30">',
    "rafraichissement": '<meta http-equiv="refresh" content="0;URL=\'/suite/\'">',
    "style-commentaire": "<style>/* url(absente.png) */ p{color:red}</style>",
    "prechargement": '<link rel="preload" as="image" imagesrcset="/plan.svg 1x">',
    "titre": '<title><a href="absente/"></title>',
}


def _fine() -> Iterator[Case]:
    for name, target in _FINE_LINKS.items():
        yield Case(f"sain-{name}", _a(target))
    for name, body in _FINE_BODIES.items():
        yield Case(f"sain-{name}-corps", body)
    for name, head in _FINE_HEADS.items():
        yield Case(f"sain-{name}-tete", head=head)


TRAPS: tuple[Case, ...] = tuple(_fine())
