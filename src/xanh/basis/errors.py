"""Refusals: sentences for the person who caused them, saying what to do next."""

from xanh.basis.language import gettext


class Refusal(Exception):
    """Something asked for cannot be done. `str(refusal)` is one sentence in the reader's language.

    `message` is the English source string with `{named}` places; the catalogue holds the Vietnamese. Mark source
    strings for extraction by writing the call as `Refusal("…", name=value)`.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return gettext(self.message).format(**self.values)
