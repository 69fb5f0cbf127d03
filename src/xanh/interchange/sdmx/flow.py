"""A flow of data: what it is called, and how one of its facts becomes the texts of its fields."""

from collections.abc import Callable
from dataclasses import dataclass

from xanh.interchange.sdmx.fields import DIMENSIONS, FIELDS, fields_of
from xanh.interchange.sdmx.names import AGENCY, FLOW_ID, VERSION


@dataclass(frozen=True)
class Flow[T]:
    """One flow: `texts` returns a fact as texts in the order of `fields`, "" for what it does not have."""

    id: str
    dimensions: tuple[str, ...]
    fields: tuple[str, ...]
    texts: Callable[[T], tuple[str, ...]]

    @property
    def reference(self) -> str:
        """The flow as a file names it: XANH:GREEN_GROWTH(1.0)."""
        return f"{AGENCY}:{self.id}({VERSION})"

    @property
    def urn(self) -> str:
        """The flow by its name among all of the world."""
        return f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={self.reference}"


GREEN_GROWTH = Flow(FLOW_ID, DIMENSIONS, FIELDS, fields_of)
