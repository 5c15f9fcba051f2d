"""What the process that watches tells one that answers, on its command line."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Orders:
    """The options of the command; the settings are in the environment of both."""

    sockets: tuple[int, ...]  # descriptors to listen on
    cache: int  # bytes
    grace: float  # seconds from the order to end to the end
    log_level: str
    access_log: str
    told: int = -1  # descriptor to say on that it is ready

    def text(self) -> str:
        """The orders as one argument."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> "Orders":
        """The orders of an argument."""
        given = json.loads(text)
        return cls(**{**given, "sockets": tuple(given["sockets"])})
