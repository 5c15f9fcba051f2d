"""The shapes of what the API says of one agency."""

from typing import Annotated, Literal, TypedDict

from search.output.shapes import Heading, Notice
from web.bodies.scorecard import ROWS, Name
from web.contract import AgencyLinks, CountedAgency


class OtherAgency(TypedDict):
    """An agency beside another."""

    id: Annotated[str, "Its id."]
    name: Annotated[str, "Its name in Spanish."]
    url: Annotated[str, "Its page on this site."]
    links: Annotated[AgencyLinks, "Where more is said of it."]


class AgencyPartner(OtherAgency):
    """An agency that acts in the same texts."""

    texts: Annotated[int, "The texts in which both act."]


class RelativeLinks(AgencyLinks):
    """Where more is said of an agency before or after another, relative to the site."""

    both: Annotated[
        str | None,
        "The search for the records in which one or the other acts, in any year; null where one "
        "of them acts nowhere.",
    ]


class AgencyRelative(TypedDict):
    """An agency before or after another; never the same as it, and counted apart."""

    id: Annotated[str, "Its id."]
    name: Annotated[str, "Its name in Spanish."]
    role: Annotated[Literal["before", "after"], "Whether it was there before, or came after."]
    since: Annotated[int | None, "The year in which one took over; null where it is not known."]
    source: Annotated[str, "What ordered it; empty where it is not known."]
    years: Annotated[list[int], "The years of what it does: the newest that speak of it."]
    acts: Annotated[int, "Records of these in which it acts: `activities` and `lines` together."]
    activities: Annotated[int, "Activities in which it acts."]
    lines: Annotated[int, "Lines in which it acts."]
    named: Annotated[int, "Records that only name it."]
    url: Annotated[str, "Its page on this site."]
    links: Annotated[RelativeLinks, "Where more is said of it."]


class AgencyPlace(TypedDict):
    """A heading of the top level under which an agency acts."""

    value: Annotated[str, "What goes into `objective`, here and of a search."]
    programme: Annotated[str, "The id of its programme."]
    year: Annotated[int, "The year that its document reports on."]
    level: Annotated[str, "What the programme calls this level."]
    code: Annotated[str, "Its code, as ids and addresses have it."]
    written: Annotated[str, "Its code as the source writes it."]
    text: Annotated[str, "Its words, as the source has them."]
    texts: Annotated[int, "The texts under it that say of themselves that the agency acts."]
    selected: Annotated[bool, "Whether this answer is narrowed to it."]
    url: Annotated[str, "The page for people, narrowed to it."]
    links: Annotated[AgencyLinks, "This answer, narrowed to it."]


class AgencyScoreLinks(TypedDict):
    """Where the counted records are, relative to the site."""

    search: Annotated[str, "The search whose `total` is the number."]


class AgencyScore(TypedDict):
    """How many of the records in which an agency acts are so: a count, and no grade."""

    name: Annotated[
        Name,
        "What is counted: "
        + " ".join(f"`{row.name}`: {row.means[:1].lower()}{row.means[1:]}" for row in ROWS),
    ]
    count: Annotated[int, "How many."]
    text: Annotated[str, "The same as a sentence, in Spanish."]
    url: Annotated[str, "The page with exactly these records, relative to the site."]
    links: Annotated[AgencyScoreLinks, "Where they are."]


class AgencyTextLinks(TypedDict):
    """Where a text of an agency stands, relative to the site."""

    self: Annotated[str, "The record, with all that is known of it."]


class AgencyText(TypedDict):
    """A record in which an agency acts or is named."""

    id: Annotated[str, "Its id: programme, year, code, and the number of an activity."]
    text: Annotated[str, "Its words, as the source has them."]
    line: Annotated[Heading, "The line of action: itself, or that of the activity."]
    given: Annotated[bool, "Whether a column or a sheet says that the agency acts."]
    response: Annotated[str, "As that of a record."]
    response_label: Annotated[str, "What a person reads of the response, in Spanish."]
    contradiction: Annotated[
        str, "What its line says and describes that disagrees, in Spanish; empty of most."
    ]
    url: Annotated[str, "Its page on this site."]
    links: Annotated[AgencyTextLinks, "Where it stands."]


class AgencyFile(TypedDict):
    """All the records in which an agency acts, as a file or a feed."""

    format: Annotated[str, "`csv`, `xlsx`, `json` or `ndjson`, or `atom` of the feed."]
    url: Annotated[str, "Its address relative to the site."]


class AgencyYears(TypedDict):
    """Years that an answer about an agency can speak of at a time."""

    years: Annotated[list[int], "The years, none with a second report of one programme."]
    selected: Annotated[bool, "Whether this answer speaks of them."]
    url: Annotated[str, "The page for people."]
    links: Annotated[AgencyLinks, "This answer, of these years."]


class DossierLinks(AgencyLinks):
    """Addresses of an agency's neighbourhood, relative to the site."""

    parent: Annotated[str | None, "The agency that it belongs to; null where none is known."]
    search: Annotated[
        str, "The search for all records in which it acts, lines by their activities among them."
    ]
    named: Annotated[str, "The search for all records that only name it."]


class AgencyDossier(CountedAgency):
    """All that the texts say of an agency, in the years of one report of each programme.

    The counts, places and partners are of these years wherever; the texts are those under the
    `objective`, where one is asked for.
    """

    years: Annotated[list[int], "The years that this answer speaks of."]
    other_years: Annotated[
        list[AgencyYears], "All that can be asked for with `year`; none where nothing is parted."
    ]
    objective: Annotated[str | None, "The heading to which it is narrowed, as it was asked for."]
    units: Annotated[list[OtherAgency], "Agencies that belong to it, of which the texts speak."]
    succession: Annotated[list[AgencyRelative], "The agencies before and after it."]
    partners: Annotated[list[AgencyPartner], "Who acts in the same texts, most often first: 100."]
    scorecard: Annotated[
        list[AgencyScore],
        "The records in which it acts, in numbers; those under the `objective`, where one is "
        "asked for. What its reports do not say, answers or activities, is not counted.",
    ]
    places: Annotated[list[AgencyPlace], "The headings under which it acts, in order: 100."]
    total: Annotated[int, "The texts that say of themselves that it acts; `texts` begins them."]
    texts: Annotated[list[AgencyText], "The first 200 of them, by programme, year and code."]
    mentions: Annotated[
        list[AgencyText], "Texts that only name it: of the first 100, those under `objective`."
    ]
    files: Annotated[list[AgencyFile], "All the records that `links.search` finds."]
    notices: Annotated[list[Notice], "What else there is to know about this answer."]
    links: Annotated[DossierLinks, "It and its neighbourhood."]
