"""Tests of web/downloads."""
