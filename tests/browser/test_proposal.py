"""The form of proposal: faults beside fields, a draft that comes back, a folder to take away."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.browser

ADDRESS = "contribuer/proposer/"
SUMMARY = (
    "Une séance pour essayer le formulaire, du premier champ jusqu’au dossier que l’on emporte."
)


def fill(page):
    """Give a good answer to what is compulsory."""
    page.fill("#titre", "L’essai du soir")
    page.fill("#resume", SUMMARY)
    page.fill("#auteur", "Établissement d’exemple")
    page.fill("#duree-animation", "30")


def test_faults_are_beside_fields(page, site_url):
    """Sending too early says how many answers lack, and leads to the first one."""
    page.goto(site_url + ADDRESS)
    page.fill("#resume", "Court.")
    page.get_by_role("button", name="Télécharger").click()

    assert "Il faut une réponse." == page.locator("#faute-titre").text_content()
    assert "6 caractères, pour 80 au moins." == page.locator("#faute-resume").text_content()
    assert "titre" == page.evaluate("document.activeElement.id")
    assert "à reprendre" in page.locator("form [role=status]").text_content()


def test_answers_that_belie_one_another(page, site_url):
    """Beside its field, each answer that another one belies; mending either of the two is enough."""
    page.goto(site_url + ADDRESS)
    fill(page)
    page.fill("#groupe-min", "12")
    page.fill("#groupe-max", "4")
    page.fill("#materiel", "1 | crayon | trio")
    page.fill("#deroule", "10 | Ouvrir | Dit. | Écoutent.")
    page.get_by_role("button", name="Télécharger").click()

    assert "4 réponses sont à reprendre." == page.locator("form [role=status]").text_content()
    assert "au plus, pour 12 au moins" in page.locator("#faute-groupe-max").text_content()
    assert "« trio » n’est pas dans la liste" in page.locator("#faute-materiel").text_content()
    assert "durent 10 minutes, pour 30" in page.locator("#faute-deroule").text_content()

    page.fill("#duree-animation", "10")
    page.fill("#groupe-min", "3")
    page.fill("#materiel", "1 | classeur | séance")
    page.locator("#texte").focus()
    assert 0 == page.locator("form.proposition .faute:visible").count()


def test_folder_to_take_away(page, site_url):
    """Once complete and agreed to, the form gives a ZIP with the data and the text."""
    page.goto(site_url + ADDRESS)
    fill(page)
    page.get_by_label("Je suis l’auteur").check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger").click()
    content = Path(waiting.value.path()).read_bytes()

    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        data = archive.read(names[0]).decode()
    assert "l-essai-du-soir.zip" == waiting.value.suggested_filename
    assert ["l-essai-du-soir/ressource.yml", "l-essai-du-soir/index.md"] == names
    assert 'titre: "L’essai du soir"' in data
    assert [] == page.messages == page.strangers


def test_draft_comes_back(page, site_url):
    """What was typed comes back on the next visit, until it is erased."""
    page.goto(site_url + ADDRESS)
    fill(page)
    page.get_by_label("licence", exact=True).check()
    page.reload()

    assert "L’essai du soir" == page.input_value("#titre")
    assert page.get_by_label("licence", exact=True).is_checked()
    assert "L’essai du soir" == page.locator(".apercu h3").text_content()

    page.get_by_role("button", name="Effacer").click()
    page.reload()
    assert "" == page.input_value("#titre")


def test_without_script(browser, site_url):
    """Without script the form stays away, and the text to fill is there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ADDRESS)

    assert not page.locator("form.proposition").is_visible()
    assert page.get_by_role("link", name="le modèle de proposition").is_visible()
    context.close()
