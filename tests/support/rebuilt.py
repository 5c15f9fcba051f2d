"""Builds one after the other from tables that are edited between them, as people do."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index import pipeline
from index.files import source
from search.store.builds import publish_in
from search.store.protocol import Build, Store
from tests.support.shipped import untold

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example" / "programa-de-ejemplo-2025.csv"
LAST = (
    "2.2.2.3. Crear una marca colectiva para las conservas,Secretaría de Economía,No se realizará"
)

# What is found of the table, what stands there then, and what became of which line by that.
REWORDED = ("1.2.1.3. Retirar el cascajo", "1.2.1.3. Retirar la basura y el cascajo")
TO_YES = ("que queden,SEP,No se realizará", "que queden,SEP,Concluida")
TO_NO = (
    "las canchas,SEMARNAT y CONABIO,Concluida",
    "las canchas,SEMARNAT y CONABIO,No se realizará",
)
ANSWER = ("tinacos con fugas,SEP,En proceso", "tinacos con fugas,SEP,Concluida")
AGENCIES = ("de los depósitos,IMTA", "de los depósitos,CONAGUA")
ACTIVITY = ("Participan 1,150 grupos", "Participan 1,300 grupos")
COLUMN = ('"$465,000.00"', '"$475,000.00"')
GONE = ("2.1.1.4. Certificar huertos de otras entidades federativas", "")
HEADING = (
    "1.2. Recuperar el suelo de patios y parcelas",
    "1.2. Recuperar el suelo de jardines y parcelas",
)
EDITS: Mapping[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    REWORDED: ("1.2.1.3", ("reworded",)),
    TO_YES: ("1.1.2.3", ("to_yes",)),
    TO_NO: ("1.2.2.1", ("to_no",)),
    ANSWER: ("1.1.1.2", ("answer",)),
    AGENCIES: ("1.1.1.3", ("agencies",)),
    ACTIVITY: ("1.2.2.2", ("activities",)),
    COLUMN: ("2.1.2.3", ("columns",)),
    GONE: ("2.1.1.4", ("gone",)),
}


@dataclass(slots=True)
class Office:
    """Somebody who keeps tables in a folder and builds an index from them now and then."""

    folder: Path
    store: Store

    def put(self, id_: str = "ejemplo", *, name: str = "", year: int = 2025) -> Path:
        """A table of the folder: the example, as a report of a programme and a year."""
        path = self.folder / f"{name or f'{id_}-{year}'}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
        own = EXAMPLE.with_suffix(".toml").read_text("utf-8")
        own = own.replace('id = "ejemplo"', f'id = "{id_}"').replace(
            "year = 2025", f"year = {year}"
        )
        own = own.replace("no = [", 'yes = ["Concluida"]\nno = [')
        path.with_suffix(".toml").write_text(own, "utf-8")
        return path

    def edit(self, path: Path, *edits: tuple[str, str]) -> None:
        """Replace text of a table, each the only one of its kind; "" takes out its row."""
        text = path.read_text("utf-8")
        for old, new in edits:
            assert old in text, old
            rows = text.splitlines(keepends=True)
            text = text.replace(old, new) if new else "".join(r for r in rows if old not in r)
        path.write_text(text, "utf-8")

    def append(self, path: Path, row: str) -> None:
        """A row more, like the last one but for its first words."""
        text = path.read_text("utf-8")
        last = text.splitlines()[-1]
        assert LAST in last
        path.write_text(f"{text.rstrip()}\n{last.replace(LAST, row)}\n", "utf-8")

    def build(self) -> Build:
        """An index of all that is in the folder."""
        found = [source.look(path) for path in sorted(self.folder.glob("*.csv"))]
        return publish_in(self.store, pipeline.contents(pipeline.records(found, untold)))
