"""Tests of web/observing."""
