"""Promises of a plan as kinds, the pace they require, and the verdict on a series."""
