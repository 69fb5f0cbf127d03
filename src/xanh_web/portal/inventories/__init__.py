"""Issued inventories on the public site: the way since the base year, the tree down to each line, files."""
