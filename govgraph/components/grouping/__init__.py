"""How a document brings in the coordination bodies that it sets up or describes, one file a form."""
