"""The addresses of a sitemap (sitemaps.org, 0.9), entities refused."""

from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from fabrique.model.site_links import LinkedFile, Role


def read_sitemap(content: bytes) -> LinkedFile:
    """Return the pages that a sitemap announces."""
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return LinkedFile(faults=("Le plan du site n’est pas du XML lisible",))
    found: set[str] = set()
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "loc":
            found.add((element.text or "").strip())
        elif name == "link" and "href" in element.attrib:
            found.add(element.attrib["href"])
    return LinkedFile(references={Role.LINK: frozenset(found)})
