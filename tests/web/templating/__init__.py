"""Tests of web/templating."""
