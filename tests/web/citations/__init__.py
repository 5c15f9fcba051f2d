"""Tests of web/citations."""
