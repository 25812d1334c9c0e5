"""The page on which the examples of these rules are written."""

_PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Trier les chutes</title>
{head}</head>
<body>
<nav aria-label="Accès rapides"><a href="#contenu">Accéder au contenu</a></nav>
<main id="contenu" tabindex="-1">
<h1>Trier les chutes</h1>
{content}
</main>
</body>
</html>
"""


def page(content: str = "<p>Une séance.</p>", head: str = "") -> dict[str, str | bytes | None]:
    """Return a built site of one page, sound but for what is given."""
    return {"site/index.html": _PAGE.format(content=content, head=head and f"{head}\n")}


def edited(before: str, after: str) -> dict[str, str | bytes | None]:
    """Return the sound page with one piece of it changed."""
    return {"site/index.html": str(page()["site/index.html"]).replace(before, after)}
