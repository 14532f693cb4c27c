"""Checks of an answer: its citations against what catalogs say, its verdicts against those."""
