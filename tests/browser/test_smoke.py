"""The site opens, without error and without anybody else."""

import pytest

from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser


def test_home_has_one_main_title(page, site_url):
    """The home page answers, in French, with one main title."""
    answer = page.goto(site_url)

    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()


def test_home_writes_no_error(page, site_url):
    """The home page writes no error in the console."""
    page.goto(site_url, wait_until="networkidle")

    assert page.messages == []


def test_no_page_asks_another_host(page, site_url, page_urls):
    """No page sends a request to another host: one of each kind and one in fifteen of the others.

    What every page names is read in its source by POI009 (`fabrique verifier-site`).
    """
    chosen = {site_url + path for path in KINDS.values()} | set(page_urls[::15])
    for url in sorted(chosen):
        page.goto(url, wait_until="networkidle")

    assert len(chosen) > len(KINDS)
    assert page.strangers == []
