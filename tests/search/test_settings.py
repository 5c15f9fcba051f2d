"""Settings: what is read, what is refused, and what is never shown."""

from pathlib import Path

import pytest

from search.errors import FixSettings
from search.settings import Budget, Cluster, Limits, from_environment

OPENSEARCH = "BUSCADOR_OPENSEARCH_"
HIDDEN = "s3creta"


def cluster(**given: str) -> Cluster:
    return from_environment({OPENSEARCH + name: value for name, value in given.items()}).cluster


def test_without_settings_the_cluster_is_on_this_machine() -> None:
    assert cluster() == cluster(URL="", USER="") == Cluster(urls=("http://127.0.0.1:9200",))


def test_all_of_a_cluster_can_be_set() -> None:
    read = cluster(
        URL="https://a.example.org:9200, https://b.example.org:9200/os/ ,",
        USER="lector",
        PASSWORD=HIDDEN,
        CA="/etc/ca.pem",
        PREFIX="pem_2",
        SHARDS="3",
        REPLICAS="0",
        TIMEOUT="5",
    )
    assert read == Cluster(
        urls=("https://a.example.org:9200", "https://b.example.org:9200/os"),
        user="lector",
        password=HIDDEN,
        ca=Path("/etc/ca.pem"),
        prefix="pem_2",
        shards=3,
        replicas=0,
        timeout=5,
    )


def test_a_user_may_stand_in_the_address_and_goes_out_of_it() -> None:
    read = cluster(URL="https://ana:p%40ss@a:9200,https://b:9200")
    assert (read.user, read.password, read.urls) == (
        "ana",
        "p@ss",
        ("https://a:9200", "https://b:9200"),
    )
    assert cluster(URL="https://ana:x@a:9200", USER="eva", PASSWORD=HIDDEN).user == "eva"


@pytest.mark.parametrize("url", ["https://ana:s3creta@a:9200", "http://a"])
def test_no_user_and_no_password_is_shown(url: str) -> None:
    shown = repr(from_environment({f"{OPENSEARCH}URL": url, f"{OPENSEARCH}PASSWORD": HIDDEN}))
    assert HIDDEN not in shown
    assert "ana" not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "ana:s3creta@a:9200"),
        ("URL", "ftp://ana:s3creta@a"),
        ("URL", "https://ana:s3creta@"),
        ("URL", "https://ana:s3creta@a:puerto"),
        ("PREFIX", "Mayúsculas"),
        ("PREFIX", "a*"),
        ("PREFIX", "-a"),
        ("SHARDS", "0"),
        ("SHARDS", "tres"),
        ("REPLICAS", "-1"),
        ("TIMEOUT", "²"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(FixSettings, match=f"^{OPENSEARCH}{name} ") as refused:
        cluster(**{name: value})
    assert HIDDEN not in str(refused.value)


def test_metrics_are_off_unless_set() -> None:
    assert not from_environment({}).metrics
    assert from_environment({"BUSCADOR_METRICS": ""}) == from_environment({})
    assert from_environment({"BUSCADOR_METRICS": "off"}) == from_environment({})


@pytest.mark.parametrize(
    ("value", "host", "port"),
    [("on", "", 0), ("127.0.0.1:9100", "127.0.0.1", 9100), ("[::1]:9100", "::1", 9100)],
)
def test_metrics_are_shown_here_or_elsewhere(value: str, host: str, port: int) -> None:
    read = from_environment({"BUSCADOR_METRICS": value})
    assert (read.metrics, read.metrics_host, read.metrics_port) == (True, host, port)


@pytest.mark.parametrize("value", ["yes", "9100", "a b:9100", "::1:9100", "127.0.0.1:0", "x:65536"])
def test_an_address_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(FixSettings, match=r"^BUSCADOR_METRICS es "):
        from_environment({"BUSCADOR_METRICS": value})


def limits(**given: str) -> Limits:
    return from_environment(
        {f"BUSCADOR_RATE_{name}": value for name, value in given.items()}
    ).limits


def test_limits_are_set_by_their_names() -> None:
    assert limits() == limits(LIMIT="") == Limits(Budget(1200, 60), Budget(60, 60))
    assert limits(LIMIT="off") == Limits(None, None, near=True)
    assert limits(LIMIT="off", LIMIT_FILES="5/second") == Limits(None, Budget(5, 1), near=True)
    assert limits(LIMIT="90/hour") == Limits(Budget(90, 3600), Budget(60, 60), near=True)
    assert limits(LIMIT_FILES="7/day") == Limits(Budget(1200, 60), Budget(7, 86400), near=True)
    assert limits(LIMIT_STORAGE="redis://h") == Limits(storage="redis://h")


@pytest.mark.parametrize("value", ["0/minute", "-1/minute", "10", "10/week", "1e3/minute", "²/day"])
@pytest.mark.parametrize("name", ["LIMIT", "LIMIT_FILES"])
def test_a_limit_that_is_none_is_refused(name: str, value: str) -> None:
    with pytest.raises(FixSettings, match=rf"^BUSCADOR_RATE_{name} es "):
        limits(**{name: value})


@pytest.mark.parametrize(
    ("given", "site"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"BUSCADOR_HOST": "0.0.0.0", "BUSCADOR_PORT": "9000"}, "http://localhost:9000"),
        ({"BUSCADOR_HOST": "::"}, "http://localhost:8000"),
        ({"BUSCADOR_HOST": "::1"}, "http://[::1]:8000"),
        ({"BUSCADOR_HOST": "0.0.0.0", "BUSCADOR_PUBLIC_URL": "https://a.mx/b/"}, "https://a.mx/b"),
    ],
)
def test_the_site_has_an_address_that_can_be_opened(given: dict[str, str], site: str) -> None:
    assert from_environment(given).site == site
