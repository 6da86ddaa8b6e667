"""Tours through the pages, one module a feature: each has `go_through(tour)`, and is gathered by itself.

A tour brings what it shows, and leaves nothing that another stumbles on, so that the order does not matter.
"""
