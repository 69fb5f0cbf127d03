"""What a verification finds: one thing that is not as it was left, as a sentence in the reader's language."""

from xanh.basis.language import gettext


class Finding:
    """What is not as it was left (`subject`) and what is wrong with it; `str(finding)` is the line that is shown.

    `wrong` is the English source with `{named}` places, as in a Refusal: Finding("evidence:3", "…", name=value).
    """

    def __init__(self, subject: str, wrong: str, **values: object) -> None:
        self.subject = subject
        self.wrong = wrong
        self.values = values

    def __str__(self) -> str:
        return f"{self.subject}: {gettext(self.wrong).format(**self.values)}"
