"""The builds that are kept, and the way back to one of them."""

from collections.abc import Callable
from itertools import islice

from search.errors import BuildIndex, RebuildIndex
from search.model import Query
from search.store.builds import line, open_in
from search.store.manifest import SEE
from search.store.protocol import Build, Kept, Store


def listed(store: Store) -> list[Kept]:
    """All builds, the newest first, each looked at from end to end."""
    return [store.kept(name) for name in store.names()]


def put_back(store: Store, name: str = "", waiting: Callable[[], object] = lambda: None) -> Build:
    """Make a kept build the live one, in one step, once it has been seen to be whole.

    Without a name it is the one that was live before the live one. Nothing is changed on any
    error: BuildIndex where there is no such build, or another one went live meanwhile,
    RebuildIndex where it is no good. `waiting` is called where a build is going on.
    """
    live = store.pointed()
    name = name or _before(store, live)
    if name not in store.names():  # said before anything is locked, or made to be
        store.named(name)
    with store.lock(waiting):
        if store.pointed() != live:
            raise BuildIndex(
                f"Mientras se esperaba entró en servicio {store.pointed()} en lugar de {live}; no "
                "se cambió nada. Revíselo y repita la orden si hace falta."
            )
        build = store.named(name)
        _verify(store, build)
        store.point(name)
    return build


def _before(store: Store, live: str) -> str:
    if not live:
        live = store.current().name  # it says what is wrong
    before = next(islice(line(store, live), 1, None), "")
    if not before:
        raise BuildIndex(f"No hay ningún índice anterior a {live} al que volver. {SEE}")
    return before


def _verify(store: Store, build: Build) -> None:
    found = open_in(store, build).search(Query(size=1))
    if (found.total, found.lines) != (build.records, build.lines):
        raise RebuildIndex(f"El índice {build.name} está dañado: le faltan registros.")
