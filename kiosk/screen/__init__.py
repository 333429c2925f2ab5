"""What is seen: the only package that draws with Qt."""
