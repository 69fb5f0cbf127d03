"""The judge of accessibility is the one the list names, unchanged, with its licence."""

import hashlib
import re
import tomllib
from pathlib import Path

VENDOR = Path(__file__).parent / "vendor"
LIST = Path(__file__).parents[2] / "tools" / "vendor_assets.toml"


def test_what_the_tests_load_is_what_the_list_names() -> None:
    page = (VENDOR / "VERSIONS.md").read_text(encoding="utf-8")
    noted = dict(re.findall(r"^\| (\S+/\S+) \| \d+ \| ([0-9a-f]{64}) \|$", page, re.MULTILINE))
    files = [path for path in VENDOR.glob("*/*") if path.is_file()]
    found = {path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    assert noted == found
    for package in tomllib.loads(LIST.read_text(encoding="utf-8"))["tests"]:
        assert f"| {package['name']} | {package['version']} | {package['licence']} |" in page
        assert f"{package['folder']}/LICENSE" in found
