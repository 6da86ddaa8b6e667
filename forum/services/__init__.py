"""Writes: one function a verb, in two halves: `prepare_…` outside any transaction, the verb itself inside one."""
