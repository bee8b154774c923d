"""The rules of `assigns`, a file a form: brackets, labelled lists, tables, lists of duties, sentences."""
