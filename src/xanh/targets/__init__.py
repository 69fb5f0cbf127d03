"""Promises of a plan as kinds, the pace they require, and the verdict on a series."""

from xanh.targets.aim import is_kept
from xanh.targets.model import Course, Kind, Observed, Promise, Verdict
from xanh.targets.path import required_path
from xanh.targets.verdict import judge

__all__ = ["Course", "Kind", "Observed", "Promise", "Verdict", "is_kept", "judge", "required_path"]
