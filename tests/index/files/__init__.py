"""Tests of index/files."""
