"""What the command line's library says of a wrong command, in the operator's words."""

import re

# The library's sentence, and ours; what neither knows is shown as it came.
_SENTENCES = (
    (r"No such option: (?P<name>\S+?)\.?(?: .*)?", "l'option « {name} » n'existe pas."),
    (r"No such command '(?P<name>[^']*)'\.?(?: .*)?", "la commande « {name} » n'existe pas."),
    (r"Option '(?P<name>[^']*)' requires an argument\.", "l'option « {name} » attend une valeur."),
    (r"Missing (?:option|argument|parameter):? '?(?P<name>[^'.]*)'?\.?.*", "il manque « {name} »."),
    (r"Missing command\.", "il manque une commande."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<name>.*)\)", "« {name} » est de trop."),
    (r"Invalid value for '?(?P<name>[^':]*)'?: .*", "la valeur donnée à « {name} » ne convient pas."),
)
_KINDS = (
    (r"valid integer", "Il faut un nombre entier."),
    (r"valid (?:number|float)", "Il faut un nombre."),
    (r"does not exist", "Ce fichier n'existe pas."),
)


def in_french(said: str, command: str) -> str:
    """Return what is wrong with a command and where its help is."""
    sentence = next(
        (
            ours.format(**found.groupdict())
            for theirs, ours in _SENTENCES
            if (found := re.fullmatch(theirs, said))
        ),
        said,
    )
    kind = next((f" {ours}" for theirs, ours in _KINDS if re.search(theirs, said)), "")
    return f"Commande à corriger : {sentence}{kind} Aide : {command} --help"
