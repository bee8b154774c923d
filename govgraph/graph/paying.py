"""Who pays for what: amounts, shares, ceilings."""

from __future__ import annotations

from govgraph.graph import money
from govgraph.graph.parties import object_, subject
from govgraph.graph.things import Things
from govgraph.graph.writer import TRUE, text, typed
from govgraph.model import Statement
from govgraph.vocabulary import GOV, RDF, SCHEMA


def write(things: Things, s: Statement, node: str) -> None:
    """市、县财政按6:4比例分担, 每村5000元: the payer, its share, the amount, for what."""
    t, payer, purpose = things.triples, subject(things, s), object_(things, s)
    t.add(node, GOV.payer, payer)
    if purpose:
        t.add(node, GOV.task, purpose)
        t.add(purpose, GOV.fundedBy, payer)
    if things.programme:
        t.add(things.programme, GOV.fundedBy, payer)
    if not s.detail:
        return
    own = money.share(s.detail, s.subject_text, s.subject_id)
    if own is not None:
        t.add(node, GOV.share, typed(f"{own:f}", "decimal"))
        t.add(node, GOV.ratioAsWritten, text(s.detail))
    if paid := money.amount(s.detail):
        _amount(things, node, f"statement/{s.id}/amount", paid)
    if money.ceiling(s.detail):
        t.add(node, GOV.atMost, TRUE)


def _amount(things: Things, node: str, amount_id: str, paid: money.Money) -> None:
    t, amount = things.triples, things.triples.iri(amount_id)
    t.add(node, SCHEMA.amount, amount)
    t.link(amount, RDF.type, SCHEMA.MonetaryAmount)
    t.add(amount, SCHEMA.value, typed(f"{paid.value.normalize():f}", "decimal"))
    t.add(amount, SCHEMA.currency, text("CNY"))
    if paid.per:
        t.add(amount, SCHEMA.unitText, text(paid.per))
