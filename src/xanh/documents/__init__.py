"""Word and Excel, out and in. Knows dataclasses, never database models.

Official documents and forms are Vietnamese by law, so their fixed phrases stand in Vietnamese in each room's
`wording.py` (decision 0003).
"""
