"""Tests of the text of a sidecar."""
