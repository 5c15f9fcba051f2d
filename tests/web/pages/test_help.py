"""The help: every example finds something."""

from flask.testing import FlaskClient

from tests.web.asking import page, total


def test_every_example_of_the_help_works(client: FlaskClient) -> None:
    tries = [a for ul in page(client, "/help").all("ul", class_="tries") for a in ul.all("a")]
    assert len(tries) >= 12
    assert all(total(page(client, a.attributes["href"])) > 0 for a in tries)
