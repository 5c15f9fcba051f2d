"""Leaves an open build out of what Python looks through for garbage: it lives until the next one.

A build is hundreds of thousands of objects, and looking through them took a twelfth of the time
of the answers, in pauses of a tenth of a second.
"""

import gc
from threading import Timer

# After a build was opened: soon, and once the last answers over the one before it are out.
SECONDS = (5, 120)

YOUNG = 20_000  # objects; Python's 700 are not those of one answer


def settle() -> None:
    """Collect what is garbage now, and look through the rest no more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def settle_soon() -> None:
    """Settle a while after a build was opened; what answers leave is looked through less often."""
    gc.set_threshold(YOUNG)
    for seconds in SECONDS:
        timer = Timer(seconds, settle)
        timer.daemon = True
        timer.start()
