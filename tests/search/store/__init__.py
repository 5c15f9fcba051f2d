"""Tests of search/store."""
