"""Landfills over the years, composting, burning, wastewater: one function per equation, in kg of a gas."""
