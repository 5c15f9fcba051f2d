"""Tests of web/limits."""
