"""Observations in bulk: read from CSV or Excel with every error by row and column, and the workbook to fill in.

Tasks: `read_observations` gives the rows and the errors of a file; `mark_observations` writes the errors into a copy
of a workbook; `observation_template` gives an empty workbook with its code lists.
"""

from xanh.documents.observations.marked import mark_observations
from xanh.documents.observations.model import COLUMNS, CellError, Known, ObservationFile, ObservationRow
from xanh.documents.observations.read import read_observations
from xanh.documents.observations.template import CodeLists, observation_template

__all__ = [
    "COLUMNS",
    "CellError",
    "CodeLists",
    "Known",
    "ObservationFile",
    "ObservationRow",
    "mark_observations",
    "observation_template",
    "read_observations",
]
