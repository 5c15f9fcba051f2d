"""Tests, judged queries and benchmarks."""
