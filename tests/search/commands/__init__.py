"""Tests of what every command has."""
