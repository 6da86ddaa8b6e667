"""Tests of the demo content: the data as they stand, and the loader's complaints."""
