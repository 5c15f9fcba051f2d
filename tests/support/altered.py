"""Report files with pieces put in and taken out: read, or told what is wrong."""

from pathlib import Path

from tests.support import reports

WHOLE = {
    "txt": reports.tabbed(reports.block() * 2).encode(),
    "csv": reports.separated(reports.block() * 2).encode(),
}


def assert_read_or_told(folder: Path, ending: str, changes: list[tuple[float, int, bytes]]) -> None:
    """A file with some changes gives lines with codes of their own, or an error."""
    content = WHOLE[ending]
    for share, removed, piece in changes:
        at = int(share * len(content))
        content = content[:at] + piece + content[at + removed :]
    path = folder / f"r.{ending}"
    path.write_bytes(content)
    found = reports.surveyed(path)
    codes = [(line.block.key, line.heading.code) for line in reports.lines(path)]
    assert len(codes) == len(set(codes))
    assert codes or reports.rules(found, "error")
