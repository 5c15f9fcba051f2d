"""What a search covered besides the words typed: told in one line, switched off one by one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from search.model import Expansion, Notice, Page, WordForm
from search.output import corrections, totals
from search.searcher import Searcher
from web.addresses import changes

MOST_TRIED = 4  # forms, those in the most texts: to see what one changes costs a search
NAMED = 2  # of what was added, in the line that tells of it
QUIET = frozenset({"missing"})  # notices that the line tells; all others stand by themselves


@dataclass(frozen=True, slots=True)
class Toggle:
    """Something that the search covered besides what was typed, and the change that flips it."""

    text: str
    change: str
    active: bool
    effect: str = ""  # what flipping it changes, where that was tried


@dataclass(frozen=True, slots=True)
class Added:
    """What was searched besides one thing asked."""

    asked: str
    toggles: tuple[Toggle, ...]


@dataclass(frozen=True, slots=True)
class Also:
    """How a search was read; nothing where it was read as it stands."""

    summary: str  # one line, "" where there is nothing to tell
    added: tuple[Added, ...]
    forms: tuple[Toggle, ...]

    def __bool__(self) -> bool:
        return bool(self.summary)


def also(page: Page, notices: Iterable[Notice], build: Searcher) -> Also:
    """What was searched besides, and what no text has."""
    toggled = partial(changes.switching, page.query)
    expansions = uncorrected(page)
    forms = tuple(_forms(page, build))
    told = [each.text for each in notices if each.code in QUIET]
    told += _told(expansions)
    if not told and forms:
        told = ["Formas de las palabras"]
    return Also(" ".join(told), added(expansions, toggled), forms)


def _forms(page: Page, build: Searcher) -> Iterator[Toggle]:
    """The forms that change the total when they are switched, and those that are off."""
    every = varied(page)
    tried = [f.key for f in sorted(every, key=lambda f: (f.active, -f.count))[:MOST_TRIED]]
    found = dict(zip(tried, build.totals(page.query, tried), strict=True))
    for form in every:
        more = found.get(form.key, page.total) - page.total
        if more or not form.active:
            text = f"{'sin' if form.active else 'con'} «{form.form}»"
            change = changes.switching(page.query, form.key)
            yield Toggle(text, change, form.active, effect(more))


def effect(more: int) -> str:
    """What a change does to the number of texts; "" where nothing.

    >>> effect(-12), effect(1), effect(0)
    ('12 textos menos', '1 texto más', '')
    """
    said = f"{totals.count(abs(more), 'texto', 'textos')} {'más' if more > 0 else 'menos'}"
    return said if more else ""


def _told(expansions: tuple[Expansion, ...]) -> Iterator[str]:
    words = tuple(dict.fromkeys(each.added for each in expansions if each.active))
    if not words and expansions:
        yield "Solo se buscó lo escrito."
    elif words:
        more = f" y {len(words) - NAMED} más" if len(words) > NAMED else ""
        yield f"También se buscó: {', '.join(words[:NAMED])}{more}"


def varied(page: Page) -> tuple[WordForm, ...]:
    """The forms of words that the texts write in several ways: without one the others are left."""
    forms = Counter(form.word for form in page.forms)
    return tuple(form for form in page.forms if forms[form.word] > 1 or not form.active)


def uncorrected(page: Page) -> tuple[Expansion, ...]:
    """The expansions but the corrections in force, which the page says in a sentence."""
    return tuple(each for each in page.expansions if not corrections.corrects(each))


def added(expansions: tuple[Expansion, ...], toggled: Callable[[str], str]) -> tuple[Added, ...]:
    """The expansions under what they were added for, in the order in which it was asked.

    `toggled`: the change that switches a key the other way.
    """
    by_asked: dict[str, list[Toggle]] = {}
    for each in expansions:
        toggle = Toggle(each.added, toggled(each.key), each.active)
        by_asked.setdefault(each.asked, []).append(toggle)
    return tuple(Added(asked, tuple(toggles)) for asked, toggles in by_asked.items())
