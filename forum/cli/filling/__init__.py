"""Makes a large site of sampled texts and threads in an empty database, for measuring."""
