"""Tests of what readers decide themselves."""
