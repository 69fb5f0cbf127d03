"""Vietnamese written in the fonts of before Unicode (TCVN3, VNI): looks like text, reads as nonsense."""

import re

from xanh.basis.errors import Refusal

# Letters those encodings use for Vietnamese vowels; none of them stands in Vietnamese written in Unicode.
_FOREIGN = re.compile("[µ¸¶·¹®¬§¨©ª«­ÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïðñöøûüþÿ]")
# Ạ to ỹ: no sentence of Vietnamese in Unicode is without one of these.
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
_ENOUGH = 20
_SHARE = 20


def check_letters(text: str, name: str) -> None:
    """Refuse text in an old encoding: at least one in twenty letters is of it, none is of Vietnamese in Unicode."""
    foreign = len(_FOREIGN.findall(text))
    if foreign >= _ENOUGH and foreign * _SHARE >= len(text) and not _VIETNAMESE.search(text):
        raise Refusal(
            "{name} is written in an old font encoding (TCVN3 or VNI); convert it to Unicode and try again.", name=name
        )
