"""Matrices over all routes, viewers and states: what leaks, who may do what, what every answer carries."""
