"""Tests of web/pages/parts."""
