"""Modules that are written from the tables in ``api/``."""
