"""The floor: a Flask application that answers with 30,000 bytes and does nothing else."""

from flask import Flask

BYTES = 30_000

app = Flask(__name__)
_PAGE = "<!doctype html><title>Floor</title><p>" + "words " * (BYTES // 6)
PAGE = _PAGE[:BYTES]


@app.get("/")
def page() -> str:
    return PAGE
