"""Reads who pays: payers in a clause, what they do with money, how much, and what it is for."""
