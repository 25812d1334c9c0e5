"""The facilitation sheet: the first two pages of a printed resource, then its text."""

from io import BytesIO

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser

SHEETS = (
    "materiautheque-trier-etiqueter-prix",
    "construire-modele-autosuffisant",
    "techshop-la-fin-d-un-reseau",
)


@pytest.mark.parametrize("identifier", SHEETS)
def test_sheet_holds_on_two_pages(page, site_url, identifier):
    """Who, what and the timed steps, with room for notes, hold on two pages; the text follows."""
    page.goto(f"{site_url}catalogue/{identifier}/")
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    pages = [" ".join(sheet.extract_text().split()) for sheet in printed.pages]
    sheet = " ".join(pages[:2])

    assert f"/catalogue/{identifier}/" in pages[0]
    assert all(word in pages[0] for word in ("Licence", "Version", "Matériel"))
    assert "Notes" in sheet
    assert "Déroulé minuté" in sheet
    assert pages[2].startswith(f"3 / {len(pages)} En bref")
