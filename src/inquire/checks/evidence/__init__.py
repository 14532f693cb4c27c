"""Rules over what catalogs said of the papers, one a file."""
