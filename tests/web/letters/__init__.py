"""Tests of web/letters."""
