"""A small static server over TLS: aiohttp's own file answers, one process. Says its port, then waits.

No server of this kind that a company would use is slower; what is little for it is little
for any.
"""

import ssl
import sys

from aiohttp import web


def main() -> None:
    """`python -m bench.static_server FOLDER CERTIFICATE`."""
    folder, certificate = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    app = web.Application()
    app.router.add_static("/", folder)
    web.run_app(app, host="127.0.0.1", port=0, ssl_context=context, print=_port)


def _port(told: str) -> None:
    print(told.partition("127.0.0.1:")[2].split()[0], flush=True)


if __name__ == "__main__":
    main()
