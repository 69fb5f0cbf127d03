"""What the pages load in the browser is what the list names, unchanged, with its licences and nothing from outside."""

import hashlib
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "src" / "xanh_web" / "base" / "static" / "vendor"
PACKAGES = tomllib.loads((ROOT / "tools" / "vendor_assets.toml").read_text(encoding="utf-8"))["package"]


def vendored() -> dict[str, bytes]:
    return {path.relative_to(VENDOR).as_posix(): path.read_bytes() for path in VENDOR.glob("*/**/*") if path.is_file()}


def test_every_file_is_the_one_whose_hash_was_noted() -> None:
    page = (VENDOR / "VERSIONS.md").read_text(encoding="utf-8")
    noted = dict(re.findall(r"^\| (\S+/\S+) \| \d+ \| ([0-9a-f]{64}) \|$", page, re.MULTILINE))
    assert noted == {name: hashlib.sha256(content).hexdigest() for name, content in vendored().items()}


def test_the_versions_are_those_of_the_list() -> None:
    page = (VENDOR / "VERSIONS.md").read_text(encoding="utf-8")
    for package in PACKAGES:
        assert f"| {package['name']} | {package['version']} | {package['licence']} |" in page


def test_each_package_brings_its_licence() -> None:
    names = vendored()
    assert [p["name"] for p in PACKAGES if f"{p['folder']}/LICENSE" not in names] == []


def test_no_file_asks_for_a_source_map_that_is_not_there() -> None:
    assert [name for name, content in vendored().items() if b"sourceMappingURL=" in content] == []


def test_the_whole_stays_small() -> None:
    assert sum(map(len, vendored().values())) < 4_000_000
