"""Building the content of the consolidated report from accepted submissions and ledger values, figure by figure."""

from xanh_web.reporting.consolidate.build import build_content

__all__ = ["build_content"]
