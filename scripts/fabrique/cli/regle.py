"""`fabrique regle`: explain a rule, or list them all."""

import json
from difflib import get_close_matches

import click

from fabrique.model import FabriqueError, Rule
from fabrique.rules import RULES
from fabrique.rules.examples import example_lines


@click.command()
@click.argument("code", required=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["texte", "json"]),
    default="texte",
    help="Forme de la réponse.",
)
def regle(code: str | None, format_name: str) -> None:
    """Explique la règle CODE, ou donne la liste de toutes les règles."""
    rules = [_find(code)] if code else list(RULES.values())
    if format_name == "json":
        click.echo(json.dumps([_to_plain(rule) for rule in rules], ensure_ascii=False, indent=2))
    elif code:
        click.echo(_explain(rules[0]))
    else:
        for rule in rules:
            click.echo(f"{rule.code}  {rule.severity:<13}  {rule.title}")


def _find(code: str) -> Rule:
    rule = RULES.get(code.upper())
    if rule:
        return rule
    near = get_close_matches(code.upper(), RULES, 3, 0.6)
    hint = f"Vouliez-vous dire {' ou '.join(near)} ? " if near else ""
    raise FabriqueError(
        f"La règle « {code[:40]} » n’existe pas", hint + "« fabrique regle » donne la liste."
    )


def _to_plain(rule: Rule) -> dict[str, str]:
    return {
        "code": rule.code,
        "gravite": rule.severity.value,
        "titre": rule.title,
        "raison": rule.why,
        "remede": rule.fix,
        "page": rule.url,
    }


def _explain(rule: Rule) -> str:
    parts = [
        f"{rule.code} ({rule.severity}) : {rule.title}",
        "",
        rule.why,
        "",
        f"Remède : {rule.fix}",
    ]
    for name, tree in (("À éviter", rule.bad), ("À écrire", rule.good)):
        parts += ["", f"{name} :"]
        for path, content in tree.items():
            parts.append(f"  {path}")
            parts += [f"    {line}" for line in example_lines(content)]
    return "\n".join(parts)
