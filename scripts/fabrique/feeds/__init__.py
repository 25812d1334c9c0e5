"""Addresses that a program queries: the catalogue in JSON, an Atom feed, one AMB record each."""

from fabrique.feeds import amb, atom, catalogue_json
from fabrique.model import Builder

BUILDERS: tuple[Builder, ...] = (amb.BUILDER, atom.BUILDER, catalogue_json.BUILDER)
