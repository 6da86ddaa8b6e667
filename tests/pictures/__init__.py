"""Pictures without a database: decoding and the store."""
