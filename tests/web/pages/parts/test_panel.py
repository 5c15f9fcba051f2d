"""The filters of a page, whatever their values are called: a macro with holes, filled."""

from flask import Flask
from markupsafe import Markup

from search.model import FacetValue
from web.pages.parts import panel

STRANGE = FacetValue("<>", "a <> «&»\0", 1234, True)
PLAIN = FacetValue("b", "b", 0, False)


def macro(app: Flask, name: str) -> panel.Macro:
    module = app.jinja_env.get_template("parts/links.html").module
    made: panel.Macro = getattr(module, name)
    return made


def test_a_value_is_written_as_it_stands_and_counted(app: Flask) -> None:
    found = panel.rows(macro(app, "option"), "finding", (STRANGE, PLAIN))
    assert found.split("\n") == [
        '<li><label><input type=checkbox name=finding value="&lt;&gt;" checked>'
        "a &lt;&gt; «&amp;»\0 <b>(1,234)</b></label></li>",
        '<li><label class=zero><input type=checkbox name=finding value="b">'
        "b <b>(0)</b></label></li>",
        "",
    ]


def test_the_same_value_is_counted_anew(app: Flask) -> None:
    option = macro(app, "option")
    for count in (1, 2, 3):
        value = FacetValue("c", "c", count, False)
        assert f"<b>({count})</b>" in panel.rows(option, "kind", (value,))


def test_letters_stand_before_a_name_and_nothing_with_letters_is_pale(app: Flask) -> None:
    found = panel.rows(macro(app, "option"), "agency", (PLAIN,), {"b": "B."})
    assert "<strong>B.</strong> b <b>(0)</b>" in found
    assert "zero" not in found


def test_headings_stand_below_those_over_them(app: Flask) -> None:
    below = FacetValue("1.1", "1.1. Uno", 2, True)
    top = FacetValue("1", "1. Todo", 3, False, (below,))
    names = ("Objetivo", "Estrategia")
    found = panel.tree(macro(app, "branch"), ("objective", "strategy"), (top,), lambda _: names)
    assert found == Markup(
        '<li><label><input type=checkbox name=objective value="1">'
        '1. Todo <b>(3)</b></label><details data-fold="1" open>'
        "<summary>1 estrategia<span class=vh> de 1. Todo</span></summary><ul>\n"
        '<li><label><input type=checkbox name=strategy value="1.1" checked>'
        "1.1. Uno <b>(2)</b></label></li>\n"
        "</ul></details></li>\n"
    )


def test_what_is_written_once_is_written_for_each_of_its_values(app: Flask) -> None:
    answer = macro(app, "answer")
    assert panel.once(answer, "yes", "Sí") == answer("yes", "Sí")
    assert panel.once(answer, "no", "No") == answer("no", "No") != answer("yes", "Sí")
