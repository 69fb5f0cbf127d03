"""The consolidated report (báo cáo tổng hợp): its content as data, and the official document made of it."""

from xanh.documents.report.compose import compose_report, without_place
from xanh.documents.report.figures import figures_of, orphan_figures, printed, states
from xanh.documents.report.ties import untied_numbers

__all__ = ["compose_report", "figures_of", "orphan_figures", "printed", "states", "untied_numbers", "without_place"]
