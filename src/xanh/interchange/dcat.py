"""A catalogue of open data as DCAT 3 in JSON-LD, for portals that harvest it.

W3C, Data Catalog Vocabulary (DCAT) Version 3, Recommendation of 22 August 2024. The context stands in the document:
nobody who reads it has to ask another server for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

CONTEXT: Mapping[str, object] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True)
class Distribution:
    """A file of a dataset: where it is got, and its type ("text/csv"). `title` tells files of one type apart."""

    url: str
    media_type: str
    title: str = ""


@dataclass(frozen=True)
class Dataset:
    """What is published of one matter. `page` is read by people; `first` and `last` are the years its figures span."""

    identifier: str
    title: str
    description: str
    page: str
    distributions: tuple[Distribution, ...]
    modified: datetime | None = None
    first: str = ""
    last: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Service:
    """An address that answers questions, with the description of what it understands."""

    title: str
    endpoint: str
    description: str


@dataclass(frozen=True)
class Catalogue:
    """The whole: who publishes it, of which place, in which language; `licence` is empty where none is stated."""

    page: str
    title: str
    description: str
    publisher: str
    place: str
    area_code: str
    language: str
    licence: str = ""
    datasets: tuple[Dataset, ...] = ()
    services: tuple[Service, ...] = field(default=())


def catalogue_document(catalogue: Catalogue) -> dict[str, Any]:
    """Return the catalogue as a JSON-LD document; without a licence nothing is said of rights."""
    return {
        "@context": dict(CONTEXT),
        "@id": catalogue.page,
        "@type": "dcat:Catalog",
        **_said(catalogue, catalogue.title, catalogue.description),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": _text(catalogue.publisher, "vi")},
        "dct:spatial": _place(catalogue),
        "dct:language": catalogue.language,
        "foaf:homepage": {"@id": catalogue.page},
        **_rights(catalogue),
        "dcat:dataset": [_dataset(one, catalogue) for one in catalogue.datasets],
        "dcat:service": [_service(one, catalogue) for one in catalogue.services],
    }


def _dataset(dataset: Dataset, of: Catalogue) -> dict[str, Any]:
    span = {"dcat:startDate": _year(dataset.first, "01-01"), "dcat:endDate": _year(dataset.last, "12-31")}
    return {
        "@id": dataset.page,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.identifier,
        **_said(of, dataset.title, dataset.description),
        **({"dcat:keyword": [_text(word, of.language) for word in dataset.keywords]} if dataset.keywords else {}),
        **({"dct:modified": _instant(dataset.modified)} if dataset.modified else {}),
        **({"dct:temporal": {"@type": "dct:PeriodOfTime", **span}} if dataset.first and dataset.last else {}),
        "dct:spatial": _place(of),
        "dcat:landingPage": {"@id": dataset.page},
        **_rights(of),
        "dcat:distribution": [_distribution(one, dataset, of) for one in dataset.distributions],
    }


def _distribution(one: Distribution, dataset: Dataset, of: Catalogue) -> dict[str, Any]:
    return {
        "@id": one.url,
        "@type": "dcat:Distribution",
        "dct:title": _text(one.title or f"{dataset.title} ({one.media_type})", of.language),
        "dcat:accessURL": {"@id": dataset.page},
        "dcat:downloadURL": {"@id": one.url},
        "dcat:mediaType": {"@id": _MEDIA + one.media_type.partition(";")[0]},
        **_rights(of),
    }


def _service(one: Service, of: Catalogue) -> dict[str, Any]:
    return {
        "@id": one.endpoint,
        "@type": "dcat:DataService",
        "dct:title": _text(one.title, of.language),
        "dcat:endpointURL": {"@id": one.endpoint},
        "dcat:endpointDescription": {"@id": one.description},
    }


def _said(of: Catalogue, title: str, description: str) -> dict[str, Any]:
    return {"dct:title": _text(title, of.language), "dct:description": _text(description, of.language)}


def _rights(of: Catalogue) -> dict[str, Any]:
    # The city's licence is a sentence, not an address: DCAT holds a sentence in a rights statement.
    if not of.licence:
        return {}
    return {"dct:rights": {"@type": "dct:RightsStatement", "skos:prefLabel": _text(of.licence, "vi")}}


def _place(of: Catalogue) -> dict[str, Any]:
    return {"@type": "dct:Location", "dct:identifier": of.area_code, "skos:prefLabel": _text(of.place, "vi")}


def _text(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def _instant(at: datetime) -> dict[str, str]:
    return {"@value": at.isoformat(), "@type": "xsd:dateTime"}


def _year(year: str, day: str) -> dict[str, str]:
    return {"@value": f"{year}-{day}", "@type": "xsd:date"}


def years(periods: Iterable[str]) -> tuple[str, str]:
    """Return the first and last year that periods ("2024", "2024-Q3", "2021/2030") touch, "" and "" for none.

    >>> years(["2024-Q3", "2021/2025", "2023"])
    ('2021', '2025')
    """
    ends = [(period[:4], period.rpartition("/")[2][:4]) for period in periods]
    return (min(end[0] for end in ends), max(end[1] for end in ends)) if ends else ("", "")
