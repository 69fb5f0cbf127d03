"""A passage of the plan as people read it."""

import re

from django.utils.html import strip_tags

from xanh.basis.text import collapse

_BREAKS = re.compile(r"</p>|<br ?/?>|</li>|\t")


def source_text(text: str, start: int | None, end: int | None) -> str:
    """Return the passage [start, end) of a plan's text, line by line; "" where the plan gives none."""
    if start is None or end is None:
        return ""
    # A plan kept as plain text may carry the mark-up of the tool it was saved with; readers get its words.
    passage = strip_tags(_BREAKS.sub("\n", text[start:end]))
    return "\n".join(line for part in passage.splitlines() if (line := collapse(part)))
