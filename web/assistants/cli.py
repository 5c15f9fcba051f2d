"""`buscador-mcp`: the index for assistants, over standard input or HTTP."""

import os
import sys
from importlib.util import find_spec
from typing import NoReturn

import click

from search.errors import BuscadorError
from search.settings import Settings, from_environment
from search.terminal import Command, note, option, say

USAGE, FAILED = 2, 1  # exit codes
PORT = 8001
MISSING = (
    "Falta la biblioteca del protocolo, «mcp». Instale el programa con ella: "
    "pipx install '.[mcp]', en su carpeta."
)
EXAMPLES = (
    ("buscador-mcp", "Para un asistente de esta máquina, que lo empieza él mismo"),
    ("buscador-mcp --http --port 9001", "Por HTTP, en http://127.0.0.1:9001/mcp"),
)


@click.command(
    cls=Command, context_settings={"help_option_names": ["-h", "--help"]}, examples=EXAMPLES
)
@option("--http", is_flag=True, help="Atiende por HTTP y no por la entrada estándar.")
@option("--host", default="127.0.0.1", show_default=True, help="Dirección en que escucha.")
@option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="Puerto en que escucha.",
)
@option(
    "--allowed-host",
    multiple=True,
    help="Nombre con que se le puede llamar por HTTP además de localhost; se puede repetir.",
)
def main(http: bool, host: str, port: int, allowed_host: tuple[str, ...]) -> None:
    """Ofrece el índice vigente a asistentes, por el protocolo MCP.

    Solo lee: busca, da textos con su cita, dice qué hará una dependencia y compara informes.
    """
    if find_spec("mcp") is None:
        _stop(MISSING, USAGE)
    # Only here: without the extra there is no such library, and the help is shown all the same.
    from web.assistants.asking import AskedSite
    from web.assistants.server import security, server

    try:
        made = server(AskedSite(_settings()))
    except BuscadorError as error:
        _stop(str(error), USAGE)
    if not http:
        made.run("stdio")
        return
    note(f"Escuchando en http://{host}:{port}/mcp")
    made.run(
        "streamable-http",
        host=host,
        port=port,
        json_response=True,
        stateless_http=True,  # every question stands alone
        transport_security=security(allowed_host),
    )


def _settings() -> Settings:
    return from_environment(os.environ)


def _stop(text: str, code: int) -> NoReturn:
    say(text, err=True)
    sys.exit(code)
