"""Concepts, code lists and components of a structure of data, as pysdmx knows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xanh.interchange.sdmx.codes import written_code
from xanh.interchange.sdmx.fields import MEASURE
from xanh.interchange.sdmx.names import AGENCY, VERSION

if TYPE_CHECKING:
    from pysdmx.model import Codelist, Component, ConceptScheme

ABOUT: dict[str, Any] = {"agency": AGENCY, "version": VERSION}


@dataclass(frozen=True)
class NamedCode:
    """A code with its name and, where there is more to say (since when, what it was before), a description."""

    code: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class Shape:
    """The fields of a structure and what each is called; `needed` attributes stand beside every value."""

    flow: str
    dimensions: Sequence[str]
    attributes: Sequence[str]
    names: Mapping[str, str]
    needed: Sequence[str]


def concepts_of(shape: Shape, identifier: str, name: str) -> "ConceptScheme":
    """Return the concepts of a structure."""
    from pysdmx.model import Concept, ConceptScheme

    fields = (*shape.dimensions, MEASURE, *shape.attributes)
    items = [Concept(id=field, name=shape.names[field]) for field in fields]
    return ConceptScheme(id=identifier, name=name, items=items, **ABOUT)


def list_of(identifier: str, name: str, codes: Iterable[NamedCode], *, as_is: bool = False) -> "Codelist":
    """Return a code list; codes are written as SDMX takes them unless they are so already (`as_is`)."""
    from pysdmx.model import Code, Codelist

    items = [
        Code(id=one.code if as_is else written_code(one.code), name=one.name, description=one.description or None)
        for one in codes
    ]
    return Codelist(id=identifier, name=name, items=items, **ABOUT)


def structure_of(shape: Shape, concepts: str, codelists: "Mapping[str, Codelist]", name: str) -> list[tuple[str, Any]]:
    """Return (kind, item) of the flow of data and its definition; fields without a code list have a type."""
    from pysdmx.model import Dataflow, DataStructureDefinition
    from pysdmx.model.dataflow import Components

    components = Components(_components(shape, concepts, codelists))
    definition = DataStructureDefinition(id=f"DSD_{shape.flow}", name=name, components=components, **ABOUT)
    flow = Dataflow(id=shape.flow, name=name, structure=definition, **ABOUT)
    return [("dataflow", flow), ("datastructure", definition)]


def _components(shape: Shape, concepts: str, codelists: "Mapping[str, Codelist]") -> "list[Component]":
    from pysdmx.model import Component, DataType, ItemReference, Role

    types = {"TIME_PERIOD": DataType.PERIOD, MEASURE: DataType.DECIMAL, "RECORDED_AT": DataType.DATE_TIME}
    types |= {"ILLUSTRATIVE": DataType.BOOLEAN, "PARTIAL": DataType.BOOLEAN, "INVENTORY_VERSION": DataType.INTEGER}

    def made(name: str, role: Role) -> Component:
        listed = codelists.get(name)
        return Component(
            id=name,
            required=role is Role.DIMENSION or name in shape.needed,
            role=role,
            concept=ItemReference("Concept", AGENCY, concepts, VERSION, name),
            local_dtype=None if listed else types.get(name, DataType.STRING),
            local_codes=listed,
            attachment_level="O" if role is Role.ATTRIBUTE else None,
        )

    return [
        *(made(name, Role.DIMENSION) for name in shape.dimensions),
        made(MEASURE, Role.MEASURE),
        *(made(name, Role.ATTRIBUTE) for name in shape.attributes),
    ]
