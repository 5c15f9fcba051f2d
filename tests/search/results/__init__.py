"""Tests of search/results."""
