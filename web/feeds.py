"""What machines read beside the pages: Atom, OpenSearch, robots and sitemap."""

from flask import Blueprint

feeds = Blueprint("feeds", __name__)
