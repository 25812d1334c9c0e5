"""What a browser does with editions: the banner, the redirections, with and without script."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.conftest import QuietHandler
from tests.editions.conftest import CHANGED, GONE, NEW, OLD

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def host(served: list[Path]) -> Iterator[str]:
    """Return the address at which everything published is served, with its final slash."""
    handler = partial(QuietHandler, directory=str(served[-1]))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def tab(browser):
    """Return an empty page that keeps its faults in `page.messages`."""
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.messages = []
    page.on("console", lambda m: m.type == "error" and page.messages.append(m.text))
    page.on("pageerror", lambda error: page.messages.append(str(error)))
    yield page
    context.close()


def test_older_edition_says_so(tab, host: str) -> None:
    """A page of an older edition names the newest and leads to the same page there."""
    tab.goto(f"{host}2026.1/catalogue/{CHANGED}/")
    banner = tab.locator(".edition-recente")
    banner.wait_for(state="visible")

    assert "l’édition 2026.1" in banner.inner_text()
    banner.get_by_role("link").click()
    tab.wait_for_url(f"{host}latest/catalogue/{CHANGED}/")
    assert [] == tab.messages


def test_banner_leads_on_when_the_page_moved(tab, host: str) -> None:
    """From the old address of a renamed resource, the banner ends at the new one."""
    tab.goto(f"{host}2026.1/catalogue/{OLD}/")
    tab.locator(".edition-recente a").click()

    tab.wait_for_url(f"{host}latest/catalogue/{NEW}/")


def test_latest_says_nothing(tab, host: str) -> None:
    """Neither the latest edition nor its alias shows a banner."""
    for start in ("latest/", "2027.1/"):
        with tab.expect_response("**/versions.json"):
            tab.goto(f"{host}{start}catalogue/")
        tab.wait_for_load_state("networkidle")

        assert not tab.locator(".edition-recente").is_visible()
    assert [] == tab.messages


def test_without_the_list(tab, served: list[Path], host: str) -> None:
    """A copy of one edition, without the list beside it, shows nothing and breaks nothing."""
    tab.route("**/versions.json", lambda route: route.fulfill(status=404))
    tab.goto(f"{host}2026.1/catalogue/")
    tab.wait_for_load_state("networkidle")

    assert not tab.locator(".edition-recente").is_visible()


def test_file_address(tab, served: list[Path]) -> None:
    """Opened by double click, a page asks for no list and shows nothing."""
    tab.goto((served[-1] / "2026.1/catalogue/index.html").as_uri())
    tab.wait_for_timeout(300)

    assert not tab.locator(".edition-recente").is_visible()
    assert not any("versions.json" in message for message in tab.messages)


def test_redirection_without_script(browser, host: str) -> None:
    """Without script, the old address and the top of the site lead on under their policy."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}latest/catalogue/{OLD}/")
    page.wait_for_url(f"{host}latest/catalogue/{NEW}/")
    page.goto(host)
    page.wait_for_url(f"{host}latest/")
    page.goto(f"{host}latest/catalogue/{GONE}/fichiers/fiche.svg")

    assert f"{host}latest/catalogue/{GONE}/fichiers/fiche.svg/" == page.url
    assert "matériau" in page.locator("main").inner_text()
    context.close()
