"""The address of everything about mail."""

from flask import Blueprint

bp = Blueprint("mail", __name__)
