"""Tests of index/table."""
