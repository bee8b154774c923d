"""How a document says that something goes from one body to another: the names, the clause, who acts in it."""
