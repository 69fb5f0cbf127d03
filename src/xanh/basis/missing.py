"""Why a value is not there. Missing is never zero, and zero is never missing."""

from enum import StrEnum


class MissingReason(StrEnum):
    """The reasons an agency may give, and those the system itself states. Labels: `data/law/missing_reasons.yaml`."""

    NOT_COLLECTED = "not_collected"  # nobody measures it
    NOT_YET_AVAILABLE = "not_yet_available"  # measured, published later
    NOT_APPLICABLE = "not_applicable"  # the question does not arise here
    CONFIDENTIAL = "confidential"
    NOT_REPORTED = "not_reported"  # asked for, no answer given
    INPUT_MISSING = "input_missing"  # computed from something that is missing
