"""Our own terms, one closed namespace: a misspelt term is an AttributeError; `ontology/` defines each."""

# ruff: noqa: N815
from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class GOV(DefinedNamespace):
    """What no established vocabulary has: government bodies of China, their duties, and how each fact is proved."""

    _NS = Namespace("https://w3id.org/govgraph/ontology#")
    _fail = True

    # --- things ----------------------------------------------------------------------------------------------
    Agency: URIRef  # ⊂ cv:PublicOrganisation; 吕梁市财政局
    Government: URIRef  # ⊂ gov:Agency; 吕梁市人民政府
    PartyOrgan: URIRef  # ⊂ org:FormalOrganization; 中共吕梁市委组织部
    JudicialOrgan: URIRef  # ⊂ org:FormalOrganization; courts and procuratorates
    GovernmentTier: URIRef  # ⊂ org:Organization; 市级财政, 县级: a level that pays, no agency
    Collective: URIRef  # ⊂ foaf:Group; 各县（市、区）人民政府, 有关部门
    CoordinationBody: URIRef  # ⊂ org:Organization; 领导小组, 指挥部, 联席会议
    BodyOffice: URIRef  # ⊂ org:OrganizationalUnit; 领导小组办公室
    Fund: URIRef  # ⊂ prov:Entity; 市中小企业发展专项资金
    Programme: URIRef  # ⊂ p-plan:Plan; the plan that a document issues, a fund or scheme
    Purpose: URIRef  # what money is for, where that is no task
    Task: URIRef  # ⊂ p-plan:Step; what one bracket, list item, table row or duty sentence assigns, or a numbered measure
    Gazette: URIRef  # ⊂ eli:LegalResource; the issue that documents stand in
    Source: URIRef  # ⊂ prov:Entity; a decoded text, named by the hash of its masked form
    RunRecord: URIRef  # ⊂ prov:Activity; how the graph of one document was made

    # --- statements: one node a row of the statements table, its words and its proof -------------------------
    Statement: URIRef  # what a document says; each is also one of the following classes, or org:Membership
    Description: URIRef  # relation document: number, title, issuer, date
    Citation: URIRef  # cites
    Amendment: URIRef  # amends, repeals, supersedes, supplements
    BodyChange: URIRef  # group: a body set up, described, adjusted, abolished
    OfficeHosting: URIRef  # office_at
    Responsibility: URIRef  # assigns; ⊂ cv:Participation
    Funding: URIRef  # funds
    AuthorityChange: URIRef  # authority
    Deadline: URIRef  # deadline
    Reporting: URIRef  # reports_to
    Measure: URIRef  # task
    Validity: URIRef  # valid
    Appointment: URIRef  # appoints

    # --- properties of every statement -----------------------------------------------------------------------
    statedIn: URIRef  # statement → document
    relation: URIRef  # name of the relation in the statements table: "assigns"
    subjectText: URIRef  # the words as written
    objectText: URIRef
    detail: URIRef  # as the table has it: amount, note, post
    basis: URIRef  # → concept of BASIS
    rule: URIRef  # name of the rule that read it
    quote: URIRef  # the words of its passage, on the statement itself: one step, where annotation and selector are three
    place: URIRef  # place in the document, 附件1/三/（二）/3; on tasks as well
    line: URIRef  # passage → line it starts on, 1-based
    page: URIRef  # passage → page it starts on, where there are pages
    confidence: URIRef  # passage → least confidence of its lines, where they were recognised from a picture; 0.87
    doubtful: URIRef  # statement → true where the confidence of its passage is low

    # --- properties of single kinds of statements ------------------------------------------------------------
    task: URIRef  # responsibility, funding, deadline, measure → task
    describes: URIRef  # description → document
    citing: URIRef  # citation, amendment → document that speaks
    cited: URIRef  # citation, amendment → document spoken of
    body: URIRef  # body change → coordination body
    change: URIRef  # body change, authority change, amendment, appointment → concept of CHANGE
    roleAsWritten: URIRef  # 常务副组长; 取消,调整为告知承诺
    host: URIRef  # office hosting → agency
    vacant: URIRef  # true on a membership whose person the text leaves blank
    postAsWritten: URIRef  # membership, appointment → 市财政局局长
    payer: URIRef  # funding → agency, tier, collective or fund that pays
    share: URIRef  # funding → the payer's own part, decimal 0 to 1
    ratioAsWritten: URIRef  # funding → 市县2:8
    atMost: URIRef  # true on an amount or share that is a ceiling
    holder: URIRef  # authority change → agency as the table names it
    item: URIRef  # authority change → cpsv:PublicService
    transferredFrom: URIRef  # authority change → who gives the power up
    transferredTo: URIRef  # authority change → who gets it
    reporter: URIRef  # reporting → who reports
    receiver: URIRef  # reporting → to whom
    period: URIRef  # deadline → as the table has it: 2020, 2019-12-01/2020-03-31
    dueBy: URIRef  # deadline → its last day
    dueFrom: URIRef  # deadline → first day of a span
    appointee: URIRef  # appointment → person
    appointedBy: URIRef  # appointment → appointing body
    on: URIRef  # appointment → date
    validFrom: URIRef  # validity → first day
    validUntil: URIRef  # validity → last day

    # --- direct properties, for simple questions -------------------------------------------------------------
    leads: URIRef  # agency → task
    responsibleFor: URIRef
    supports: URIRef
    guides: URIRef
    coordinates: URIRef
    includes: URIRef  # body → person, agency or post on it, whatever the role
    headedBy: URIRef  # ⊂ gov:includes; body → its 组长, 总指挥, 召集人
    hostsOfficeOf: URIRef  # agency → body
    officeOf: URIRef  # body's office → body
    fundedBy: URIRef  # programme or task → payer
    reportsTo: URIRef  # reporter → receiver
    due: URIRef  # task → last day

    # --- inferred from the tree of numbered units, never a statement of its own -------------------------------
    assignedThrough: URIRef  # task without an assignment → the unit above it whose assignment holds for it
    dueThrough: URIRef  # task without a deadline → the unit above it whose deadline holds for it
    fundedThrough: URIRef  # task without a payer → the unit above it whose payer holds for it
    assignedBelow: URIRef  # unit without an assignment → a task below it that has one

    # --- of documents -----------------------------------------------------------------------------------------
    setsUp: URIRef  # document → body that it sets up
    adjusts: URIRef  # document → body
    abolishes: URIRef  # document → body
    supersedes: URIRef  # document → document; ⊂ eli:repeals
    supplements: URIRef  # document → document; ⊂ eli:changes
    issues: URIRef  # document → programme
    addressee: URIRef  # document → as written, 各县（市、区）人民政府
    publicationNote: URIRef  # document → 此件公开发布
    issueNumber: URIRef  # gazette → 第3号

    # --- of the run ------------------------------------------------------------------------------------------
    softwareVersion: URIRef  # run → 0.1.0
    rulesFingerprint: URIRef  # run → hash of rules and data
    textHash: URIRef  # source → SHA-256 of the masked text
    length: URIRef  # source → its number of characters, past which no offset goes

    # --- derived graph ---------------------------------------------------------------------------------------
    movedTo: URIRef  # person → the same person in a later post
    namesakeOf: URIRef  # person → another person of that name
    possiblySame: URIRef  # person → person, where it can't be told
    sameDocumentAs: URIRef  # cited document → document of this graph
    source: URIRef  # document → the source its graph was made from
    alsoIn: URIRef  # document → another source that holds it
    inForce: URIRef  # document → whether it is, as of the latest document of the graph
    supersededBy: URIRef  # document → document
    year: URIRef  # change event of offices → year of the reform
    asOf: URIRef  # derived graph → date of the latest document
