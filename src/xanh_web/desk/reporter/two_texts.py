"""Two texts for one answer, side by side, and what a person makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from xanh.documents.forms.vocabulary import vocabulary
from xanh_web.desk.reporter.fields import KINDS, label_of, shown_text
from xanh_web.reporting.draft_form import fields_of
from xanh_web.reporting.models import DraftAnswer, Obligation


@dataclass(frozen=True)
class Difference:
    """One field in which two texts differ; `joined` are both, one under the other, where that makes sense."""

    name: str
    label: str
    mine: str
    theirs: str
    mine_shown: str
    theirs_shown: str
    joined: str


def two_texts(item: Obligation, mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[Difference]:
    """Return every field of an answer in which `mine` and `theirs` differ."""
    found = []
    for name in fields_of(item, vocabulary(item.round.year)):
        one, other = mine.get(name, ""), theirs.get(name, "")
        if one != other:
            is_text = name not in KINDS or KINDS[name] == "text"
            joined = f"{other}\n{one}" if is_text and not name.startswith("money.") and one and other else ""
            shown = shown_text(name, one), shown_text(name, other)
            found.append(Difference(name, label_of(name), one, other, *shown, joined))
    return found


def chosen_content(item: Obligation, posted: Mapping[str, str]) -> dict[str, str]:
    """Return the answer a person chose: what is stored, or mine or both (`choice:x`, `mine:x`)."""
    row = DraftAnswer.objects.filter(obligation=item).first()
    content = dict(row.content) if row else {}
    for name in fields_of(item, vocabulary(item.round.year)):
        choice, mine = posted.get(f"choice:{name}"), posted.get(f"mine:{name}", "")
        if choice == "mine":
            content[name] = mine
        elif choice == "joined":
            content[name] = f"{content.get(name, '')}\n{mine}"
    return content
