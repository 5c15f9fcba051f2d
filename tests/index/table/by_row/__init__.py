"""Tests of rows that name their level."""
