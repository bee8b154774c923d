"""Persons, posts and roles, as they stand in rosters and sentences."""
