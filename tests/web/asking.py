"""A page as a test asks for it."""

import re
from urllib.parse import urlencode

from flask.testing import FlaskClient

from tests.support.markup import Node, read


def page(client: FlaskClient, path: str) -> Node:
    return read(client.get(path).text)


def sent(form: Node, button: Node | None = None) -> str:
    """The address that a browser asks for when a form is sent, by a button of it or by Enter."""
    fields = [
        (n.attributes["name"], n.attributes.get("value", ""))
        for n in form.walk()
        if n.tag == "input" and "name" in n.attributes
        if n.attributes.get("type") != "checkbox" or "checked" in n.attributes
    ]
    fields += [
        (select.attributes["name"], option.attributes["value"])
        for select in form.all("select")
        for option in select.all("option")
        if "selected" in option.attributes
    ]
    action = form.attributes["action"]
    if button:
        action = button.attributes.get("formaction", action)
        if "name" in button.attributes:
            fields.append((button.attributes["name"], button.attributes["value"]))
    return f"{action}?{urlencode(fields, safe='/')}"


def pressed(client: FlaskClient, tree: Node, button: Node) -> Node:
    """The page to which a button of the results leads, as the form stands."""
    answer = client.get(sent(tree.one("form", id="buscar"), button))
    assert answer.status_code == 302
    return page(client, answer.headers["Location"])


def total(tree: Node) -> int:
    """How many texts a page says that it lists: with all that was asked, and with a part."""
    said = tree.one("p", class_="total").text.partition(":")[0]
    return sum(int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", said))
