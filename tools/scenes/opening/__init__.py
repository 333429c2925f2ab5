"""Scenes of one section, each a picture in images/."""
