"""Draws the shipped pictures: a card scale model of the district, built and lit in plain numpy and Pillow.

Nothing in the kiosk imports this package; it writes JPEG files into images/ and knows no slide.
"""
