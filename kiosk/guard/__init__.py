"""How the kiosk stays up and stays shut; must not know Qt."""
