"""Builds on disk: written, verified, published, opened."""
