"""How the kiosk stays up by itself and stays shut: watchdog, crash memory, log, display, PIN; no Qt."""
