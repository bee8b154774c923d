"""What we use of established vocabularies; each namespace lists only that, and is closed."""

# ruff: noqa: N815
from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class ORG(DefinedNamespace):
    """W3C Organization ontology."""

    _NS = Namespace("http://www.w3.org/ns/org#")
    _fail = True

    Organization: URIRef
    FormalOrganization: URIRef
    OrganizationalUnit: URIRef
    Post: URIRef
    Membership: URIRef
    subOrganizationOf: URIRef
    classification: URIRef
    member: URIRef
    organization: URIRef
    role: URIRef
    holds: URIRef
    postIn: URIRef
    resultedFrom: URIRef
    ChangeEvent: URIRef
    originalOrganization: URIRef


class CV(DefinedNamespace):
    """SEMIC core vocabularies."""

    _NS = Namespace("http://data.europa.eu/m8g/")
    _fail = True

    PublicOrganisation: URIRef
    Participation: URIRef
    AdminUnit: URIRef
    hasParticipant: URIRef
    hasParticipation: URIRef
    role: URIRef
    level: URIRef
    hasFormalFramework: URIRef
    hasCompetentAuthority: URIRef


class CPSV(DefinedNamespace):
    """Core Public Service Vocabulary."""

    _NS = Namespace("http://purl.org/vocab/cpsv#")
    _fail = True

    PublicService: URIRef


class ELI(DefinedNamespace):
    """European Legislation Identifier."""

    _NS = Namespace("http://data.europa.eu/eli/ontology#")
    _fail = True

    LegalResource: URIRef
    number: URIRef
    passed_by: URIRef
    date_document: URIRef
    date_publication: URIRef
    is_part_of: URIRef
    jurisdiction: URIRef
    has_annex: URIRef
    cites: URIRef
    amends: URIRef
    repeals: URIRef
    changes: URIRef
    amended_by: URIRef
    repealed_by: URIRef
    first_date_entry_in_force: URIRef
    date_no_longer_in_force: URIRef


class PPLAN(DefinedNamespace):
    """P-Plan."""

    _NS = Namespace("http://purl.org/net/p-plan#")
    _fail = True

    Plan: URIRef
    Step: URIRef
    isStepOfPlan: URIRef


class OA(DefinedNamespace):
    """Web Annotation."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    Annotation: URIRef
    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    hasBody: URIRef
    hasTarget: URIRef
    hasSource: URIRef
    hasSelector: URIRef
    start: URIRef
    end: URIRef
    exact: URIRef


class PROV(DefinedNamespace):
    """W3C provenance ontology."""

    _NS = Namespace("http://www.w3.org/ns/prov#")
    _fail = True

    Entity: URIRef
    Activity: URIRef
    used: URIRef
    wasGeneratedBy: URIRef
    wasQuotedFrom: URIRef


class OPENGOV(DefinedNamespace):
    """Popolo's terms for seats held by post or for an agency."""

    _NS = Namespace("http://www.w3.org/ns/opengov#")
    _fail = True

    post: URIRef
    onBehalfOf: URIRef


class SCHEMA(DefinedNamespace):
    """schema.org, for money."""

    _NS = Namespace("https://schema.org/")
    _fail = True

    MonetaryAmount: URIRef
    amount: URIRef
    value: URIRef
    currency: URIRef
    unitText: URIRef


class FOAF(DefinedNamespace):
    """Persons and groups."""

    _NS = Namespace("http://xmlns.com/foaf/0.1/")
    _fail = True

    Person: URIRef
    Group: URIRef
    name: URIRef
    member: URIRef


class SKOS(DefinedNamespace):
    """Names and code lists."""

    _NS = Namespace("http://www.w3.org/2004/02/skos/core#")
    _fail = True

    Concept: URIRef
    prefLabel: URIRef
    altLabel: URIRef
    broader: URIRef


class DCTERMS(DefinedNamespace):
    """Dublin Core."""

    _NS = Namespace("http://purl.org/dc/terms/")
    _fail = True

    title: URIRef
    identifier: URIRef
    spatial: URIRef
    isPartOf: URIRef
