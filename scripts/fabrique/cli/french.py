"""What click says by itself, in French.

Click takes its sentences from gettext, in the language of the machine; here the language is
always French, whatever the machine. Its only door is the two functions that each of its modules
imports from gettext: they are replaced by a look-up in the table below. A sentence that is not
in the table stays as it is; a test calls every wrong use to see that none does.
"""

from importlib import import_module

SENTENCES = {
    "Usage:": "Emploi :",
    "Options": "Options",
    "Commands": "Commandes",
    "Positional arguments": "Arguments",
    "Show this message and exit.": "Donne cette aide.",
    "Show the version and exit.": "Donne la version.",
    "default: {default}": "défaut : {default}",
    "env var: {var}": "variable : {var}",
    "required": "obligatoire",
    "deprecated": "abandonné",
    "Error: {message}": "fabrique : {message}",
    "Aborted!": "fabrique : interrompu.",
    "Try '{command} {option}' for help.": "« {command} {option} » donne l’aide.",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Missing command.": "Il manque le nom d’une commande.",
    "Missing argument": "Il manque l’argument",
    "Missing option": "Il manque l’option",
    "Missing parameter": "Il manque le paramètre",
    "Missing parameter: {param_name}": "Il manque le paramètre : {param_name}",
    "Choose from:\n\t{choices}": "Choisissez parmi :\n\t{choices}",
    "No such option: {name}": "L’option « {name} » n’existe pas.",
    "No such option {name!r}.": "L’option « {name} » n’existe pas.",
    "No such command {name!r}.": "La commande « {name} » n’existe pas.",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "(Vouliez-vous dire : {possibilities} ?)",
    "(Possible options: {possibilities})": "(Options possibles : {possibilities})",
    "Option {name!r} does not take a value.": "L’option « {name} » ne prend pas de valeur.",
    "Option {name!r} requires an argument.": "L’option « {name} » attend une valeur.",
    "Option {name!r} requires {nargs} arguments.": "L’option « {name} » attend {nargs} valeurs.",
    "Argument {name!r} takes {nargs} values.": "L’argument « {name} » attend {nargs} valeurs.",
    "Got unexpected extra argument ({args})": "Argument en trop : {args}.",
    "Got unexpected extra arguments ({args})": "Arguments en trop : {args}.",
    "{value!r} is not {choice}.": "« {value} » n’est pas {choice}.",
    "{value!r} is not one of {choices}.": "« {value} » n’est pas dans la liste : {choices}.",
    "{value!r} is not a valid {number_type}.": "« {value} » n’est pas un nombre.",
    "{value} is not in the range {range}.": "{value} n’est pas dans l’intervalle {range}.",
    "{name} {filename!r} does not exist.": "« {filename} » n’existe pas.",
    "{name} {filename!r} is a file.": "« {filename} » est un fichier.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier.",
    "{name} {filename!r} is not readable.": "« {filename} » ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "« {filename} » ne peut pas être écrit.",
    "Could not open file {filename!r}: {message}": "Le fichier « {filename} » ne s’ouvre pas.",
}

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def speak_french() -> None:
    """Give click its sentences in French; calling it again changes nothing."""
    for name in _MODULES:
        module = import_module(f"click.{name}")
        for function, replacement in (("_", _translate), ("ngettext", _translate_count)):
            if hasattr(module, function):
                setattr(module, function, replacement)


def _translate(sentence: str) -> str:
    return SENTENCES.get(sentence, sentence)


def _translate_count(one: str, many: str, number: int) -> str:
    return _translate(one if number < 2 else many)
