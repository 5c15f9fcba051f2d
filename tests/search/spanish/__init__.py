"""Tests of search/spanish."""
