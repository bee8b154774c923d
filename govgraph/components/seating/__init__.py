"""How a document says who sits on a body: in sentences, rosters and tables."""
