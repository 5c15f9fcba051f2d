"""A page as a test asks for it."""

import re

from flask.testing import FlaskClient

from tests.support.markup import Node, read


def page(client: FlaskClient, path: str) -> Node:
    return read(client.get(path).text)


def total(tree: Node) -> int:
    found = re.match(r"[\d,]+", tree.one("p", class_="total").text)
    return int(found[0].replace(",", "")) if found else 0
