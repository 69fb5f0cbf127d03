"""Who leads and who coordinates: one cell parted into agencies and open sets, no word lost."""

import re

from xanh.plans import model
from xanh.plans.agencies import department_code, find_agency, find_open_set, starts_named
from xanh.plans.passage import Passage

_SEPARATOR = re.compile(r"(?:[\s,;:.•+/–-]|\bva\b)+")
_STOP = re.compile(r"\s*[;,/]\s*|\s+va\s+|\s*\n\s*(?=[-+•]|\b)|\s*\.(?=\s|$)")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_OPEN = re.compile(
    r"(?:(?:ubnd|uy ban nhan dan|cong an|chu tich ubnd)\s+)?(?:tat ca |toan the )?(?:cac|nhung|mot so)\b|moi\b"
)
_DEPARTMENTS = re.compile(r"(?:cac\s+)?so\s*:\s*")
_BODIES = "ca nhan|don vi|ho gia dinh|to chuc|hop tac xa"
_BODIES_OF_A_KIND = re.compile(
    rf"(?:cac|nhung)\s+(?:to chuc|co quan|don vi)(?:\s*,\s*(?:{_BODIES})|\s+va\s+ca nhan)+\s+(?!va\b)\w[^,;.]*"
)


def read_parties(cell: Passage) -> list[model.Party]:
    """Return the parties of a cell in order. No word of the cell is lost; only separators fall away."""
    parties: list[model.Party] = []
    folded, position = cell.flat, 0
    elided = False  # "các Sở: Tài chính, Công Thương": the word "Sở" holds for the names that follow
    while position < len(folded):
        gap = _SEPARATOR.match(folded, position)
        if gap:
            position = gap.end()
            continue
        heading = _DEPARTMENTS.match(folded, position)
        elided = elided or heading is not None
        begin = heading.end() if heading else position
        end, party = _party(cell, begin, elided=elided)
        end = min(max(end, begin + 1), len(folded))
        bracket = _BRACKET.match(folded, end)
        end = bracket.end() if bracket else end
        words = cell.part(position, end).strip(" ,;.")
        if words.text:
            parties.append(party.model_copy(update={"text": words.collapsed().text, "span": words.place()}))
        elided = elided and (heading is not None or party.code is not None)
        position = end
    return parties


def _party(cell: Passage, position: int, *, elided: bool) -> tuple[int, model.Party]:
    folded = cell.flat
    of_a_kind = _BODIES_OF_A_KIND.match(folded, position)
    found = find_open_set(folded, position)
    if of_a_kind and (found is None or of_a_kind.end() > found[1]):
        return of_a_kind.end(), model.Party(text="", open_set=True)
    if found:
        return found[1], model.Party(text="", open_set=True, rule=found[0])
    named = find_agency(folded, position)
    if named:
        return named[1], model.Party(text="", code=named[0])
    end = _next_stop(folded, position)
    if elided and (code := department_code(folded[position:end].strip())):
        return end, model.Party(text="", code=code)
    return end, model.Party(text="", open_set=_OPEN.match(folded, position) is not None)


def _next_stop(folded: str, position: int) -> int:
    """Return where the words at `position` end: a comma or semicolon outside brackets, or "và" before a new party."""
    for match in _STOP.finditer(folded, position + 1):
        before = folded[position : match.start()]
        if before.count("(") > before.count(")"):
            continue
        if match[0].strip() in {"va", ""} and not starts_named(folded, match.end()):
            continue
        return match.start()
    return len(folded)
