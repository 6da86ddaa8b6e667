"""What other programs write when they give a site away: readers that know files and no database of the site.

A reader yields the neutral things of `things.py`. They are gathered in a `Staging`, a file of its own, so that the
largest export fits into little memory, and nothing is touched before the last line was read.
"""
