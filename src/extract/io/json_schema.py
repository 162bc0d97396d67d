"""`schema.json`: the JSON Schema of the objects in `documents.jsonl`."""

from __future__ import annotations

from typing import Any

import msgspec

from extract.document import SCHEMA, Document

_DECIMAL = {"type": "string", "format": "decimal"}


def json_schema() -> bytes:
    """The JSON Schema (2020-12) of one line of `documents.jsonl`; every field is always written."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"extract: a document with everything found in it, schema {SCHEMA}",
        **_plain(msgspec.json.schema(Document)),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=1) + b"\n"


def _plain(node: Any) -> Any:
    """The schema with decimals as the numbers that they are written as, and all fields required."""
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node == _DECIMAL:
        return {"type": "number"}
    plain = {key: _plain(value) for key, value in node.items()}
    if plain.get("type") == "object" and "properties" in plain:
        plain["required"] = sorted(plain["properties"])
    return plain
