"""Tests of what the orders take."""
