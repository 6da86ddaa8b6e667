"""The forum's tests; the folders mirror the package."""
