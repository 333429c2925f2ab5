"""Who really draws behind OpenGL: a graphics card, or the processor that imitates one. Must not know what follows.

It is asked in a context of its own, on the thread that asks. On Qt's rendering thread Python would wait for the GIL,
which the main thread holds while a window's first frame is waited for: both would stand still for good.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

GL_RENDERER = 0x1F01  # gl.h


def gl_renderer() -> str:
    """OpenGL's name for what draws on this display; "" where it does not start. 2 ms where OpenGL is loaded already."""
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.create()
    if not context.create() or not context.makeCurrent(surface):
        return ""
    name = context.functions().glGetString(GL_RENDERER)
    context.doneCurrent()
    return str(name or "")


def tell_renderer(window: QQuickWindow, told: Callable[[str], None]) -> None:
    """Call ``told`` with OpenGL's name for what draws whenever ``window`` has begun to be drawn by it.

    Of Vulkan, Direct3D and Metal PySide6 tells no names; the kiosk asks for none of them on Linux.
    """

    def ask() -> None:
        if window.rendererInterface().graphicsApi() == QSGRendererInterface.GraphicsApi.OpenGL:
            told(gl_renderer())

    window.sceneGraphInitialized.connect(ask, Qt.ConnectionType.QueuedConnection)
