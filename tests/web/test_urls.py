"""Every address is written in one module, and leads to a route of the application."""

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from inspect import getmembers
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.filters import Filters
from search.ids import RecordId
from search.model import Query
from tests.web.asking import page
from web import urls
from web.params import LISTED_AT
from web.queries import paged

WEB = Path(urls.__file__).parent
TEMPLATES = sorted(path for path in WEB.glob("templates/**/*") if path.is_file())
MODULES = sorted(path for path in WEB.rglob("*.py") if path.name != "urls.py")
SITE_PATHS = re.compile(r"/(?:$|[a-z])")

# What the constants of addresses are not.
BEGINNINGS = {"ANY_API"}
RULES = {
    name: value
    for name, value in vars(urls).items()
    if name.isupper() and isinstance(value, str) and value.startswith("/")
    if name not in BEGINNINGS
}

ACTIVITY = RecordId.parse("pem-2014-2018/2018/1.5.10/2")
LINE = ACTIVITY.line
ID = str(ACTIVITY)
QUERY = Query("salud mental", page=2)

# For each function that makes an address: what it is asked for, and what it answers.
MADE: list[tuple[Callable[..., str], tuple[object, ...], str]] = [
    (urls.line, (LINE,), "/lines/pem-2014-2018/2018/1.5.10"),
    (urls.line, (ACTIVITY,), "/lines/pem-2014-2018/2018/1.5.10#actividad-2"),
    (urls.own, (LINE,), "/lines/pem-2014-2018/2018/1.5.10"),
    (urls.own, (ACTIVITY,), "/lines/pem-2014-2018/2018/1.5.10/2"),
    (urls.citation, ("bib", LINE), "/lines/pem-2014-2018/2018/1.5.10.bib"),
    (urls.citation, ("ris", ACTIVITY), "/lines/pem-2014-2018/2018/1.5.10/2.ris"),
    (urls.source, ("pem-2014-2018", 2018), "/sources/pem-2014-2018/2018"),
    (urls.former_line, ("pem", LINE), "/lines/pem/1.5.10"),
    (urls.former_line, ("pem", ACTIVITY), "/lines/pem/1.5.10#actividad-2"),
    (urls.agency, ("SRE",), "/agencies/SRE"),
    (urls.agency, ("OIC EN LA SRE",), "/agencies/OIC%20EN%20LA%20SRE"),
    (urls.agency, ("SRE", (), "3"), "/agencies/SRE?objective=3"),
    (urls.agency, ("SRE", ("2018", "2017")), "/agencies/SRE?year=2017&year=2018"),
    (urls.agencies, (), "/agencies"),
    (urls.agencies, ("name",), "/agencies?sort=name"),
    (urls.agencies, ("name", (), True), "/agencies?sort=name&all=1"),
    (urls.agencies, ("", ("2018",), True, 2), "/agencies?all=1&year=2018&page=2"),
    (urls.search, (Query(),), "/"),
    (urls.search, (QUERY,), "/?q=salud+mental&page=2"),
    (urls.overview, (QUERY,), "/overview?q=salud+mental&page=2"),
    (urls.overview, (Query(), True), "/overview?all=1"),
    (urls.overview, (Query(), True, "respuestas"), "/overview?all=1&table=respuestas"),
    (urls.api_overview, (QUERY,), "/api/v1/overview?q=salud+mental&page=2"),
    (urls.api_overview, (Query(sort="code"), True), "/api/v1/overview?all=1"),
    (urls.written_search, ("q=sal",), "/?q=sal"),
    (urls.written_search, ("", True), "/api/v1/search"),
    (urls.embed_search, (QUERY,), "/embed/search?q=salud+mental&page=2"),
    (urls.embed_overview, (Query("sol"), "respuestas"), "/embed/overview?q=sol&table=respuestas"),
    (urls.overview_csv, (QUERY,), "/overview.csv?q=salud+mental&page=2"),
    (urls.export, ("csv", QUERY), "/export.csv?q=salud+mental&page=2"),
    (urls.feed, (QUERY,), "/feed.atom?q=salud+mental&page=2"),
    (urls.keeping, ("/", (ID,)), f"/?id={ID}"),
    (urls.keeping, ("/?q=sol", (ID, "é&")), f"/?q=sol&id={ID}&id=%C3%A9%26"),
    (urls.keeping, ("/?q=sol", ()), "/?q=sol"),
    (urls.selection, ((ID,),), f"/selection?id={ID}"),
    (urls.selection, ((ID,), QUERY), f"/selection?q=salud+mental&page=2&id={ID}"),
    (urls.selection_file, ("csv", (ID,)), f"/selection.csv?id={ID}"),
    (urls.selection_citation, ("bib", (ID,)), f"/selection.bib?id={ID}"),
    (urls.api_records, ((ID,),), f"/api/v1/records?id={ID}"),
    (urls.api_records, ((ID,), "bib"), f"/api/v1/records.bib?id={ID}"),
    (urls.api_records, ((ID,), "xlsx"), f"/api/v1/records.xlsx?id={ID}"),
    (urls.request, (), "/request"),
    (
        urls.request,
        ((ID,), Query(filters=Filters(agency=("SRE",)))),
        f"/request?agency=SRE&id={ID}",
    ),
    (urls.api_request, ((ID,),), f"/api/v1/request?id={ID}"),
    (urls.compare, (), "/compare"),
    (urls.compare, ((("a", "p/2017"), ("page", "2")),), "/compare?a=p/2017&page=2"),
    (urls.verify, ("uno & dos",), "/verify?q=uno+%26+dos"),
    (urls.api_verify, ("uno & dos",), "/api/v1/verify?q=uno+%26+dos"),
    (urls.compare_csv, ((("b", "p/2017"),),), "/compare.csv?b=p/2017"),
    (urls.api_compare, ((("b", "p/2017"),),), "/api/v1/compare?b=p/2017"),
    (urls.findings, (), "/findings"),
    (urls.findings, ((("q", "sal"), ("rule", "a")),), "/findings?q=sal&rule=a"),
    (urls.findings_csv, ((("rule", "a"),),), "/findings.csv?rule=a"),
    (urls.api_findings, ((("rule", "a"),),), "/api/v1/findings?rule=a"),
    (urls.sitemap_part, (2,), "/sitemap-2.xml"),
    (urls.static, ("site.js",), "/static/site.js"),
    (urls.static, ("site.js", "1f"), "/static/site.js?v=1f"),
    (urls.api_search, (QUERY,), "/api/v1/search?q=salud+mental&page=2"),
    (urls.api_file, ("xlsx", QUERY), "/api/v1/search.xlsx?q=salud+mental&page=2"),
    (urls.api_record, (LINE,), "/api/v1/records/pem-2014-2018/2018/1.5.10"),
    (urls.api_record, (ACTIVITY,), "/api/v1/records/pem-2014-2018/2018/1.5.10/2"),
    (urls.api_line, (ACTIVITY,), "/api/v1/records/pem-2014-2018/2018/1.5.10"),
    (urls.api_related, (LINE,), "/api/v1/records/pem-2014-2018/2018/1.5.10/related"),
    (urls.api_related, (ACTIVITY,), "/api/v1/records/pem-2014-2018/2018/1.5.10/2/related"),
    (urls.api_related, (LINE, 3), "/api/v1/records/pem-2014-2018/2018/1.5.10/related?limit=3"),
    (urls.api_suggest, ("día",), "/api/v1/suggest?q=d%C3%ADa"),
    (urls.api_suggest, ("a", 3), "/api/v1/suggest?q=a&limit=3"),
    (urls.api_agencies, (), "/api/v1/agencies"),
    (urls.api_agencies, (("2018", "2017"), True), "/api/v1/agencies?all=1&year=2017&year=2018"),
    (urls.api_agency, ("SRE",), "/api/v1/agencies/SRE"),
    (urls.api_agency, ("SRE", ("2017",), "3"), "/api/v1/agencies/SRE?objective=3&year=2017"),
    (urls.api_programmes, (), "/api/v1/programmes"),
    (urls.api_programmes, ((("page", "2"),),), "/api/v1/programmes?page=2"),
    (urls.api_report, ("pem", 2018), "/api/v1/programmes/pem/2018"),
    (urls.api_report, ("pem", 2018, (("size", "5"),)), "/api/v1/programmes/pem/2018?size=5"),
    (urls.compare_feed, ((("a", "pem/2017"),),), "/compare.atom?a=pem/2017"),
    (urls.changes, (), "/changes"),
    (urls.changes, ((("page", "2"),),), "/changes?page=2"),
    (urls.changes_feed, ((("change", "to_no"),),), "/changes.atom?change=to_no"),
    (urls.api_changes, ((("size", "5"),),), "/api/v1/changes?size=5"),
]
NO_ADDRESS = {urls.anchor, urls.place}  # parts of one


def routed(app: Flask, address: str) -> str:
    """The rule that answers an address."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    with app.test_request_context(path) as context:
        rule = context.request.url_rule
    assert rule is not None, address
    return rule.rule


def test_the_rules_are_those_of_the_application(app: Flask) -> None:
    assert sorted(RULES.values()) == sorted({rule.rule for rule in app.url_map.iter_rules()})


@pytest.mark.parametrize(("make", "asked", "address"), MADE)
def test_an_address_is_made_as_it_always_was(
    make: Callable[..., str], asked: tuple[object, ...], address: str
) -> None:
    assert make(*asked) == address


def test_a_hit_leads_back_to_its_search_unless_that_is_too_long() -> None:
    page = "/lines/pem-2014-2018/2018/1.5.10"
    assert urls.hits(Query("a"))(ACTIVITY) == f"{page}?q=a#actividad-2"
    assert urls.hits(Query("a"))(LINE) == f"{page}?q=a"
    assert urls.hits(Query("a" * 500))(LINE) == page
    assert urls.hits(Query())(LINE) == page


PAGED = [
    Query(),
    Query("a b", Filters(kind=("line",)), sort="code", size=20, without=("x>y",), explain=True),
]


@pytest.mark.parametrize("query", PAGED)
@pytest.mark.parametrize("number", [1, 2, 30])
def test_the_addresses_of_pages_are_those_of_their_searches(query: Query, number: int) -> None:
    at = urls.asking(urls.SEARCH, paged(query))
    assert at(number) == urls.search(replace(query, page=number))


def test_every_function_makes_an_address_and_every_rule_has_one(app: Flask) -> None:
    public = {f for name, f in getmembers(urls, callable) if not name.startswith("_")}
    makers = {f for f in public if getattr(f, "__module__", "") == urls.__name__}
    telling = {f for f in makers if f.__annotations__.get("return") is not str}
    assert {make for make, *_ in MADE} == makers - telling - NO_ADDRESS
    reached = {routed(app, address) for *_, address in MADE}
    asked_only = {rule for name, rule in RULES.items() if name.startswith("FORMER_API")}
    assert reached >= {rule for rule in RULES.values() if "<" in rule} - asked_only


def test_every_rule_without_places_is_an_address(app: Flask) -> None:
    posted = {rule.rule for rule in app.url_map.iter_rules() if "GET" not in (rule.methods or ())}
    plain = [rule for rule in RULES.values() if "<" not in rule and rule not in posted]
    assert [routed(app, rule) for rule in plain] == plain


def literals(path: Path) -> list[str]:
    """Every text in a module but its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    separators = {id(part) for node in ast.walk(tree) for part in _between(node)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in described | separators
    ]


def _between(node: ast.AST) -> list[ast.expr]:
    """The texts that only stand between others: "/".join(…), split("/"), f"{…}/{…}"."""
    if isinstance(node, ast.JoinedStr):
        return node.values[1:]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "join":
            return [node.func.value]
        if node.func.attr in {"split", "partition", "rpartition", "count", "rstrip"}:
            return list(node.args)
    return []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(WEB)))
def test_no_other_module_writes_an_address(path: Path) -> None:
    assert [text for text in literals(path) if SITE_PATHS.match(text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_writes_an_address(path: Path) -> None:
    written = re.findall(r'(?:href|src|action|template)="[^"{]*/[^"]*"', path.read_text("utf-8"))
    assert written == []
    assert not re.search(r"}}/", path.read_text("utf-8"))


def test_the_script_writes_no_address_and_asks_where_the_box_says(client: FlaskClient) -> None:
    script = (WEB / "static" / "site.js").read_text("utf-8")
    assert re.findall(r"[`\"'](/[a-z][\w/.]*)", script) == []
    assert "input.dataset.suggest" in script
    box = page(client, urls.SEARCH).one("input", id="q")
    assert box.attributes["data-suggest"] == urls.API_SUGGEST


def test_where_the_values_are_is_an_address(app: Flask) -> None:
    assert {routed(app, address) for address in LISTED_AT.values()} == {urls.API_AGENCIES}
