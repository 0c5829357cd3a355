"""Comity reads news and keeps an account, with evidence, of how states and organisations treat each other."""

__version__ = "0.1.0"
