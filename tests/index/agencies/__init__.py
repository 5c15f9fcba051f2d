"""Tests of index/agencies."""
