"""A page computed from the data, dressed by MkDocs like any other."""

from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from fabrique.model import END_OF_PROSE, PROSE, Page, Section
from fabrique.model.record import MOVED


class GeneratedPage(MkDocsPage):
    """A page whose Markdown is the author's text alone; the rest is HTML put around it.

    No YAML header is ever read from the text: the metadata come from the data.
    """

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        """Tie what the builder made to a file of MkDocs."""
        super().__init__(made.title, file, config)
        self.made = made
        if not made.listed:  # a search engine must keep the page that this one leads to
            there = urljoin(config.site_url or "", made.leads_to)
            self.canonical_url = there if made.kind == MOVED and config.site_url else None

    @property
    def refresh(self) -> str:
        """Return where the browser goes at once, from this page; empty to stay."""
        return "../" * self.url.count("/") + self.made.leads_to if self.made.kind == MOVED else ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the author's text as it is; MkDocs would look for a header in it."""
        self.markdown = self.made.prose
        self.meta = {"title": self.made.title, "description": self.made.description}

    def dress(self, html: str) -> str:
        """Return the whole content and complete the table of contents."""
        # A page put together from many texts has its own contents; theirs would drown it.
        own = () if self.made.inserts else self.toc
        self.toc = TableOfContents(
            [*_links(self.made.sections_before), *own, *_links(self.made.sections_after)]
        )
        for marker, insert in self.made.inserts:
            html = html.replace(f"<p>{marker}</p>", insert)
        return self.made.before + enclose(html) + self.made.after


def enclose(html: str) -> str:
    """Return the author's text between the comments by which `verifier-site` knows it."""
    return f"<!-- {PROSE} -->{html}<!-- {END_OF_PROSE} -->" if html.strip() else html


def _links(sections: tuple[Section, ...]) -> list[AnchorLink]:
    return [AnchorLink(section.title, section.anchor, 2) for section in sections]
