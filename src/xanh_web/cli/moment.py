"""A date or an instant as it is typed after an option."""

from datetime import datetime


def instant_of(text: str | None) -> datetime | None:
    """Return the instant that `text` names, a day being its last instant in Vietnam; None for None, else a Refusal."""
    from xanh.basis.deadline import VIETNAM
    from xanh.basis.errors import Refusal

    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refusal("“{text}” is not a date or instant: write 2025-12-01 or 2025-12-01T08:00.", text=text) from error
    if len(text) <= len("2025-12-01"):
        instant = instant.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)
