"""The names of builds: the moment at which one was begun, in UTC, and what tells two apart.

Names of one store sort as their moments do; a store whose builds can begin at one moment adds
something of its own behind.
"""

from datetime import UTC, datetime

_SECOND = "%Y%m%dT%H%M%S"


def moment(when: datetime) -> str:
    """The beginning of a name.

    >>> moment(datetime(2018, 1, 31, 12, 0, 0, 77, UTC))
    '20180131T120000-000077'
    """
    return when.astimezone(UTC).strftime(f"{_SECOND}-%f")


def begun(name: str) -> datetime:
    """When the build of a name was begun, in UTC, to the second.

    >>> begun("20180131T120000-000077-0").isoformat()
    '2018-01-31T12:00:00+00:00'
    """
    return datetime.strptime(name.partition("-")[0], _SECOND).replace(tzinfo=UTC)
