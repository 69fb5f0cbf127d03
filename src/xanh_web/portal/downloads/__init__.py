"""Figures to take away, with what has to be known of them."""
