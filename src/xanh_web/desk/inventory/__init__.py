"""The desk of inventories: lines entered with help at each field, issued, recalculated, compared."""
