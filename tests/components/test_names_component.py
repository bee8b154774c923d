"""The component marks the names of a document, with the places that only the document knows."""

import spacy

from govgraph import components
from govgraph.components.names import places


def test_the_component_marks_names_of_an_invented_county() -> None:
    components.register()
    nlp = spacy.blank("zh")
    nlp.add_pipe("names")
    doc = nlp("云岭县人民政府：\n请督促云岭县财政局和青川坝县水利局按期上报市财政局。青川坝县人民政府、县委配合。")
    found = [(m.text, m.kind) for m in doc._.names]
    assert ("云岭县财政局", "agency") in found
    assert ("青川坝县水利局", "agency") in found
    assert [doc.text[m.start : m.end] for m in doc._.names] == [m.text for m in doc._.names]


def test_places_are_those_whose_government_is_named() -> None:
    text = "云岭县人民政府：\n根据市人民政府要求，各区人民政府、直辖市人民政府、住所地区人民政府、有关县人民政府配合，、沧州市人民政府"
    assert places(None, text) == {"云岭县", "云岭"}


def test_names_of_nothing() -> None:
    components.register()
    nlp = spacy.blank("zh")
    nlp.add_pipe("names")
    assert nlp("")._.names == ()
    assert nlp("一二三。")._.names == ()
