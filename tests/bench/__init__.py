"""Speed: what govgraph takes for its work, beside what others take for the like in the same run.

Run by `make bench`. A topic is a module with a function `rows(given)`; `__main__` lists them.
"""
