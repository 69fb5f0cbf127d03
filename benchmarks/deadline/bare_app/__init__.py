"""The one model of the bare site."""
