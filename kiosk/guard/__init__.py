"""How the kiosk stays up by itself: watchdog, crash memory, log, hours of the display; no Qt."""
