"""Writes the exact version of every locked package into pyproject.toml, under [tool.uv] constraint-dependencies.

The lock file itself is not kept: it carries download addresses. The constraints carry names and versions alone.
"""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Rewrite the list of pins."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    pins = sorted({f"{package['name']}=={package['version']}" for package in packages if package["name"] != "xanh"})
    block = "[tool.uv]\nconstraint-dependencies = [\n" + "".join(f'  "{pin}",\n' for pin in pins) + "]\n"
    path = ROOT / "pyproject.toml"
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(r"\[tool\.uv\]\nconstraint-dependencies = \[\n.*?\]\n", re.DOTALL)
    text = pattern.sub(block, text) if pattern.search(text) else f"{text.rstrip()}\n\n{block}"
    path.write_text(text, encoding="utf-8")
    print(f"{len(pins)} pins written")


if __name__ == "__main__":
    main()
