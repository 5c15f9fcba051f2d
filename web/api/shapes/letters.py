"""The shapes of letters that ask bodies what came of texts."""

from typing import Annotated, TypedDict

from search.output.shapes import Notice
from web.contract import Item


class RequestLetter(TypedDict):
    """A letter to one body, ready to be sent."""

    agency: Annotated[str, "The id of the agency; `none` where the texts do not say who acts."]
    to: Annotated[str, "Whom it is for, in Spanish, with the article."]
    text: Annotated[str, "All of it, in Spanish, its paragraphs parted by empty lines."]
    cites: Annotated[list[str], "The ids of the records that it cites, lines before activities."]
    left_out: Annotated[int, "Records that concern the agency too, beyond the 20 of a letter."]
    url: Annotated[str, "The page with this letter alone, relative to the site."]


class RequestLinks(TypedDict):
    """Addresses of this answer, relative to the site."""

    self: Annotated[str, "This answer."]


class RequestLetters(TypedDict):
    """Letters that ask bodies what came of the texts in which they act."""

    total: Annotated[int, "The records that were asked about: all those of a search."]
    read: Annotated[int, "Of these, the first, which the letters are about."]
    letters: Annotated[list[RequestLetter], "One for each body, those of most records first: 10."]
    others: Annotated[list[str], "Agencies that act in these records too; ask for each by its id."]
    records: Annotated[list[Item], "The records that the letters cite, each once."]
    missing: Annotated[list[str], "Ids that no record has."]
    notices: Annotated[list[Notice], "What was asked for and is not there, and what to do."]
    url: Annotated[str, "The page for people, relative to the site."]
    links: Annotated[RequestLinks, "This answer."]
