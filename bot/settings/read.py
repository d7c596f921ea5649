"""From `config/default.toml`, a show's own file and the environment to one object; the later wins."""

import difflib
import json
import stat
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr, ValidationError

from bot.errors import SettingsError, reason_of
from bot.settings.faults import in_french
from bot.settings.model import Settings

PREFIX = "BOUGE_"
# Read by the tools around the bot, not by the bot.
NOT_SETTINGS = frozenset({"BOUGE_CHROMIUM", "BOUGE_SPECS", "BOUGE_TRAINING_DATA"})

STORE_SCHEMES = ("redis", "rediss", "unix")

Tree = dict[str, Any]


def read_settings(default: Path, own: Path | None, environment: Mapping[str, str]) -> Settings:
    """Return the settings; raises SettingsError with every fault of every source."""
    faults: list[str] = []
    tree = _read_file(default, faults)
    known = dict(_keys(Settings))
    if own is not None:
        theirs = _read_file(own, faults)
        faults += _unknown(theirs, known, str(own))
        faults += _exposed_secrets(theirs, known, own)
        _merge(tree, _only_known(theirs, known))
    variables = _from_environment(environment, known, faults)
    _merge(tree, variables)
    try:
        settings = Settings.model_validate(tree)
    except ValidationError as fault:
        raise SettingsError((*faults, *in_french(fault))) from None
    faults += _contradictions(settings)
    if faults:
        raise SettingsError(tuple(faults))
    return settings


def masked(settings: Settings) -> Tree:
    """Return every value as plain data, secrets as `•••` (or "" when not given)."""
    plain: Tree = json.loads(settings.model_dump_json())
    for path, secret in _keys(Settings):
        if secret:
            value: Any = settings
            for name in path.split("."):
                value = getattr(value, name)
            _put(plain, path, "•••" if value.get_secret_value() else "")
    return plain


def _keys(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, bool]]:
    """Yield every key as a dotted path, and whether it is a secret."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _keys(kind, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", kind is SecretStr


def _read_file(path: Path, faults: list[str]) -> Tree:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        faults.append(f"{path} : ce n'est pas du TOML valide ({fault}).")
    except UnicodeDecodeError:
        faults.append(f"{path} : le fichier n'est pas en UTF-8.")
    except OSError as fault:
        faults.append(f"{path} : illisible ({reason_of(fault)}). Vérifiez le chemin et les droits.")
    return {}


def _flat(tree: Tree, known: Mapping[str, bool], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the leaves as dotted paths; a table that is itself a known key is one leaf."""
    for name, value in tree.items():
        path = f"{prefix}{name}"
        if isinstance(value, dict) and path not in known:
            yield from _flat(value, known, path + ".") if value else [(path, value)]
        else:
            yield path, value


def _unknown(tree: Tree, known: Mapping[str, bool], where: str) -> list[str]:
    tables = {path.rsplit(".", 1)[0] for path in known if "." in path}
    return [
        f"{where} : réglage inconnu « {path} ».{_nearest(path, known)}"
        for path, value in _flat(tree, known)
        if path not in known and not (path in tables and value == {})
    ]


def _nearest(path: str, known: Mapping[str, bool]) -> str:
    near = difflib.get_close_matches(path, known, n=1, cutoff=0.6)
    return f" Vouliez-vous dire « {near[0]} » ?" if near else " La liste est dans config/default.toml."


def _only_known(tree: Tree, known: Mapping[str, bool]) -> Tree:
    kept: Tree = {}
    for path, value in _flat(tree, known):
        if path in known:
            _put(kept, path, value)
    return kept


def _exposed_secrets(tree: Tree, known: Mapping[str, bool], file: Path) -> list[str]:
    given = [path for path, value in _flat(tree, known) if known.get(path) and _is_secret(path, value)]
    if given and stat.S_IMODE(file.stat().st_mode) & 0o077:
        return [
            f"{file} : contient un secret ({', '.join(given)}) mais d'autres peuvent le lire. "
            f"Faites « chmod 600 {file} », ou donnez-le par l'environnement ({_variable(given[0])})."
        ]
    return []


def _is_secret(path: str, value: object) -> bool:
    """Say whether a secret key holds one: an address is one only with a password in it."""
    return "@" in str(value) if path == "store.url" else value != ""


def _from_environment(environment: Mapping[str, str], known: Mapping[str, bool], faults: list[str]) -> Tree:
    tree: Tree = {}
    for variable, value in environment.items():
        if not variable.startswith(PREFIX) or variable in NOT_SETTINGS:
            continue
        path = variable.removeprefix(PREFIX).lower().replace("__", ".")
        if path in known:
            _put(tree, path, value)
        else:
            near = difflib.get_close_matches(path, known, n=1, cutoff=0.6)
            advice = f" Vouliez-vous dire {_variable(near[0])} ?" if near else ""
            faults.append(f"Environnement : variable inconnue {variable}.{advice}")
    return tree


def _variable(path: str) -> str:
    return PREFIX + path.upper().replace(".", "__")


def _put(tree: Tree, path: str, value: Any) -> None:
    *tables, name = path.split(".")
    for table in tables:
        tree = tree.setdefault(table, {})
    tree[name] = value


def _merge(tree: Tree, over: Tree) -> None:
    for name, value in over.items():
        if isinstance(value, dict) and isinstance(tree.get(name), dict):
            _merge(tree[name], value)
        else:
            tree[name] = value


def _contradictions(settings: Settings) -> list[str]:
    """Return what each key allows but not together."""
    twitch, discord, classifier = settings.twitch, settings.discord, settings.classifier
    faults = _store_faults(settings.store.url.get_secret_value())
    if twitch.channel and not twitch.client_id:
        faults.append("twitch.channel est donné sans twitch.client_id : créez une application Twitch (docs).")
    if twitch.channel and not twitch.bot_token.get_secret_value():
        faults.append(f"twitch.channel est donné sans jeton du bot : donnez {_variable('twitch.bot_token')}.")
    if discord.ca_file and not Path(discord.ca_file).is_file():
        faults.append(f"discord.ca_file : le fichier {discord.ca_file} n'existe pas.")
    if classifier.act_threshold and classifier.act_threshold < classifier.flag_threshold:
        faults.append("classifier.act_threshold doit être au moins classifier.flag_threshold.")
    for role in ("host_code", "moderator_code"):
        code = getattr(settings.web, role).get_secret_value()
        if code != code.strip():
            faults.append(f"web.{role} : un code d'accès ne commence ni ne finit par un espace.")
        if code and len(code) < 8:
            faults.append(f"web.{role} : un code d'accès a au moins 8 caractères.")
    host, moderator = settings.web.host_code, settings.web.moderator_code
    if host.get_secret_value() and host == moderator:
        faults.append("web.host_code et web.moderator_code sont les mêmes : chaque rôle a son code.")
    if not settings.data_dir.name:
        faults.append("data_dir est vide : donnez un dossier.")
    return faults + _address_faults(settings.web.public_url)


def _address_faults(url: str) -> list[str]:
    """Return what is wrong with the address that people type."""
    try:
        hostname = urlsplit(url).hostname
    except ValueError:
        hostname = None
    return [] if not url or hostname else ["web.public_url : cette adresse n'a pas de nom de machine."]


def _store_faults(url: str) -> list[str]:
    """Return what is wrong with the store's address, without showing it: it may hold a password."""
    try:
        parts = urlsplit(url)
        known = url == "embedded" or (parts.scheme in STORE_SCHEMES and (parts.port or 1) > 0)
    except ValueError:
        known = False
    if known:
        return []
    return ["store.url : adresse illisible. Écrivez « embedded », redis://…, rediss://… ou unix://…."]
