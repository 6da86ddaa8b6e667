"""Rules over texts and flags: pure functions, no database."""
