"""Tests of index/files/cells."""
