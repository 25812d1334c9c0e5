"""The MkDocs door: load, verify, publish. The only room that imports MkDocs."""

from fabrique.plugin.plugin import FabriquePlugin

__all__ = ["FabriquePlugin"]
