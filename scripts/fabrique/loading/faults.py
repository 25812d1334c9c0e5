"""The rules that reading itself enforces: shape (STR), vocabulary and format of values (MET, LIC).

They are listed with the others in `rules/__init__.py`; nothing here judges meaning.
"""

from fabrique.model import Rule, Severity

_TITLE = {"ressource.yml": "titre: Trier les chutes de bois"}

UNREADABLE = Rule(
    code="STR001",
    severity=Severity.ERROR,
    title="Fichier impossible à lire",
    why="Un lien symbolique, un tube, un dossier mis à la place d’un fichier ou un fichier trop gros peut bloquer la construction du site ou publier ce qui ne doit pas l’être.",
    fix="Remplacez-le par un fichier ordinaire, de taille raisonnable.",
    bad={"ressource.yml/dedans.txt": "un dossier porte le nom du fichier"},
    good=_TITLE,
)
ENCODING = Rule(
    code="STR002",
    severity=Severity.ERROR,
    title="Encodage autre que UTF-8",
    why="Les accents d’un fichier enregistré dans un autre encodage deviennent illisibles sur le site.",
    fix="Réenregistrez le fichier en UTF-8 (menu « Enregistrer sous » ou barre d’état de l’éditeur).",
    bad={"index.md": "## En bref\n\nUne séance partagée.\n".encode("latin-1")},
    good={"index.md": "## En bref\n\nUne séance partagée.\n"},
)
FORBIDDEN_CHARACTER = Rule(
    code="STR003",
    severity=Severity.ERROR,
    title="Caractère invisible ou interdit",
    why="Un caractère de contrôle, une espace de largeur nulle ou un changement de sens d’écriture cache au relecteur ce que lira la machine.",
    fix="Supprimez ce caractère et retapez le mot au clavier.",
    bad={"ressource.yml": "titre: Trier les chu\u200btes de bois"},
    good=_TITLE,
)
SYNTAX = Rule(
    code="STR004",
    severity=Severity.ERROR,
    title="Écriture incorrecte",
    why="Le fichier ne peut pas être lu au-delà de cette faute : rien d’autre n’est vérifié dans ce fichier.",
    fix="Corrigez la ligne indiquée ; en cas de doute, mettez le texte entre guillemets doubles.",
    bad={"ressource.yml": 'titre: "Trier les chutes de bois'},
    good={"ressource.yml": 'titre: "Trier les chutes de bois"'},
)
DUPLICATE_KEY = Rule(
    code="STR005",
    severity=Severity.ERROR,
    title="Clé écrite deux fois",
    why="Une seule des deux valeurs serait gardée, sans que l’on sache laquelle.",
    fix="Gardez une seule des deux lignes.",
    bad={"ressource.yml": "titre: Trier les chutes de bois\ntitre: Trier les chutes de tissu"},
    good=_TITLE,
)
MECHANISM = Rule(
    code="STR006",
    severity=Severity.ERROR,
    title="Ancre, alias, fusion ou étiquette YAML",
    why="Ces mécanismes peuvent rendre un fichier énorme ou exécuter du code ; ils ne servent à aucune ressource.",
    fix="Écrivez la valeur en toutes lettres à chaque endroit ; commencez un texte par un guillemet s’il commence par « & », « * » ou « ! ».",
    bad={"ressource.yml": "titre: &court Trier les chutes de bois"},
    good=_TITLE,
)
DOCUMENT = Rule(
    code="STR007",
    severity=Severity.ERROR,
    title="Fichier vide ou d’une autre nature",
    why="Un fichier de données contient une suite de lignes « clé: valeur » et rien d’autre.",
    fix="Partez d’une ressource existante et gardez ses clés.",
    bad={"ressources/parcours/parcours-vide.yml": "# rien qu’un commentaire\n"},
    good={"ressources/parcours/parcours-vide.yml": None},
)
LIMIT = Rule(
    code="STR008",
    severity=Severity.ERROR,
    title="Fichier démesuré",
    why="Au-delà de ces limites, un fichier de données n’est plus relisible et peut bloquer la vérification.",
    fix="Déplacez le texte long dans index.md et les données volumineuses dans fichiers/.",
    bad={"ressource.yml": "mots_cles: [[[[[[[[[[[[[[[[bois]]]]]]]]]]]]]]]]"},
    good={"ressource.yml": "mots_cles: [bois]"},
)
AMBIGUOUS = Rule(
    code="STR009",
    severity=Severity.ERROR,
    title="Valeur que YAML lit autrement",
    why="Sans guillemets, « non », « 012 », « 12:30 » ou une valeur absente changent de sens d’un logiciel à l’autre.",
    fix="Mettez la valeur entre guillemets doubles, ou écrivez-la sous la forme attendue.",
    bad={"ressource.yml": "titre: 12:30"},
    good={"ressource.yml": 'titre: "12:30"'},
)
UNKNOWN_KEY = Rule(
    code="STR010",
    severity=Severity.ERROR,
    title="Clé inconnue",
    why="Une clé mal écrite serait ignorée en silence, et ce qu’elle dit perdu.",
    fix="Corrigez la clé d’après le guide des métadonnées, ou supprimez la ligne.",
    bad={"ressource.yml": "objectif_cache: rien"},
    good=_TITLE,
)
MISSING_KEY = Rule(
    code="STR011",
    severity=Severity.ERROR,
    title="Clé obligatoire absente",
    why="Sans elle, la page, les exports ou la recherche seraient incomplets.",
    fix="Ajoutez la clé ; le guide des métadonnées donne un exemple.",
    bad={"ressource.yml": "groupe: {min: 4}"},
    good={"ressource.yml": "groupe: {min: 4, max: 12}"},
)
WRONG_TYPE = Rule(
    code="STR012",
    severity=Severity.ERROR,
    title="Valeur d’une autre nature",
    why="Un nombre, un texte, une liste et une date ne s’emploient pas l’un pour l’autre.",
    fix="Donnez la valeur sous la forme attendue.",
    bad={"ressource.yml": "titre: 2026"},
    good={"ressource.yml": 'titre: "2026, année du réemploi"'},
)
OUT_OF_BOUNDS = Rule(
    code="STR013",
    severity=Severity.ERROR,
    title="Valeur hors des bornes ou mal formée",
    why="La valeur est de la bonne nature, mais elle ne peut pas être vraie ou ne suit pas le modèle demandé.",
    fix="Donnez une valeur conforme au modèle indiqué.",
    bad={"ressource.yml": 'version: "1.0"'},
    good={"ressource.yml": 'version: "1.0.0"'},
)
BAD_DATE = Rule(
    code="STR014",
    severity=Severity.ERROR,
    title="Date impossible",
    why="Une date qui n’existe pas fausse l’ordre des publications et les relectures.",
    fix="Écrivez une date réelle sous la forme AAAA-MM-JJ.",
    bad={"ressource.yml": "cree: 2026-02-30"},
    good={"ressource.yml": "cree: 2026-02-28"},
)
MISSING_FILE = Rule(
    code="STR015",
    severity=Severity.ERROR,
    title="Fichier attendu absent",
    why="Une ressource est un dossier qui contient ressource.yml et index.md.",
    fix="Ajoutez le fichier, ou supprimez le dossier s’il ne sert plus.",
    bad={"index.md": None},
    good={"index.md": "## En bref\n\nUne séance partagée.\n"},
)
MISPLACED = Rule(
    code="STR016",
    severity=Severity.WARNING,
    title="Fichier ou dossier que personne ne lira",
    why="Ce qui n’est pas à sa place n’est ni vérifié ni publié ; son auteur croit pourtant l’avoir donné.",
    fix="Rangez-le au bon endroit : ressource.yml, index.md et fichiers/ dans le dossier de la ressource.",
    bad={"notes.txt": "à relire"},
    good=_TITLE,
)
VOCABULARY = Rule(
    code="MET001",
    severity=Severity.ERROR,
    title="Valeur hors de la liste",
    why="Les listes fermées relient la ressource aux catalogues des écoles ; une valeur inventée ne mène nulle part.",
    fix="Choisissez une valeur de la liste.",
    bad={"ressource.yml": "difficulte: simplissime"},
    good={"ressource.yml": "difficulte: facile"},
)
IDENTIFIER = Rule(
    code="MET002",
    severity=Severity.ERROR,
    title="Identifiant mal formé",
    why="L’identifiant donne l’adresse de la page : minuscules sans accent, chiffres et tirets seulement, 80 signes au plus.",
    fix="Récrivez-le en minuscules sans accent, les mots séparés par un tiret.",
    bad={"ressource.yml": "anciens_identifiants: [Tri_Bois]"},
    good={"ressource.yml": "anciens_identifiants: [tri-bois]"},
)
ADDRESS = Rule(
    code="MET003",
    severity=Severity.ERROR,
    title="Adresse inutilisable",
    why="Une adresse doit mener un lecteur, depuis n’importe où, vers une page publique.",
    fix="Donnez une adresse complète qui commence par https:// ou http://.",
    bad={"ressource.yml": 'disciplines: [{uri: "javascript:alert(1)", libelle: Bois}]'},
    good={"ressource.yml": 'disciplines: [{uri: "https://exemple.test/bois", libelle: Bois}]'},
)

FAULTS = (
    UNREADABLE,
    ENCODING,
    FORBIDDEN_CHARACTER,
    SYNTAX,
    DUPLICATE_KEY,
    MECHANISM,
    DOCUMENT,
    LIMIT,
    AMBIGUOUS,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    OUT_OF_BOUNDS,
    BAD_DATE,
    MISSING_FILE,
    MISPLACED,
    VOCABULARY,
    IDENTIFIER,
    ADDRESS,
)
