"""The real site, built once, served over loopback and read in a Chromium."""

import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files without a line per request in the report of the tests."""

    def log_message(self, format, *args):
        """Say nothing."""


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory):
    """Return the folder of the real site, built strictly and without a warning."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    build = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    output = build.stdout + build.stderr

    assert build.returncode == 0, output
    assert "WARNING" not in output
    return folder


@pytest.fixture(scope="session")
def site_url(site_dir):
    """Return the address of the built site, with its final slash."""
    handler = partial(QuietHandler, directory=str(site_dir))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def page_urls(site_dir, site_url):
    """Return the address of every page of the site, the error page among them."""
    pages = sorted(path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*.html"))
    return [site_url + quote(path.removesuffix("index.html")) for path in pages]


@pytest.fixture
def page(browser, site_url):
    """Return an empty page that keeps its faults: `page.messages` and `page.strangers`.

    `messages` are the texts of console errors and uncaught exceptions; `strangers` the addresses
    asked of any other host than the site’s, all of them refused.
    """
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.messages, page.strangers = [], []
    here = urlsplit(site_url).netloc

    def sort(route):
        if urlsplit(route.request.url).netloc == here:
            route.continue_()
        else:
            page.strangers.append(route.request.url)
            route.abort()

    context.route("**/*", sort)
    page.on("console", lambda m: m.type == "error" and page.messages.append(m.text))
    page.on("pageerror", lambda error: page.messages.append(str(error)))
    yield page
    context.close()
