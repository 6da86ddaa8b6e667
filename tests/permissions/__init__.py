"""Who may do what, written out once more by hand."""
