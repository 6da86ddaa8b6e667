"""The demo community, "Riverside Commons": invented people, blogs, posts and threads, kept as data.

The TOML files beside this module hold the words, `loading.load()` reads and checks them,
and `generator.window_thread()` makes the one thread that is too long to write by hand.
Nothing here knows of a database.
"""
