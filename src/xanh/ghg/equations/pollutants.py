"""Air pollutants from the activity of the greenhouse-gas line. Source: EMEP/EEA guidebook, tier 1."""

from xanh.ghg.numbers import Numbers, not_negative, share


def tier_1(activity: Numbers, ef: Numbers, abated: Numbers = 0.0) -> Numbers:
    """Return kg of a pollutant: activity × factor (kg per unit of it) × (1 − the share held back by abatement).

    Source: EMEP/EEA air pollutant emission inventory guidebook, the tier 1 default approach of each chapter.
    """
    return not_negative("activity", activity) * ef * (1 - share("abated", abated))
