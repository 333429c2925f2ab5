"""What staff use: the commands, the staff board's desk, 展示情况.html; must not be known by any other room."""
