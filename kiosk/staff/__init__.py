"""What staff use: check, tour; reads the deck and prints, must not be known by any other room."""
