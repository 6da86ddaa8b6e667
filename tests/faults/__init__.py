"""Tests of what must survive: processes killed, a full disk, a database that is away."""
