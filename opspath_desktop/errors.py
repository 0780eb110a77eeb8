"""Name what can go wrong in words that a person can act on.

    OpsPathError            everything that we raise on purpose
    +-- Refused             the person can put it right; shown beside the field or in the message bar
    +-- Trouble             the computer is in the way (disk full, file locked); what happened, what is safe, what to do

Any other exception is a fault of ours: it is logged and shown in the crash dialog.
"""


class OpsPathError(Exception):
    """Stand above all errors that are raised on purpose."""


class Refused(OpsPathError):
    """Say why a wish was not carried out, as one sentence that can stand beside the field."""


class Trouble(OpsPathError):
    """Say what happened, what is safe and what to do; each a sentence, the last two may be empty."""

    def __init__(self, what: str, safe: str = "", todo: str = "") -> None:
        super().__init__(" ".join(part for part in (what, safe, todo) if part))
        self.what = what
        self.safe = safe
        self.todo = todo
