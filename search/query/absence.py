"""What is said of a body that a query names and no text does."""

from collections.abc import Iterator, Mapping

from search.model import Agency, Notice


class Absence:
    """Knows the bodies before and after one, and what they do in a build."""

    def __init__(
        self,
        agencies: Mapping[str, Agency],
        acting: Mapping[str, int],
        predecessors: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._agencies = agencies
        self._acting = acting
        self._before = predecessors

    def notice(self, id_: str) -> Notice:
        """That no text names a body, and which one did or does its work."""
        said = [f"Ningún texto nombra a {self._title(id_)}.", *self._relatives(id_)]
        return Notice("absent-body", " ".join(said))

    def _relatives(self, id_: str) -> Iterator[str]:
        for before in self._before.get(id_, ()):
            yield f"Antes era {self._title(before)}, {self._work(before)}."
        for after, before_it in self._before.items():
            if id_ in before_it:
                yield f"Después es {self._title(after)}, {self._work(after)}."

    def _title(self, id_: str) -> str:
        agency = self._agencies.get(id_)
        return f"{id_} ({agency.name})" if agency and agency.name != id_ else id_

    def _work(self, id_: str) -> str:
        match self._acting.get(id_):
            case None:
                return "que tampoco se nombra"
            case 0:
                return "que los textos solo nombran"
            case 1:
                return "que actúa en un texto"
            case count:
                return f"que actúa en {count} textos"
