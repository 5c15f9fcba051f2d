"""The source, how it was read, the rules, what the search does."""

from flask import render_template

from search.findings import RULES
from search.model import LEVELS
from search.spanish.commitment import STRENGTHS
from search.topics.named import TOPICS
from web import urls
from web.pages.parts import schema_org
from web.pages.parts.cited import origin
from web.pages.parts.frame import blueprint, unfiltered
from web.request import searcher, site


@blueprint.get(urls.ABOUT)
def about() -> str:
    """The page about the source and the rules."""
    build = searcher()
    programmes = build.programmes.values()
    return render_template(
        "about.html",
        title=build.title,
        origins=[origin(programme, build) for programme in programmes],
        given=bool(build.statistics.given),
        usual=build.levels.over == LEVELS[:-1] and build.levels.line == LEVELS[-1],
        line=build.levels.line.lower(),
        strengths=STRENGTHS,
        topics=TOPICS,
        rules=[rule for rule in RULES if rule.on_record],
        noted=site().settings.search_log is not None,
        described=[schema_org.dataset(programme, build) for programme in programmes],
        **unfiltered(urls.ABOUT),
        here="about",
    )
