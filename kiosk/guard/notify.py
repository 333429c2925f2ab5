"""Tells systemd how the kiosk is (sd_notify): a few lines into its socket; must not know what they are about."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress


class Notifier:
    """Speaks to the service manager; without one it says nothing. Never waits and never raises."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Find the socket in ``environ`` (NOTIFY_SOCKET, see sd_notify(3))."""
        named = environ.get("NOTIFY_SOCKET", "")
        self._address = f"\0{named[1:]}" if named.startswith("@") else named

    def tell(self, *lines: str) -> None:
        """Send lines such as READY=1. One that finds no room is lost: the next ping will do."""
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            sender.sendto("\n".join(lines).encode(), self._address)
