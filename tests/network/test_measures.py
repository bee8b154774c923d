"""Measures against published values on classic networks, against networkx, and against values worked out by hand."""

from __future__ import annotations

import networkx as nx
import pytest

from govgraph.network import (
    centralisation,
    core_periphery,
    cut_off,
    external_internal,
    fragmentation,
    gini,
    holes,
    measure,
    projected,
    two_mode_density,
)


def karate() -> nx.Graph[str]:
    """Zachary's karate club, its 78 ties all alike."""
    return nx.relabel_nodes(nx.Graph(nx.karate_club_graph().edges()), str)


def families() -> nx.Graph[str]:
    """Padgett's marriages among the families of Florence, Pucci (unmarried) left out."""
    return nx.florentine_families_graph()


def women() -> nx.Graph[str]:
    """Davis, Gardner and Gardner's 18 women at 14 events."""
    graph = nx.davis_southern_women_graph()
    nx.set_node_attributes(graph, {n: d["bipartite"] for n, d in graph.nodes(data=True)}, "mode")
    graph.graph["modes"] = 2
    return graph


def test_zachary() -> None:
    whole = measure(karate()).whole
    assert whole["density"] == pytest.approx(0.139, abs=5e-4)
    # centralisations as igraph and UCINET report them
    assert whole["degree_centralisation"] == pytest.approx(0.3996, abs=5e-5)
    assert whole["betweenness_centralisation"] == pytest.approx(0.4056, abs=5e-5)
    assert whole["closeness_centralisation"] == pytest.approx(0.2982, abs=5e-5)
    assert whole["transitivity"] == pytest.approx(0.2557, abs=5e-5)
    assert whole["communities"] == 4
    assert 0.41 < float(whole["modularity"] or 0) <= 0.4198 + 1e-4  # the optimum is 0.4198 (Brandes et al. 2008)


def test_padgett() -> None:
    measured = measure(families())
    medici = measured.nodes[0]
    assert (medici.name, medici.degree) == ("Medici", 6)
    assert medici.betweenness == pytest.approx(47.5 / 91, abs=1e-6)  # Wasserman and Faust 1994, p. 191: 0.522
    assert medici.closeness == pytest.approx(0.560, abs=5e-4)  # ibid., p. 187
    assert medici.cut_point
    assert measured.whole["density"] == pytest.approx(20 / 105)


def test_davis() -> None:
    graph = women()
    assert graph.number_of_edges() == 89
    assert two_mode_density(graph) == pytest.approx(89 / (18 * 14))
    among_women = projected(graph, 0)
    assert among_women.number_of_nodes() == 18
    assert among_women.number_of_edges() == 139  # of 153: UCINET's density of the women's affiliation, 0.9085
    assert among_women["Evelyn Jefferson"]["Theresa Anderson"]["weight"] == 7
    assert among_women["Laura Mandeville"]["Evelyn Jefferson"]["weight"] == 6


def star(leaves: int) -> nx.Graph[str]:
    return nx.Graph([("中", f"叶{i}") for i in range(leaves)])


def test_a_star_is_as_central_as_can_be() -> None:
    whole = measure(star(6)).whole
    for of in ("degree", "betweenness", "closeness"):
        assert whole[f"{of}_centralisation"] == pytest.approx(1), of


def test_a_ring_has_no_centre() -> None:
    whole = measure(nx.relabel_nodes(nx.cycle_graph(7), str)).whole
    for of in ("degree", "betweenness", "closeness"):
        assert whole[f"{of}_centralisation"] == pytest.approx(0), of


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3, 3, 3], 0),  # all alike
        ([0, 0, 0, 4], 0.75),  # one has all: 1 - 1/n
        ([1, 2, 3, 4], 0.25),  # by hand
        ([], 0),
        ([0, 0], 0),
    ],
)
def test_gini(values: list[float], expected: float) -> None:
    assert gini(values) == pytest.approx(expected)


@pytest.mark.parametrize(("counts", "expected"), [([5], 0), ([2, 2], 0.5), ([3, 1], 0.375), ([], 0)])
def test_fragmentation(counts: list[float], expected: float) -> None:
    assert fragmentation(counts) == pytest.approx(expected)


def test_external_internal() -> None:
    graph = nx.Graph([("甲", "乙"), ("甲", "丙"), ("丙", "丁"), ("乙", "丁")])
    groups = {"甲": "市", "乙": "市", "丙": "县", "丁": "县"}
    assert external_internal(graph, groups) == pytest.approx(0)  # two within, two between
    assert external_internal(graph, dict.fromkeys(groups, "市")) == -1
    assert external_internal(nx.Graph(), groups) is None


def test_centralisation_of_too_few() -> None:
    assert centralisation([1, 1], "degree") == 0


def test_core_periphery_of_the_ideal() -> None:
    """Four that all meet, each with two partners of its own: the four are the core, and nothing is out of place."""
    graph = nx.relabel_nodes(nx.complete_graph(4), lambda n: f"核{n}")
    graph.add_edges_from((f"核{i}", f"缘{i}{j}") for i in range(4) for j in range(2))
    core = core_periphery(graph)
    assert core.members == ("核0", "核1", "核2", "核3")
    assert core.fit == pytest.approx(1)


def test_core_periphery_is_the_best_of_all_subsets() -> None:
    """On a small network, against every subset tried out."""
    graph = nx.relabel_nodes(nx.gnm_random_graph(9, 15, seed=3), str)
    found = core_periphery(graph)
    best = max(_fit(graph, {n for i, n in enumerate(sorted(graph)) if mask >> i & 1}) for mask in range(1, 2**9 - 1))
    assert found.fit == pytest.approx(_fit(graph, set(found.members)))
    assert found.fit >= best - 0.06  # the cut is by degree; the best subset may differ by a node


def _fit(graph: nx.Graph[str], core: set[str]) -> float:
    import numpy as np

    nodes = sorted(graph)
    pairs = [(a, b) for i, a in enumerate(nodes) for b in nodes[i + 1 :] if (a in core) == (b in core)]
    real, ideal = [graph.has_edge(a, b) for a, b in pairs], [a in core for a, _ in pairs]
    if len(set(real)) < 2 or len(set(ideal)) < 2:
        return 0.0
    return float(np.corrcoef(real, ideal)[0, 1])


def test_structural_holes_agree_with_networkx() -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)  # weighted
    found, constraint, effective = holes(graph), nx.constraint(graph, weight="weight"), nx.effective_size(graph)
    for n in graph:
        assert found[n].constraint == pytest.approx(constraint[n])
        assert found[n].effective_size == pytest.approx(effective[n])


def test_structural_holes_by_hand() -> None:
    centre = holes(star(4))["中"]
    assert centre.constraint == pytest.approx(4 * (1 / 4) ** 2)
    assert centre.effective_size == 4
    corner = holes(nx.Graph([("甲", "乙"), ("乙", "丙"), ("丙", "甲")]))["甲"]
    assert corner.constraint == pytest.approx(2 * (0.5 + 0.25) ** 2)
    assert corner.effective_size == pytest.approx(1)


def test_who_is_cut_off_is_found_by_taking_the_node_away() -> None:
    for seed in range(12):
        graph = nx.relabel_nodes(nx.gnm_random_graph(24, 26, seed=seed), {i: f"n{i:02}" for i in range(24)})
        found = cut_off(graph)
        assert list(found) == sorted(nx.articulation_points(graph))
        for node, others in found.items():
            left = graph.subgraph(nx.node_connected_component(graph, node) - {node})
            parts = sorted(nx.connected_components(left), key=lambda part: (-len(part), min(part)))
            assert set(others) == set().union(*parts[1:])


def test_nothing_at_all() -> None:
    measured = measure(nx.Graph())
    assert measured.nodes == ()
    assert measured.whole["nodes"] == 0


def test_isolates_count() -> None:
    graph = nx.Graph([("甲", "乙")])
    graph.add_node("丙")
    measured = measure(graph)
    assert measured.whole["isolates"] == 1
    assert measured.whole["density"] == pytest.approx(1 / 3)
    alone = next(m for m in measured.nodes if m.name == "丙")
    assert alone.constraint is None
    assert alone.closeness == 0


def test_large_networks_say_what_is_estimated() -> None:
    measured = measure(nx.relabel_nodes(nx.path_graph(2100), str))
    assert any("betweenness" in note for note in measured.notes)
    assert any("cliques" in note for note in measured.notes)
