"""Lists every sentence a user can see that has no Vietnamese translation; exits 1 where there is one.

Reads the sources themselves: gettext calls under their usual names, `Refusal("…")`, Finding("…", "…") and the
`translate` and `blocktranslate` tags of templates.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

SOURCE = Path(__file__).parent.parent / "src"
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "Refusal"}
CALLS |= {"TooManyWrongKeys", "StillRunning", "OtherRequest", "WrongAnswers"}  # refusals of a kind of their own
TAG = re.compile(r'{%\s*(?:translate|trans)\s+"((?:[^"\\]|\\.)*)"')
BLOCK = re.compile(r"{%\s*blocktranslate\b([^%]*)%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)


def main() -> int:
    """Print what is untranslated and return how many sentences that is, at most 1."""
    translated = {
        str(message.id if isinstance(message.id, str) else message.id[0])
        for path in SOURCE.glob("*/*/locale/vi/LC_MESSAGES/*.po")
        for message in read_po(path.open("rb"))
        if message.id and message.string and not message.fuzzy
    }
    missing = sorted({(where, text) for where, text in sentences() if text not in translated})
    for where, text in missing:
        print(f"{where}: {text!r}")
    return 1 if missing else 0


def sentences() -> Iterator[tuple[str, str]]:
    """Yield (file, English sentence) for everything users see."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from ((str(path.relative_to(SOURCE)), text) for text in _in_python(path))
    for path in sorted(SOURCE.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for match in TAG.finditer(text):
            yield str(path.relative_to(SOURCE)), match[1]
        for match in BLOCK.finditer(text):
            yield str(path.relative_to(SOURCE)), _block(match[1], match[2])


def _in_python(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        arguments = node.args[1:2] if name == "Finding" else node.args[:1] if name in CALLS else []
        for argument in arguments:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value.strip():
                if name == "Finding" and " " not in argument.value:
                    continue  # a code, not a sentence
                yield argument.value


def _block(options: str, body: str) -> str:
    text = re.sub(r"{{\s*([\w.]+)\s*}}", r"%(\1)s", body)
    text = text.split("{%")[0] if "{% plural" in body else text
    return " ".join(line.strip() for line in text.strip().splitlines()) if "trimmed" in options else text


if __name__ == "__main__":
    sys.exit(main())
