"""The names of our structures in SDMX. XANH is not registered with anyone: it stands for this system alone."""

from xanh.basis.errors import Refusal

AGENCY, VERSION = "XANH", "1.0"
FLOW_ID, STRUCTURE_ID, CONCEPTS_ID = "GREEN_GROWTH", "DSD_GREEN_GROWTH", "CS_GREEN_GROWTH"
FLOW = f"{AGENCY}:{FLOW_ID}({VERSION})"
STRUCTURE = f"{AGENCY}:{STRUCTURE_ID}({VERSION})"
# The kinds of structure a file may name.
STRUCTURES = {"dataflow": FLOW, "datastructure": STRUCTURE}


def refuse_other_structure(name: str) -> None:
    """Raise Refusal where `name` is neither our flow of data nor its structure."""
    if name not in STRUCTURES.values():
        raise Refusal("The file is of “{found}”, not of {flow}.", found=name[:80], flow=FLOW)
