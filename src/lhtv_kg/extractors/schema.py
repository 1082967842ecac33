"""What a model is asked for: instructions, and a JSON schema made of the claims of the program and its vocabularies."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.extractors.statements import form_of
from lhtv_kg.identity.amending import KINDS
from lhtv_kg.identity.roles import roles
from lhtv_kg.model import Attendance

_TERM = "^[0-9]{4}-[0-9]{4}$"
_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


@dataclass(frozen=True, slots=True)
class Asked:
    """The words for a model: the task, and what each type of claims and each field means."""

    instructions: str
    types: dict[str, str]
    fields: dict[str, str]


@cache
def asked() -> Asked:
    """Return the shipped words (``data/extractors/openai.toml``)."""
    with asset("data", "extractors", "openai.toml").open("rb") as file:
        said = tomllib.load(file)
    return Asked(said["instructions"].strip(), said["types"], said["fields"])


def answer_schema() -> dict[str, Any]:
    """Return the JSON schema of an answer: an object with a list ``claims``, each of one of the types.

    It keeps to what services demand in their strict mode: each property is required, an open one may be null, and
    nothing else may be there.
    """
    claims = {"type": "array", "items": {"anyOf": [_claim(kind) for kind in KINDS]}}
    return _object({"claims": claims})


def _claim(kind: str) -> dict[str, Any]:
    properties = {name: _described(name, of, optional) for name, (of, optional) in form_of(kind).items()}
    around = {"quote": {"type": "string"}, "spanStart": {"type": ["integer", "null"]}}
    made = _object({"type": {"type": "string", "enum": [kind]}, **properties, **around})
    return {**made, "description": asked().types[kind]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _described(name: str, of: type, optional: bool) -> dict[str, Any]:
    described = {**_value(name, of), "description": asked().fields[name]}
    return {"anyOf": [described, {"type": "null"}]} if optional else described


def _value(name: str, of: type) -> dict[str, Any]:
    if of is Attendance:
        comparator = {"type": "string", "enum": ["=", ">", "<", "~"]}
        return _object({"value": {"type": "integer"}, "comparator": comparator})
    if of is PartialDate:
        return {"type": "string", "pattern": _DATE}
    if of is tuple:
        return {"type": "array", "items": {"type": "string"}}
    if of is bool or of is int:
        return {"type": "boolean" if of is bool else "integer"}
    if issubclass(of, StrEnum):
        return {"type": "string", "enum": [code.value for code in of]}
    if name == "title":
        return {"type": "string", "enum": sorted({role.title for role in roles().roles})}
    return {"type": "string", "pattern": _TERM} if name in ("term", "label") else {"type": "string"}
