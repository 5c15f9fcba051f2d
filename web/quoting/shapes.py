"""The shapes of a verification in the API."""

from typing import Annotated, TypedDict

from search.output.comparison import Words
from search.quotation.values import Verdict


class QuotedText(TypedDict):
    """A text that says what is quoted, or a part of it."""

    id: Annotated[str, "Its id: of a line, an activity or a heading."]
    name: Annotated[str, "What it is called, in Spanish."]
    text: Annotated[str, "Its words."]
    citation: Annotated[str, "How it is cited, in Spanish."]
    url: Annotated[str, "Its page on this site; of a heading, all that is under it."]


class QuotedYear(TypedDict):
    """What one report says of what is quoted."""

    id: Annotated[str, "The id of the text; of several of one line, that of the line."]
    year: Annotated[int, "The year that the document reports on."]
    exact: Annotated[bool, "Whether it says it word for word."]
    likeness: Annotated[int, "The words in common, in order, in hundredths: 100 where it is exact."]
    code: Annotated[str, "The code as people read it."]
    response: Annotated[str, "What the line answers; empty of a heading, or where it does not."]
    answer: Annotated[str, "The same in Spanish."]
    texts: Annotated[
        list[QuotedText],
        "What says it: one text, or several of one line which the quotation joins.",
    ]
    words: Annotated[
        list[Words],
        "What differs: `del` is what the text has and the quotation has not, `ins` the other way "
        "round; empty where it is exact.",
    ]


class QuotedPlace(TypedDict):
    """A text that says what is quoted, in all the years in which it stands."""

    programme: Annotated[str, "The id of its programme."]
    title: Annotated[str, "The title of its programme."]
    years: Annotated[list[QuotedYear], "As each report has it, newest first."]


class OneVerification(TypedDict):
    """Whether texts say a quotation."""

    quoted: Annotated[str, "The quotation as it was read: without source, code and quote marks."]
    verdict: Annotated[
        Verdict,
        "Whether a text says it word for word (`exact`), nearly (`near`) or not (`no`); `short`: "
        "it has too few words to tell; `empty`: it has none. Of several quotations the weakest of "
        "their verdicts: `exact` where all are.",
    ]
    places: Annotated[
        list[QuotedPlace],
        "The texts that say it, the nearest first; at most ten. Of several quotations those of "
        "each in turn, where all are said at least nearly.",
    ]
    more: Annotated[int, "Texts beside these that say it as well."]
    search: Annotated[str | None, "The page of the search for its words; null where it has none."]


class Verification(OneVerification):
    """Whether texts say what is quoted."""

    q: Annotated[str, "What was given."]
    url: Annotated[str, "The page for people."]
    quotations: Annotated[
        list[OneVerification],
        "Each by itself, where several quotations were given: quote marks, a list or lines set "
        "them apart; else empty.",
    ]
    unjudged: Annotated[int, "Quotations beside these that were too many to be judged."]
    sentences: Annotated[
        list[OneVerification],
        "The sentences of one quotation, each by itself, where texts say these that do not say it "
        "as a whole; else empty.",
    ]
