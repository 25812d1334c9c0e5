"""Rendered texts: each attack alone is one finding on its line; ordinary Markdown passes."""

from collections.abc import Callable

import pytest

from fabrique.loading.confined.rendering import refused_markup
from fabrique.model import Diagnostic
from tests.unit.contributions.conftest import PAGE, Depot, Files

Judge = Callable[[Files], list[Diagnostic]]
EXTENSIONS = [
    (name, {})
    for name in (
        "toc", "tables", "abbr", "def_list", "footnotes", "pymdownx.betterem",
        "pymdownx.superfences", "attr_list", "md_in_html",
    )
]  # fmt: skip

ATTACKS = {
    "script": ("<script>alert(1)</script>", "element", "script"),
    "script-capitals": ("<ScRiPt src=x></ScRiPt>", "element", "script"),
    "handler": ("Un <b onclick='a()'>mot</b>.", "attribute", "onclick de b"),
    "handler-image": ("<img src=x onerror=a()>", "attribute", "onerror de img"),
    "handler-slash": ("<img/src/onerror=a()>", "attribute", "onerror de img"),
    "handler-two-lines": ("<img src=x\n onerror=a()>", "attribute", "onerror de img"),
    "frame": ("<iframe></iframe>", "element", "iframe"),
    "form": ("<form></form>", "element", "form"),
    "object": ("<object></object>", "element", "object"),
    "svg": ("<svg></svg>", "element", "svg"),
    "math": ("<math></math>", "element", "math"),
    "style-element": ("<style>a{}</style>", "element", "style"),
    "meta": ("<meta http-equiv=refresh content='0;url=x'>", "element", "meta"),
    "base": ("<base target=x>", "element", "base"),
    "template": ("<template></template>", "element", "template"),
    "custom": ("<x-outil></x-outil>", "element", "x-outil"),
    "module": ("<div data-module='recherche'></div>", "attribute", "data-module de div"),
    "style": ("<p style='position:fixed'>x</p>", "attribute", "style de p"),
    "style-cell": ("<table><tr><td style='background:url(x)'>x</td></tr></table>", "attribute", "style de td"),
    "body": ("<body onload=a()>", "attribute", "onload de body"),
    "comment": ("<!-- secret -->", "comment", "<!-- secret -->"),
    "attr-list": ("Un *mot*{: onclick=a() }.", "attribute", "onclick de em"),
    "attr-list-block": ("Un mot.\n{: onmouseover=a() }", "attribute", "onmouseover de p"),
    "attr-list-heading": ("## Titre {: onclick=a() }", "attribute", "onclick de h2"),
    "attr-list-link": ("[x](y){: target=_blank }", "attribute", "target de a"),
    "fence-attribute": ("``` { .py data-module='x' }\nx\n```", "attribute", "data-module de div"),
    "link-script": ("[x](javascript:a\\(\\))", "address", "javascript:a()"),
    "link-entity": ("[x](&#106;avascript:a)", "address", "javascript:a"),
    "link-tab": ("[x](java&#9;script:a)", "address", "java\tscript:a"),
    "link-reference": ("[x][1]\n\n[1]: javascript:a", "address", "javascript:a"),
    "link-auto": ("<javascript:a>", "element", "javascript:a"),
    "link-data": ("[x](data:text/html,a)", "address", "data:text/html,a"),
    "link-file": ("[x](file:///etc/passwd)", "address", "file:///etc/passwd"),
    "link-html": ("<a href='vbscript:a'>x</a>", "address", "vbscript:a"),
    "image-script": ("![x](javascript:a)", "address", "javascript:a"),
    "image-outside": ("![x](https://mal.test/x.png)", "image", "https://mal.test/x.png"),
    "image-protocol": ("![x](//mal.test/x.png)", "image", "//mal.test/x.png"),
    "image-backslash": ("<img src='\\\\mal.test/x.png'>", "image", "\\\\mal.test/x.png"),
    "cite": ("<blockquote cite='javascript:a'>x</blockquote>", "address", "javascript:a"),
}  # fmt: skip
BEFORE = "# Titre\n\nUn `<script>` cité.\n\n```html\n<script>alert(1)</script>\n\n<img onerror=x>\n```\n\n"
AFTER = "\n\nLa suite.\n\n```html\n<b onclick=a>\n```\n"
FIRST = BEFORE.count("\n") + 1


@pytest.mark.parametrize(("text", "kind", "subject"), ATTACKS.values(), ids=ATTACKS)
def test_attack(text: str, kind: str, subject: str) -> None:
    """An attack between two paragraphs is told once, on one of its lines, examples in code never."""
    found = refused_markup(f"{BEFORE}{text}{AFTER}", "", EXTENSIONS, True)

    [(found_kind, found_subject, line)] = [item for item in found if item[1] != "html"]
    assert (kind, subject) == (found_kind, found_subject)
    assert FIRST <= line <= FIRST + text.count("\n")


SOUND = (
    "# Titre\n\n[x](y.md#z), <https://exemple.test/>, <moi@exemple.test>, [tel](tel:+33100000000).",
    "| a | b |\n|--:|:-:|\n| 1 | 2 |\n\nNote[^1].\n\n[^1]: Fin.\n",
    "![Un bac](fichiers/bac.svg)\n\n> citation\n\n1. un\n2. deux\n\nterme\n:   sens\n",
    "``` { .py title='x' linenums='1' }\nprint('<script>')\n```\n",
    "*[EIER]: espace\n\nUn EIER, <kbd>Ctrl</kbd>, H<sub>2</sub>O, <br> fin.\n",
    "<details><summary>Voir</summary><p>Oui.</p></details>\n",
    "## Titre {: #ancre .classe }\n\nUn mot.\n",
    "---\ndescription: Une phrase.\ntitle: Un titre\n---\n\n# Titre\n",
    "",
)


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    """What Markdown writes by itself, and plain elements, pass."""
    assert [] == refused_markup(text, "", EXTENSIONS, True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntemplate: main.html\n---\n# T\n", 2),
        ("---\ntitle: x\nhooks: [a]\n---\n# T\n", 3),
        ("---\ntitle: &a [*a]\n---\n# T\n", 2),
        ("---\ntitle: !!python/name:os.system\n---\n", 2),
        ("template: main.html\n\n# T\n", 1),
    ],
)
def test_header(text: str, line: int) -> None:
    """A header gives a title and a description, never a template nor a mechanism of YAML."""
    [(kind, _, found)] = refused_markup(text, "", EXTENSIONS, True)

    assert ("header", line) == (kind, found)


def test_what_was_there_already() -> None:
    """What the base already holds is not told; one more of the same is."""
    form = "# T\n\n<form></form>\n"

    assert [] == refused_markup(form + "\nUn mot.\n", form, EXTENSIONS, True)
    assert [("element", "form", 5)] == refused_markup(
        form + "\n<form></form>\n", form, EXTENSIONS, True
    )


def test_many() -> None:
    """A page full of faults gives a bounded number of findings, and their count."""
    found = refused_markup("<form></form>\n\n" * 60, "", EXTENSIONS, True)

    assert 26 == len(found)
    assert ("more", "35") == found[-1][:2]


@pytest.mark.parametrize(
    "text",
    ['--8<-- "/etc/passwd"', "{% include '/etc/passwd' %}", "{{ config }}", "!!! note\n    x"],
)
def test_no_file_is_read(text: str, judge: Judge) -> None:
    """Snippets and macros are plain text: nothing is read, nothing is run."""
    assert [] == judge({PAGE: f"# T\n\n{text}\n"})


@pytest.mark.parametrize(
    ("name", "options"),
    [("fenced_code", {}), ("pymdownx.highlight", {"use_pygments": False})],
)
def test_handler_of_a_block_of_code(name: str, options: dict[str, object]) -> None:
    """A handler among the options of a block of code is found wherever the settings let it out."""
    listed = [("attr_list", {}), (name, options)]
    if name != "fenced_code":
        listed.append(("pymdownx.superfences", {}))

    found = refused_markup("# T\n\n``` { .py onclick='a()' }\nx\n```\n", "", listed, True)

    assert [("attribute", "onclick de code", 3)] == found


def test_extensions_come_from_the_base(depot: Depot, judge: Judge) -> None:
    """The branch cannot switch on what turns its text into attributes."""
    settings = depot.git("show", f"{depot.base}:mkdocs.yml")
    more = settings.replace("  - abbr\n", "  - abbr\n  - attr_list\n", 1)

    found = judge({"mkdocs.yml": more, PAGE: "# T\n\nUn *mot*{: onclick=a() }.\n"})

    assert ["CON003"] == [item.rule.code for item in found]


def test_place_of_the_line(judge: Judge) -> None:
    """The finding points at the line of the file, header and long text included."""
    text = "---\ntitle: T\n---\n\n# T\n\n" + "Un mot.\n\n" * 40 + "<iframe></iframe>\n"

    [found] = judge({PAGE: text})

    assert ("CON005", PAGE, 87) == (
        found.rule.code,
        found.position.file,
        found.position.line,
    )
    assert "<iframe></iframe>" == found.position.excerpt


def test_text_of_docs_in_another_encoding(judge: Judge) -> None:
    """A page that is not UTF-8, or that hides a character, is told with the usual codes."""
    assert ["STR002"] == [item.rule.code for item in judge({PAGE: "# été\n".encode("latin-1")})]
    assert ["STR003"] == [item.rule.code for item in judge({PAGE: "# T\n\nun\u202e mot\n"})]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("note = {$x<script>$}", "CON005"),
        ("title = {{\\textless}img src=x onerror=a $x$}", "CON005"),
        ("title = {\\input{/etc/passwd}}", "CON005"),
        ("note = {\\href{javascript:a}{x}}", "CON006"),
        ("note = {\\href{java{}script:a}{x}}", "CON006"),
        ("url = {data:text/html,a}", "CON006"),
    ],
)
def test_bibliography(line: str, code: str, depot: Depot, judge: Judge) -> None:
    """A field that would come out as HTML, as a program or as a file is told on its line."""
    path = "ressources/bibliographie.bib"
    text = depot.git("show", f"{depot.base}:{path}")
    entry = f"@book{{piege,\n  author = {{Nom, A}},\n  {line},\n  year = {{2020}}\n}}\n"

    found = [item for item in judge({path: f"{text}\n\n{entry}"}) if item.rule.code[:3] == "CON"]

    assert [(code, path, text.count("\n") + 5)] == [
        (item.rule.code, item.position.file, item.position.line) for item in found
    ]
