"""The demonstration: the whole road on the city's real plan, with figures marked as illustrative everywhere."""
