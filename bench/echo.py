"""The yardstick of the door: the same library, saying back what it hears."""

import asyncio

from websockets.asyncio.server import ServerConnection, serve


async def _repeat(connection: ServerConnection) -> None:
    async for message in connection:
        await connection.send(message)


async def _main() -> None:
    async with serve(
        _repeat, "127.0.0.1", 0, compression=None, ping_interval=None
    ) as door:
        print(door.sockets[0].getsockname()[1], flush=True)
        await door.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main())
