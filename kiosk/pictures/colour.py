"""Any colour to opaque sRGB; must not know sizes, files or the store."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}


class Colours:
    """How one photo's colours become sRGB, by its profile where it has a sound one."""

    def __init__(self, profile: bytes | None) -> None:
        """``profile`` as embedded in the photo. A broken one counts as none."""
        self._source = _read(profile)
        self._space = self._source.profile.xcolor_space.strip() if self._source else ""
        self._transforms: dict[str, ImageCms.ImageCmsTransform | None] = {}

    def flatten(self, image: Image.Image, background: str) -> Image.Image:
        """An opaque sRGB picture without any metadata; transparent parts show ``background`` (#rrggbb)."""
        if image.mode != "RGBa":
            return self._srgb(image)
        full = image.convert("RGBA")
        flat = Image.new("RGB", full.size, background)
        flat.paste(self._srgb(full.convert("RGB")), mask=full.getchannel("A"))
        return flat

    def _srgb(self, image: Image.Image) -> Image.Image:
        mode = _MODES.get(self._space, "")
        if self._space == "RGB" and image.mode == "L":
            image = image.convert("RGB")
        elif self._space == "GRAY" and image.mode == "RGB":  # grey saved as colour
            mode = ""
        transform = self._transform(mode) if mode == image.mode else None
        try:
            shown = ImageCms.applyTransform(image, transform) if transform else None
        except ImageCms.PyCMSError:
            shown = None
        shown = shown or image.convert("RGB")
        shown.info = {}
        return shown

    def _transform(self, mode: str) -> ImageCms.ImageCmsTransform | None:
        if mode not in self._transforms:
            self._transforms[mode] = self._build(mode)
        return self._transforms[mode]

    def _build(self, mode: str) -> ImageCms.ImageCmsTransform | None:
        if self._source is None:
            return None
        try:
            return ImageCms.buildTransform(
                self._source,
                ImageCms.createProfile("sRGB"),
                mode,
                "RGB",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except ImageCms.PyCMSError:
            return None


def _read(profile: bytes | None) -> ImageCms.ImageCmsProfile | None:
    if profile is None:
        return None
    try:
        read = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        said = ImageCms.getProfileDescription(read)
    except (OSError, ImageCms.PyCMSError):
        return None
    return None if said.strip().startswith("sRGB") else read
