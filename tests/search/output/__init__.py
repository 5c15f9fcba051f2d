"""Tests of search/output."""
