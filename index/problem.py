"""What is found while reading, before its programme has an id."""

from dataclasses import dataclass

from search.findings import BY_ID
from search.ids import RecordId
from search.model import Finding, Programme
from search.printable import one_line

LONGEST_VALUE = 200  # characters of a value shown


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in the making; `code` and `key` become the record's id."""

    rule: str
    row: int | None = None
    page: int | None = None
    sheet: str = ""
    column: str = ""
    value: str = ""
    detail: str = ""  # Spanish, what the rule's advice cannot say
    key: str = ""  # of the programme, as the table titles it
    code: str = ""  # "1.5.10" or "1.5.10/2"
    fatal: bool = False  # nothing after it can be read

    @property
    def error(self) -> bool:
        """Whether it keeps its row, or its file, out of an index."""
        return BY_ID[self.rule].severity == "error"

    def finding(self, document: str, programme: Programme | None = None) -> Finding:
        """The finding, in the document and programme where it was made."""
        rule = BY_ID[self.rule]
        sheet = f"Hoja «{self.sheet}»." if self.sheet else ""
        return Finding(
            rule=rule.id,
            severity=rule.severity,
            document=document,
            page=self.page,
            row=self.row,
            column=self.column,
            value=shortened(self.value),
            message=" ".join(filter(None, (f"{rule.label}.", self.detail, rule.advice, sheet))),
            record=_meant_record(programme, self.code) if programme and self.code else None,
        )


def _meant_record(programme: Programme, code: str) -> RecordId | None:
    """The record that a code of a programme means; None where its year is not known."""
    return RecordId.parse(f"{programme.report}/{code}") if programme.year else None


def shortened(value: str) -> str:
    """A value cut to what a finding shows, in one line that no terminal obeys.

    >>> shortened("uno\\n dos")
    'uno dos'
    """
    line = " ".join(value[: 4 * LONGEST_VALUE].split())
    line = one_line(line)
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1]}…"
