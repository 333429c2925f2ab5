"""How pictures are made ready: a photo in, a finished picture out, by a limited child process; must not know Qt.

Pillow is loaded in the child alone.
"""

from kiosk.pictures.examination import examine
from kiosk.pictures.maker import Failed, Outcome, PictureMaker, Prepared
from kiosk.pictures.recipe import Fit, Recipe
from kiosk.pictures.store import Store

__all__ = ["Failed", "Fit", "Outcome", "PictureMaker", "Prepared", "Recipe", "Store", "examine"]
