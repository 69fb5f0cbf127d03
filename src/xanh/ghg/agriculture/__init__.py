"""Rice, livestock, manure, soils, lime and urea, burning in the field: one function per equation, in kg of a gas."""
