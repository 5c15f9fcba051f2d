"""Tests of search/topics."""
