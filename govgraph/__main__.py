"""`python -m govgraph`: the command line."""

from govgraph.cli import main

main()
