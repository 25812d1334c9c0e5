"""MET024: a notice that only the publisher can write, empty on the day of publication."""

from collections.abc import Iterator

from fabrique.model import Catalogue, Diagnostic, Rule, Severity, missing_duties

_FILLED = """\
etablissement:
  nom: Établissement d'exemple
  siege: 1 rue de l'Exemple, 00000 Exemple
  telephone: 00 00 00 00 00
  contact: contact@exemple.test
  directeur_publication: Une personne d'exemple
hebergeur: {nom: Hébergeur d'exemple, adresse: Exemple, telephone: 00 00 00 00 00}
donnees_personnelles:
  responsable: Établissement d'exemple
  delegue: Une personne d'exemple
  contact: donnees@exemple.test
  journaux: aucun
  base_legale: sans objet
  conservation: sans objet
  acces: personne
  transfert: aucun
  messages_but: répondre
  messages_conservation: un an
  messages_destinataires: l'équipe du site
"""
_DECLARED = """\
accessibilite:
  organisme: Établissement d'exemple
  schema_pluriannuel: https://etablissement.example.org/schema/
  plan_d_action: https://etablissement.example.org/plan/
  contact: acces@exemple.test
"""

RULE = Rule(
    code="MET024",
    severity=Severity.ERROR,
    title="Mention à compléter par l’éditeur",
    why="La loi demande à qui publie un site de dire qui il est, qui l’héberge, ce qu’il fait des"
    " données et à qui signaler un défaut d’accessibilité.",
    fix="Remplissez cette clé dans ressources/site.yml : les pages « À propos » la reprennent.",
    bad={"ressources/site.yml": _FILLED + _DECLARED},
    good={"ressources/site.yml": _FILLED + _DECLARED + "  service: Le service d'exemple\n"},
)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    site = catalogue.site
    if site is None:
        return
    for path in missing_duties(site):
        yield RULE.at(
            site.origin.at(*path[:-1]),
            f"La mention « {'.'.join(path)} » est vide, et la publication l’attend",
        )
