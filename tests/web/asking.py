"""A page as a test asks for it."""

import re

from flask.testing import FlaskClient

from tests.support.markup import Node, read


def page(client: FlaskClient, path: str) -> Node:
    return read(client.get(path).text)


def total(tree: Node) -> int:
    """How many texts a page says that it lists: with all that was asked, and with a part."""
    said = tree.one("p", class_="total").text.partition(":")[0]
    return sum(int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", said))
