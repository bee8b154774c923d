"""Text to statements on one core, against jieba and a bare spaCy."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Iterator

from govgraph import documents, pipeline, readers, resolve
from tests.bench.rows import Given, Row, best


def jieba_time(text: str) -> float:
    """Seconds of a processor that jieba takes to cut a text, loaded before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return best(lambda: list(jieba.cut(text)), clock=time.process_time)


def rows(given: Given) -> Iterator[Row]:
    """From a file to its statements."""
    import spacy

    text = readers.read(given.path).text
    nlp, bare = pipeline.load(), spacy.blank("zh")

    def read() -> None:
        resolve.resolve(pipeline.extract(d, nlp) for d in documents.split(readers.read(given.path)))

    paragraphs = [line for line in text.split("\n") if line.strip()]
    ours, size = best(read, clock=time.process_time), f"{len(text):,} characters"
    yield Row("text to statements", size, ours, "s", "jieba.cut", jieba_time(text))
    yield Row("text to statements", size, ours, "s", "spacy.blank", best(lambda: list(bare.pipe(paragraphs)), clock=time.process_time))
