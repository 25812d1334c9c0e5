"""What lies above the editions: the way to the latest, the error page, the site map."""

from pathlib import Path

from fabrique.pages.templating import render


def front_files(site: Path, home: str, alias: str, name: str) -> dict[str, bytes]:
    """Return the files of the top, by path; the site map and the error page are the latest’s."""
    files = {
        "index.html": render("front.html.j2", name=name, target=f"{alias}/", home=home).encode(),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {home}sitemap.xml\n".encode(),
    }
    for path in ("404.html", "sitemap.xml"):
        if (site / path).is_file():
            files[path] = (site / path).read_bytes()
    return files
