"""The home page: every objective, and examples and figures that find what they say."""

from flask.testing import FlaskClient

from search.searcher import Searcher
from tests.web.asking import page, total


def test_home_shows_every_objective_and_examples_that_find_something(
    client: FlaskClient, searcher: Searcher
) -> None:
    tree = page(client, "/")
    assert len(tree.one("ol", class_="objectives").all("li")) == sum(
        len(id_.numbers) == 1 for id_ in searcher.headings
    )
    examples = tree.one("p", class_="examples").all("a")
    assert len(examples) >= 4
    assert all(total(page(client, a.attributes["href"])) > 0 for a in examples)


def test_home_figures_are_what_their_links_find(client: FlaskClient) -> None:
    for link in page(client, "/").one("ul", class_="sums").all("a"):
        figure = int(link.one("b").text.replace(",", ""))
        assert total(page(client, link.attributes["href"])) == figure
