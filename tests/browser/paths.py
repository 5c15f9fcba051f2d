"""An address for every page, by its route; a test holds the list against the application."""

LINE = "pem-2014-2018/1.5.10"

PAGES = {
    "/": ("/", "/?q=trata+de+personas", "/?q=trata+de+personas&kind=line", "/?q=zzyzx"),
    "/lines/<programme>/<code>": (f"/lines/{LINE}",),
    "/agencies": ("/agencies",),
    "/agencies/<id>": ("/agencies/SRE",),
    "/overview": ("/overview", "/overview?q=trata+de+personas"),
    "/findings": ("/findings",),
    "/about": ("/about",),
    "/help": ("/help",),
}
NOT_FOUND = "/lines/pem-2014-2018/9.9.9"

EVERY = tuple(path for paths in PAGES.values() for path in paths)
