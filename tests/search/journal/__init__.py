"""Tests of search/journal."""
