"""Names of agencies, governments, collectives, bodies, organisations and finance tiers in Chinese official prose."""

from govgraph.names.finder import find, fold
from govgraph.names.lists import is_agency_list, is_list, is_party, kind, split

__all__ = ["find", "fold", "is_agency_list", "is_list", "is_party", "kind", "split"]
