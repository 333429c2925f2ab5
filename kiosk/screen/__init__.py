"""WHAT IS SEEN: the only package that imports PySide6."""
