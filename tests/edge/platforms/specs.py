"""Holds what went over the wire against the platforms' published specifications, where a folder has them."""

import os
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from bot.rehearsal.record import Exchange

TWITCH = "twitch-helix-openapi.json"
DISCORD = "discord-rest-openapi.json"

_BESIDE = Path(__file__).parents[4] / "shared" / "specs"
# Any call may be answered so, whether or not its page says it.
_ANYWHERE = {401, 429, 500, 502, 503}


class Specification:
    """One platform's published API."""

    def __init__(self, document: dict[str, Any]) -> None:
        """Read the document, which is taken for valid."""
        scheme, _, rest = document["servers"][0]["url"].rstrip("/").partition("://")
        host, slash, base = rest.partition("/")
        self._host = f"{scheme}://{host}"
        self._base = slash + base
        self._paths: dict[str, Any] = document["paths"]
        self._components: dict[str, Any] = document.get("components", {})
        self._api = OpenAPI.from_dict(document, config=Config(spec_validator_cls=None))

    def operation(self, exchange: Exchange) -> str:
        """Return « METHOD /path/{of}/the/document », empty when there is no such call."""
        asked = exchange.path.rstrip("/").split("/")
        matching = [path for path in self._paths if _leads_to(path.split("/"), asked)]
        for path in sorted(matching, key=lambda path: path.count("{")):
            if exchange.method.lower() in self._paths[path]:
                return f"{exchange.method} {path}"
        return ""

    def faults(self, exchange: Exchange) -> list[str]:
        """Return what the document does not allow in a call and its answer, empty when all is well."""
        operation = self.operation(exchange)
        if not operation:
            return [f"{exchange.method} {exchange.path}: no such call"]
        told = f"{operation} → {exchange.status}"
        return [
            f"{told}: {fault}" for fault in (*self._asked(exchange, operation), *self._answered(exchange))
        ]

    def _asked(self, exchange: Exchange, operation: str) -> Iterator[str]:
        known = self._query_names(operation)
        yield from (f"unknown parameter {name}" for name, _ in exchange.query if name not in known)
        # What the platform refused as wrong may be wrong.
        if exchange.status not in (400, 422):
            with warnings.catch_warnings():
                # OAuth is a kind of security that the library does not check.
                warnings.filterwarnings("ignore", "Unsupported scheme type")
                faults = list(self._api.iter_request_errors(self._request(exchange)))
            yield from map(_cause, faults)

    def _answered(self, exchange: Exchange) -> Iterator[str]:
        method, _, path = self.operation(exchange).partition(" ")
        documented = self._paths[path][method.lower()]["responses"]
        known = {str(exchange.status), f"{exchange.status // 100}XX", "default"} & set(documented)
        if not known:
            if exchange.status not in _ANYWHERE:
                yield "this status is not documented"
            return
        if all("content" not in documented[status] for status in known):
            return
        response = MockResponse(exchange.answer, status_code=exchange.status, content_type="application/json")
        yield from map(_cause, self._api.iter_response_errors(self._request(exchange), response))

    def _request(self, exchange: Exchange) -> MockRequest:
        return MockRequest(
            self._host,
            exchange.method.lower(),
            self._base + exchange.path,
            args=list(exchange.query),  # type: ignore[arg-type]
            headers=exchange.headers,
            data=exchange.body or None,
            content_type=exchange.headers.get("content-type", "application/json"),
        )

    def _query_names(self, operation: str) -> set[str]:
        method, _, path = operation.partition(" ")
        item = self._paths[path]
        listed = [*item.get("parameters", ()), *item[method.lower()].get("parameters", ())]
        found = [self._resolved(parameter) for parameter in listed]
        return {parameter["name"] for parameter in found if parameter["in"] == "query"}

    def _resolved(self, parameter: dict[str, Any]) -> dict[str, Any]:
        name = parameter.get("$ref", "").rpartition("/")[2]
        found: dict[str, Any] = self._components["parameters"][name] if name else parameter
        return found


def required(name: str) -> Specification:
    """Return a specification, or skip the test and say how to give it."""
    found = offered(name)
    if found is None:
        pytest.skip(f"{name} is not here: name its folder in BOUGE_SPECS")
    return found


def offered(name: str) -> Specification | None:
    """Return a specification where somebody gave it."""
    named = os.environ.get("BOUGE_SPECS")
    file = (Path(named) if named else _BESIDE) / name
    return _read(file) if file.is_file() else None


@cache
def _read(file: Path) -> Specification:
    return Specification(msgspec.json.decode(file.read_bytes()))


def _leads_to(template: list[str], asked: list[str]) -> bool:
    return len(template) == len(asked) and all(
        part.startswith("{") or part == given for part, given in zip(template, asked, strict=True)
    )


def _cause(fault: BaseException) -> str:
    causes: list[str] = []
    deepest: BaseException | None = fault
    while deepest is not None:
        causes.append(str(deepest))
        causes += [str(error.message) for error in getattr(deepest, "schema_errors", ())]
        deepest = deepest.__cause__
    return ": ".join(dict.fromkeys(causes))
