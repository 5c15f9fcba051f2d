"""Tests of search/thesaurus."""
