"""The pages: each a function from a snapshot to the values that its template shows."""
