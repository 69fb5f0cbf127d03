"""Ratios of molar masses by which carbon and nitrogen become gases, as the guidelines round them."""

CO2_PER_C = 44 / 12
CH4_PER_C = 16 / 12
N2O_PER_N = 44 / 28
