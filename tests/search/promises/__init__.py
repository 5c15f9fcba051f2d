"""Tests of search/promises."""
