"""What the validation library says, in the operator's words."""

from pydantic import ValidationError

_SENTENCES = {
    "missing": "manque",
    "extra_forbidden": "réglage inconnu",
    "string_type": "doit être un texte",
    "int_parsing": "doit être un nombre entier",
    "int_type": "doit être un nombre entier",
    "int_from_float": "doit être un nombre entier",
    "float_parsing": "doit être un nombre",
    "float_type": "doit être un nombre",
    "bool_parsing": "doit être true ou false",
    "bool_type": "doit être true ou false",
    "tuple_type": "doit être une liste",
    "dict_type": "doit être une table",
    "model_type": "doit être une table",
    "greater_than_equal": "doit être au moins {ge}",
    "greater_than": "doit être plus grand que {gt}",
    "less_than_equal": "doit être au plus {le}",
    "string_too_short": "ne peut pas être vide",
    "string_too_long": "a plus de {max_length} caractères",
    "string_pattern_mismatch": "n'a pas la forme attendue ({pattern})",
    "literal_error": "doit être l'une de ces valeurs : {expected}",
    "path_type": "doit être un chemin de fichier",
}


def in_french(fault: ValidationError) -> list[str]:
    """Return one sentence per fault, naming its key and never its value (it may be a secret)."""
    return [_sentence(error["loc"], error["type"], error.get("ctx", {})) for error in fault.errors()]


def _sentence(place: tuple[int | str, ...], kind: str, context: dict[str, object]) -> str:
    key = ".".join(str(part) for part in place)
    pattern = _SENTENCES.get(kind, f"n'est pas valable ({kind})")
    if kind == "literal_error":
        context = {"expected": str(context["expected"]).replace("' or '", "' ou '")}
    return f"{key} : {pattern.format(**context)}."
