"""Every term that the graph uses, and the IRI of every thing."""

from __future__ import annotations

from rdflib import RDF, RDFS, XSD, Namespace, URIRef

from govgraph.vocabulary.codes import BASIS, CHANGE, KIND, LEVEL, ROLE, SEAT
from govgraph.vocabulary.iris import BASE, derived_graph, document_graph, id_of, iri, path
from govgraph.vocabulary.others import CPSV, CV, DCTERMS, ELI, FOAF, OA, OPENGOV, ORG, PPLAN, PROV, SCHEMA, SKOS
from govgraph.vocabulary.own import GOV

__all__ = [
    "BASE", "BASIS", "CHANGE", "CLASSES", "CPSV", "CV", "DCTERMS", "ELI", "FOAF", "GOV", "KIND", "LEVEL", "OA", "OPENGOV",
    "ORG", "PPLAN", "PREFIXES", "PROV", "RDF", "RDFS", "ROLE", "SCHEMA", "SEAT", "SKOS", "STATEMENTS", "XSD",
    "derived_graph", "document_graph", "id_of", "iri", "path",
]  # fmt: skip

PREFIXES: dict[str, Namespace] = {
    "gov": Namespace(str(GOV)), "role": Namespace(str(ROLE)), "seat": Namespace(str(SEAT)), "basis": Namespace(str(BASIS)),
    "kind": Namespace(str(KIND)), "change": Namespace(str(CHANGE)), "level": Namespace(str(LEVEL)), "org": Namespace(str(ORG)),
    "cv": Namespace(str(CV)), "cpsv": Namespace(str(CPSV)), "eli": Namespace(str(ELI)), "p-plan": Namespace(str(PPLAN)),
    "oa": Namespace(str(OA)), "prov": Namespace(str(PROV)), "opengov": Namespace(str(OPENGOV)),
    "schema": Namespace(str(SCHEMA)), "foaf": Namespace(str(FOAF)), "skos": Namespace(str(SKOS)),
    "dcterms": Namespace(str(DCTERMS)), "rdf": Namespace(str(RDF)), "rdfs": Namespace(str(RDFS)), "xsd": Namespace(str(XSD)),
}  # fmt: skip

#: What the first segment of an id says of the thing: its classes.
CLASSES: dict[str, tuple[URIRef, ...]] = {
    "agency": (GOV.Agency, CV.PublicOrganisation),
    "party": (GOV.PartyOrgan, ORG.FormalOrganization),
    "court": (GOV.JudicialOrgan, ORG.FormalOrganization),
    "organization": (ORG.FormalOrganization,),
    "tier": (GOV.GovernmentTier,),
    "collective": (GOV.Collective, FOAF.Group),
    "body": (GOV.CoordinationBody,),
    "office": (GOV.BodyOffice, ORG.OrganizationalUnit),
    "person": (FOAF.Person,),
    "post": (ORG.Post,),
    "fund": (GOV.Fund, GOV.Programme),
    "programme": (GOV.Programme,),
    "document": (ELI.LegalResource,),
    "cited": (ELI.LegalResource,),
    "issue": (GOV.Gazette,),
    "task": (GOV.Task,),
    "item": (CPSV.PublicService,),
    "division": (CV.AdminUnit,),
}

#: The class of a statement by its relation; each is a gov:Statement as well.
STATEMENTS: dict[str, URIRef] = {
    "document": GOV.Description,
    "cites": GOV.Citation,
    "amends": GOV.Amendment,
    "group": GOV.BodyChange,
    "member": ORG.Membership,
    "member_body": ORG.Membership,
    "office_at": GOV.OfficeHosting,
    "assigns": GOV.Responsibility,
    "funds": GOV.Funding,
    "authority": GOV.AuthorityChange,
    "deadline": GOV.Deadline,
    "reports_to": GOV.Reporting,
    "task": GOV.Measure,
    "valid": GOV.Validity,
    "appoints": GOV.Appointment,
}
