"""What one description of the API promises and another does not keep.

As a program it writes the description that is served now over the one last released, which a
release does.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RELEASED = Path(__file__).parents[2] / "docs" / "openapi" / "v1.json"
DEPLOYED = ("servers",)  # what depends on where it is served

Schema = dict[str, Any]
KIND = re.compile(r"#([a-z0-9-]+)`")  # of a problem, as an error's description names it
UPPER = ("maximum", "maxLength", "maxItems")
LOWER = ("minimum", "minLength")


def broken(before: Schema, after: Schema) -> list[str]:
    """What a client of the one would miss in the other, each with its place."""
    return sorted(set(Comparison(before, after).all()))


class Comparison:
    """Two descriptions, side by side."""

    def __init__(self, before: Schema, after: Schema) -> None:
        self._before = before
        self._after = after
        self._seen: set[tuple[str, str]] = set()

    def all(self) -> Iterator[str]:
        for status, failure in self._before["components"]["responses"].items():
            now = self._after["components"]["responses"].get(status, {"description": ""})
            then = set(KIND.findall(failure["description"]))
            for kind in then.difference(KIND.findall(now["description"])):
                yield f"{status}: no problem is {kind} any more"
        for path, operations in self._before["paths"].items():
            now = self._after["paths"].get(path)
            if now is None:
                yield f"{path}: gone"
            else:
                for method, operation in operations.items():
                    if method in now:
                        yield from self._operation(path, operation, now[method])
                    else:
                        yield f"{path}: {method} gone"

    def _operation(self, where: str, before: Schema, after: Schema) -> Iterator[str]:
        if before["operationId"] != after["operationId"]:
            yield f"{where}: operationId was {before['operationId']}"
        yield from self._parameters(where, _named(before), _named(after))
        yield from self._sent(where, before.get("requestBody"), after.get("requestBody"))
        then, now = before["responses"]["200"], after["responses"]["200"]
        for name in then["links"].keys() - now["links"].keys():
            yield f"{where}: link {name} gone"
        for media, content in then["content"].items():
            if media in now["content"]:
                place = f"{where}: answer"
                yield from self._answer(place, content["schema"], now["content"][media]["schema"])
            else:
                yield f"{where}: {media} gone"

    def _parameters(
        self, where: str, before: dict[str, Schema], after: dict[str, Schema]
    ) -> Iterator[str]:
        for name, row in after.items():
            if row.get("required") and not before.get(name, {}).get("required"):
                yield f"{where}: {name} has to be given"
        for name, row in before.items():
            if name in after:
                yield from self._taken(f"{where}: {name}", row["schema"], after[name]["schema"])
            else:
                yield f"{where}: {name} is no longer taken"

    def _sent(self, where: str, before: Schema | None, after: Schema | None) -> Iterator[str]:
        """What a body no longer may be."""
        if after is None or before is None:
            if before != after:
                yield f"{where}: its body was {'none' if before is None else 'taken'}"
            return
        for media, content in before["content"].items():
            if media not in after["content"]:
                yield f"{where}: {media} is no longer taken"
                continue
            then = _followed(content["schema"], self._before)
            now = _followed(after["content"][media]["schema"], self._after)
            for name in set(now["required"]).difference(then["required"]):
                yield f"{where}: {name} has to be sent"
            for name, property_ in then["properties"].items():
                if name in now["properties"]:
                    yield from self._taken(f"{where}: {name}", property_, now["properties"][name])
                else:
                    yield f"{where}: {name} is no longer taken"

    def _taken(self, where: str, before: Schema, after: Schema) -> Iterator[str]:
        """What a parameter no longer takes."""
        before, after = _followed(before, self._before), _followed(after, self._after)
        if before.get("type") != after.get("type"):
            yield f"{where} must be {after.get('type')}"
        if before.get("default") != after.get("default"):
            yield f"{where}: its default was {before.get('default')!r}"
        if "enum" in after:
            for value in _values(before) - _values(after):
                yield f"{where} cannot be {value!r}"
            if "enum" not in before:
                yield f"{where} cannot be anything"
        if after.get("pattern") not in (None, before.get("pattern")):
            yield f"{where} must match {after['pattern']}"
        for bounds, sign in ((UPPER, 1), (LOWER, -1)):
            for bound in bounds:
                if bound in after and (
                    bound not in before or sign * after[bound] < sign * before[bound]
                ):
                    yield f"{where}: {bound} is {after[bound]}"
        if "items" in before:
            yield from self._taken(where, before["items"], after.get("items", {}))

    def _answer(self, where: str, before: Schema, after: Schema) -> Iterator[str]:
        then, now = _kinds(before, self._before), _kinds(after, self._after)
        for kind in now.keys() - then.keys():
            yield f"{where} may be {kind}"
        for kind in then.keys() & now.keys():
            yield from self._value(where, then[kind], now[kind])

    def _value(self, where: str, before: Schema, after: Schema) -> Iterator[str]:
        if before.get("format") != after.get("format"):
            yield f"{where}: format was {before.get('format')}"
        if "enum" in before:
            for value in _values(after) - _values(before):
                yield f"{where} may be {value!r}"
            if "enum" not in after:
                yield f"{where} may be anything"
        if "items" in before:
            yield from self._answer(f"{where}[]", before["items"], after["items"])
        if isinstance(before.get("additionalProperties"), dict):
            inside = after.get("additionalProperties", {})
            yield from self._answer(f"{where}.*", before["additionalProperties"], inside)
        if "properties" in before:
            yield from self._object(where, before, after)

    def _object(self, where: str, before: Schema, after: Schema) -> Iterator[str]:
        shape = before.get("name", where)
        pair = (shape, after.get("name", where))
        if pair in self._seen:
            return
        self._seen.add(pair)
        for name, property_ in before["properties"].items():
            if name not in after.get("properties", {}):
                yield f"{shape}.{name} is gone"
                continue
            if name in before["required"] and name not in after["required"]:
                yield f"{shape}.{name} may be missing"
            yield from self._answer(f"{shape}.{name}", property_, after["properties"][name])


def _named(operation: Schema) -> dict[str, Schema]:
    return {row["name"]: row for row in operation["parameters"]}


def _kinds(schema: Schema, document: Schema) -> dict[str, Schema]:
    """The schemas that a value may have, by type, references followed."""
    found: dict[str, Schema] = {}
    for each in schema.get("anyOf", [schema]):
        followed = _followed(each, document)
        found[followed.get("type", "anything")] = followed
    return found


def _followed(schema: Schema, document: Schema) -> Schema:
    """A schema, or the one that it refers to, with its name."""
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rpartition("/")[2]
    return {**document["components"]["schemas"][name], "name": name}


def _values(schema: Schema) -> set[object]:
    return set(schema.get("enum", ()))


def released() -> Schema:
    """The description as it was last released."""
    found: Schema = json.loads(RELEASED.read_text("utf-8"))
    return found


def main() -> None:
    """Write what is served now over what was released."""
    from web import OPERATIONS  # the site is needed here only
    from web.api.openapi.document import document

    served = {k: v for k, v in document(OPERATIONS, "/").items() if k not in DEPLOYED}
    RELEASED.write_text(json.dumps(served, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
