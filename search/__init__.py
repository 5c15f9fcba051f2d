"""The core: Spanish analysis, query language, ranking, facets and the engines."""
