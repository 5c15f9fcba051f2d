"""Templates write what Jinja's own environment would, whatever they are given."""

from functools import lru_cache

import pytest
from flask import Flask
from flask.templating import Environment
from jinja2 import DictLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from web.templating.environment import DirectEnvironment

HOSTILE = "<b class='a'>&\"</b>"


class Html:
    """What knows its own markup."""

    def __html__(self) -> str:
        return "<i>own</i>"


@pass_context
def contextual(context: Context, text: str) -> str:
    return f"{context['value']}{text}"


VALUES = {
    "a text": HOSTILE,
    "markup": Markup("<b>1</b>"),
    "its own": Html(),
    "a number": 1.5,
    "nothing": None,
    "a list": [HOSTILE],
}

TEMPLATES = {
    "plain": "{{ value }}|{{ '<' }}|{{ missing }}",
    "a filter": "{{ value|string|upper }}|{{ value|safe }}|{{ value|e }}",
    "a macro": "{% macro m(x, y=2) %}<p>{{ x }}{{ y }}</p>{% endmacro %}"
    "{{ m(value) }}{{ m(value, y='<') }}",
    "a macro in a loop": "{% macro m(x) %}{{ x }}{{ caller() if caller }}{% endmacro %}"
    "{% for i in (1, 2) %}{{ m(value) }}{% call m(i) %}{{ value }}{% endcall %}{% endfor %}",
    "a block": "{% block b %}{{ kept(value|string) }}{{ contextual('<') }}{% endblock %}"
    "{{ self.b() }}",
    "a set": "{% set x %}{{ value }}{% endset %}{{ x }}{{ x ~ value }}",
    "without escaping": "{% autoescape false %}{{ value }}{% endautoescape %}{{ value }}",
    "an import": "{% from 'shared' import of with context %}{{ of('<') }}"
    "{% import 'shared' as s %}{{ s.of(value) }}",
    "an include": "{% include 'shared' %}{{ known }}",
    "shared": "{% macro of(x) %}{{ x }}{{ known }}{{ value }}{% endmacro %}{{ known }}",
}


def rendered(kind: type[Environment], name: str, value: object) -> str:
    made = kind(Flask(__name__), loader=DictLoader(TEMPLATES), autoescape=True)
    made.globals |= {"kept": lru_cache(Markup), "known": HOSTILE, "contextual": contextual}
    return made.get_template(name).render(value=value)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_is_what_the_library_s_own_would_be(name: str, value: object) -> None:
    found = rendered(DirectEnvironment, name, value)
    assert found == rendered(Environment, name, value)


def test_a_text_is_escaped_and_markup_is_not() -> None:
    written = "&lt;b class=&#39;a&#39;&gt;&amp;&#34;&lt;/b&gt;|&lt;|"
    assert rendered(DirectEnvironment, "plain", HOSTILE) == written
    assert rendered(DirectEnvironment, "plain", Markup("<b>")) == "<b>|&lt;|"


def test_a_template_may_know_something_of_its_own() -> None:
    made = DirectEnvironment(Flask(__name__), loader=DictLoader(TEMPLATES), autoescape=True)
    made.globals["known"] = "all"
    assert made.from_string("{{ known }}{{ own }}", {"own": "<"}).render() == "all&lt;"
    assert made.from_string("{{ known }}{{ own }}").render() == "all"
