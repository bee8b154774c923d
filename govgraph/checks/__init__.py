"""Proves a graph: the shapes of the ontology, and that each statement stands where it says."""
