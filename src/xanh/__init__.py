"""What is true of green growth anywhere: pure Python, no Django, usable in a notebook."""
