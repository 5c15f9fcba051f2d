"""Tests of search/engines."""
