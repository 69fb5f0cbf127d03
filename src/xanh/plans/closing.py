"""The foot of a document: who receives it, who signs it, what is attached."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from xanh.basis.language import gettext
from xanh.plans import model
from xanh.plans.outline import BULLET, Line, numbered
from xanh.plans.passage import Passage, join

_RECEIVERS = re.compile(r"\W*noi nhan\s*:?\s*")
_FOR = re.compile(r"(?:tm|kt|tl|tuq|q)\.\s?\S")
_POSITION = re.compile(
    r"(?:quyen )?(?:pho )?(?:chu tich|giam doc|bo truong|thu truong|chanh van phong|truong ban|tong giam doc)\b"
)
_SIGNED = re.compile(r"\W*(?:da ky|ky ten|ky boi|dong dau|nguoi ky|co quan|thoi gian ky)\b")
_ANNEX = re.compile(r"phu luc(?:\s+(?:so\s+)?(?P<code>[ivx]{1,5}|\d{1,2}|[a-d]))?\s*[:.]?(?:\s|$)")
_WITH = re.compile(r"\(?\s*(?:ban hanh )?kem theo\b")
_NEXT = re.compile(r"\s*;\s*(?=[-–+]\s?\S)")


@dataclass
class Closing:
    """What the foot yields; `start` is the index of its first line, so that nothing of it is read as a duty."""

    start: int
    addressees: list[str] = field(default_factory=list)
    signer: model.Signer | None = None
    attachments: list[str] = field(default_factory=list)
    problems: list[model.Problem] = field(default_factory=list)

    @property
    def signed_for_committee(self) -> bool:
        """Whether the signer acts for a People's Committee, or is its chairman."""
        words = f"{self.signer.authority or ''} {self.signer.position or ''}" if self.signer else ""
        return "NHÂN DÂN" in words or "CHỦ TỊCH" in words


def read_closing(lines: list[Line]) -> Closing:
    """Return addressees, signer and annexes, from the lines after "Nơi nhận" and the lines of signature."""
    receivers = _first(lines, lambda line: _RECEIVERS.match(line.whole.flat) is not None)
    signature = _first(lines, _opens_signature)
    starts = [index for index in (receivers, signature) if index is not None]
    closing = Closing(min(starts, default=len(lines)))
    if receivers is not None:
        closing.addressees = _addressees(lines, receivers)
    closing.signer = _signer(lines[signature:]) if signature is not None else None
    if closing.signer is None or not closing.signer.name:
        where = lines[signature].whole.place() if signature is not None else None
        closing.problems.append(model.Problem(message=gettext("The name of the signer was not found."), span=where))
    if receivers is None:
        closing.problems.append(model.Problem(message=gettext("The list of addressees (Nơi nhận) was not found.")))
    annex = _first(lines, _opens_annex)
    closing.start = min(closing.start, annex if annex is not None else len(lines))
    closing.attachments = _attachments(lines)
    return closing


def _first(lines: list[Line], wanted: Callable[[Line], bool]) -> int | None:
    return next((index for index, line in enumerate(lines) if wanted(line)), None)


def _opens_signature(line: Line) -> bool:
    text = line.whole.text
    return text.isupper() and (_FOR.match(line.whole.flat) or _POSITION.fullmatch(line.whole.flat)) is not None


def _opens_annex(line: Line) -> bool:
    match = _ANNEX.match(line.whole.flat)
    return match is not None and (len(line.whole.text) <= match.end() + 2 or line.whole.text.isupper())


def _addressees(lines: list[Line], start: int) -> list[str]:
    found: list[str] = []
    inline = _RECEIVERS.match(lines[start].whole.flat)
    first = numbered(lines[start].whole.part(inline.end() if inline else 0))
    for line in [*([first] if first.whole.text else []), *lines[start + 1 :]]:
        if line.rank in {BULLET, BULLET + 1} or line is first:
            found += [piece.strip("-–+•*;. ").text for piece in line.whole.split(_NEXT)]
        elif line.is_numbered or _opens_annex(line) or (found and not _signs(line.whole.text)):
            break
    return [text for text in found if text]


def _signer(lines: list[Line]) -> model.Signer:
    """Return the signer: lines with "TM.", "KT." are the authority, further capitals the position, then the name."""
    signer = model.Signer()
    authority: list[str] = []
    position: list[str] = []
    for line in lines[:25]:
        text = line.whole
        if _opens_annex(line):
            break
        if text.text.isupper() and _FOR.match(text.flat):
            authority.append(text.text)
        elif text.text.isupper() and not position and not _is_name(text.text):
            position.append(text.text)
        elif not _SIGNED.match(text.flat) and line.rank not in {BULLET, BULLET + 1} and _is_name(text.text):
            signer.name = text.text
            break
    signer.authority = ", ".join(authority) or None
    signer.position = " ".join(position) or None
    return signer


def _signs(text: str) -> bool:
    """Return whether a line is of the signature, which may stand between two halves of the list."""
    return text.isupper() or _is_name(text)


def _is_name(text: str) -> bool:
    words = text.split()
    folded_office = _POSITION.match(Passage(text, (0,) * len(text)).flat)
    return 2 <= len(words) <= 6 and all(word.isalpha() and word[0].isupper() for word in words) and not folded_office


def _attachments(lines: list[Line]) -> list[str]:
    found = []
    for index, line in enumerate(lines):
        if not _opens_annex(line):
            continue
        title: list[Passage] = []
        for below in lines[index + 1 : index + 8]:
            if _WITH.match(below.whole.flat) or _opens_annex(below) or not below.whole.text.isupper():
                break
            title.append(below.whole)
        found.append(": ".join(piece for piece in (line.whole.text.strip(" .:"), join(title).text) if piece))
    return found
