"""What programs can ask for, as an OpenAPI document."""

from typing import Any

import msgspec

from bot.web.api.actions import ACTIONS, Action

ANSWERS = {
    "200": "Fait.",
    "401": "Jeton absent, inconnu ou révoqué.",
    "403": "Ce jeton ne permet pas ce geste.",
    "409": "Le geste est refusé : le texte dit pourquoi.",
    "422": "Le corps de la requête n’est pas celui de ce geste.",
    "429": "Trop de gestes à la fois.",
    "503": "Le bot n’a pas répondu à temps : le geste a peut-être été fait.",
}
ORDER = {
    "type": "object",
    "required": ["order"],
    "properties": {"order": {"type": "string", "description": "Le nom de l’ordre, comme sur les pages."}},
}


def document(version: str, server: str) -> dict[str, Any]:
    """Return the whole document."""
    schemas = msgspec.json.schema_components(
        [action.body for action in ACTIONS.values()], ref_template="#/components/schemas/{name}"
    )[1]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Bouge ta Démocratie",
            "version": version,
            "description": "Mener l’émission depuis un Stream Deck ou un script.",
        },
        "servers": [{"url": server}],
        "security": [{"token": []}],
        "paths": {
            **{f"/api/actions/{action.name}": {"post": _operation(action)} for action in ACTIONS.values()},
            "/api/orders": {"post": _order()},
            "/api/state": {"get": _state()},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {**schemas, "Done": DONE, "Fault": FAULT},
        },
    }


DONE = {
    "type": "object",
    "required": ["ok", "id"],
    "properties": {"ok": {"const": True}, "id": {"type": "string"}, "text": {"type": "string"}},
}
FAULT = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Le même deux fois : le geste n’est fait qu’une fois.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9-]{1,32}$"},
}


def _operation(action: Action) -> dict[str, Any]:
    required = any(field.required for field in msgspec.structs.fields(action.body))
    return {
        "operationId": action.name,
        "summary": action.summary,
        "parameters": [KEY],
        "requestBody": {
            "required": required,
            "content": _content({"$ref": f"#/components/schemas/{action.body.__name__}"}),
        },
        "responses": _responses(),
    }


def _order() -> dict[str, Any]:
    return {
        "operationId": "order",
        "summary": "Donner n’importe quel ordre des pages",
        "parameters": [KEY],
        "requestBody": {"required": True, "content": _content(ORDER)},
        "responses": _responses(),
    }


def _state() -> dict[str, Any]:
    told = {"200": {"description": "L’émission maintenant.", "content": _content({"type": "object"})}}
    refused = {code: _refused(code) for code in ("401", "429")}
    return {"operationId": "state", "summary": "Lire où en est l’émission", "responses": told | refused}


def _responses() -> dict[str, Any]:
    done = {"description": ANSWERS["200"], "content": _content({"$ref": "#/components/schemas/Done"})}
    return {"200": done} | {code: _refused(code) for code in ANSWERS if code != "200"}


def _refused(code: str) -> dict[str, Any]:
    return {"description": ANSWERS[code], "content": _content({"$ref": "#/components/schemas/Fault"})}


def _content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
