"""What each record stands below, as arrays: a heading of each field, and the headings' words."""

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.arrays.collecting import NO_NUMBER, as_array, numbering, rounded
from search.engines.whoosh.arrays.inverted import Occurrences, write_inverted
from search.engines.whoosh.arrays.stored import (
    FOLDER,
    read_array,
    read_plain,
    smallest,
    write_array,
)
from search.ids import RecordId
from search.schema import Ranked
from search.tables import AND, HEADINGS, Tables, heading_bag, heading_keys

Keys = Sequence[str]  # of headings, as `search.tables` has them


def write_levels(engine: Path, tables: Tables) -> None:
    """Store the headings of a build whose records are stored already."""
    folder = engine / FOLDER
    acting = [AND.join(ids) for (ids,) in read_plain(folder / "agency.json")]
    _write_words(folder / "agencies", "agencies", acting, tables)
    for field, (keys, heading) in _below(folder, tables).items():
        _write_words(folder / field, field, keys, tables)
        write_array(folder / field / "heading.npy", smallest(heading))


def _write_words(folder: Path, field: Ranked, keys: Keys, tables: Tables) -> None:
    """The postings of a field: terms, and the places of the keys whose texts have them."""
    numbers: dict[str, int] = numbering()
    term, place, lengths = array("i"), array("i"), array("i")
    for at, key in enumerate(keys):
        bag = heading_bag(field, key, tables)
        length = 0
        for word, frequency in bag.items():
            term.extend([numbers[word]] * frequency)
            length += frequency
        place.extend([at] * length)
        lengths.append(length)
    found = Occurrences(as_array(term), as_array(place), np.zeros(len(term), np.int8))
    write_inverted(folder, list(numbers), found, places=False)
    write_array(folder / "lengths.npy", smallest(rounded(as_array(lengths))))


def _below(folder: Path, tables: Tables) -> dict[Ranked, tuple[Keys, NDArray[Any]]]:
    """Of each field, the keys of all headings, and for each document the place of its own."""
    report, activity = read_array(folder / "report.npy"), read_array(folder / "activity.npy")
    numbers = read_array(folder / "numbers.npy")
    reports: list[tuple[str, int]] = read_plain(folder / "reports.json")
    lines, line = _distinct(report, numbers)
    ids = [
        RecordId(reports[of][0], reports[of][1], tuple(n for n in code if n != NO_NUMBER))
        for of, *code in np.vstack((report[None], numbers))[:, lines].T.tolist()
    ]
    keys = [heading_keys(id_.activity_of(1), tables.wordings) for id_ in ids]
    found: dict[Ranked, tuple[Keys, NDArray[Any]]] = {}
    for field in HEADINGS:
        places: dict[str, int] = numbering()
        own = np.array([places[each[field]] for each in keys], np.int32)[line]
        if field == "line":  # a line is not below itself
            own = np.where(activity > 0, own, places[""])
            held, own = np.unique(own, return_inverse=True)
            every = list(places)
            found[field] = ([every[at] for at in held.tolist()], own)
        else:
            found[field] = (list(places), own)
    return found


def _distinct(report: NDArray[Any], numbers: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """A document of each line, and for each document the place of its line among them."""
    place = report.astype(np.int64)
    for column in numbers:
        mixed = place * (int(column.max()) + 2) + column + 1
        _, first, place = np.unique(mixed, return_index=True, return_inverse=True)
    return first, place
