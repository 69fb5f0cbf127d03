"""One function per equation, named after what it gives and cited by volume, chapter and number.

All run alike on floats and on NumPy arrays. Masses come out in kg; shares go in as shares, never as percentages.
"""
