"""Bringing another site in: what a reader gathered becomes blogs, members who cannot sign in, posts and replies.

Nobody is told of any of it, nothing is mailed or pinged, and nothing counts as new. Each unit of work holds some
hundreds of things and is whole by itself; what was brought in is known again, so that the same import may be started
anew at any time, and adds what is missing.
"""
