"""How pictures are made ready: a photo in, a finished picture out, by a limited child process; must not know Qt.

Pillow is loaded in the child alone. What looks through photos for staff, which no start needs, is in
kiosk.pictures.examination.
"""

from kiosk.pictures.index import Known
from kiosk.pictures.intake import PhotoError, open_photo
from kiosk.pictures.maker import Failed, Outcome, PictureMaker, Prepared
from kiosk.pictures.process import PictureProcess
from kiosk.pictures.recipe import Recipe
from kiosk.pictures.renewal import signature_of
from kiosk.pictures.store import Store

__all__ = [
    "Failed",
    "Known",
    "Outcome",
    "PhotoError",
    "PictureMaker",
    "PictureProcess",
    "Prepared",
    "Recipe",
    "Store",
    "open_photo",
    "signature_of",
]
