"""Who draws and why, in words for staff; must not know how it was found out."""

from __future__ import annotations

from typing import assert_never

from kiosk.screen.desk import Said
from kiosk.screen.renderer import Renderer, Why


def briefly(renderer: Renderer) -> Said:
    """Who draws, for a line that says more."""
    if renderer.name == "card":
        return Said("显卡绘图", "drawn by the graphics card")
    return Said("处理器绘图", "drawn by the processor")


def drawing(renderer: Renderer, gl: str = "", without: Renderer | None = None, api: str = "OpenGL") -> Said:
    """Who draws, through what, and why. ``gl`` is OpenGL's name for the card.

    ``without`` is what would be chosen were ``QT_QUICK_BACKEND`` not set, ``api`` what a card draws through.
    """
    by = renderer.by
    match renderer.why:
        case Why.CARD:
            zh, en = (f"（{gl}）", f" ({gl})") if gl else ("", "")
            return Said(
                f"用显卡，驱动 {by}，经 {api}{zh}，因为有真的显卡。",
                f"by the graphics card, driver {by}, through {api}{en}, as there is a real card.",
            )
        case Why.DESKTOP:
            return Said(
                "用显卡，经 Direct3D 或 Metal，因为 Windows 和 macOS 总有显卡。",
                "by the graphics card, through Direct3D or Metal, as Windows and macOS always have one.",
            )
        case Why.SET:
            return _set(renderer, gl, without, api)
        case Why.NO_CARD if by:
            return Said(
                f"由处理器完成，因为只有虚拟显卡（驱动 {by}）。1920x1080 足够流畅；4K 屏幕最好有显卡。",
                f"by the processor, as the only graphics card is a virtual one (driver {by}). Smooth at 1920x1080; a "
                "4K screen is better with a real card.",
            )
        case Why.NO_CARD:
            return Said(
                "由处理器完成，因为没有显卡。1920x1080 足够流畅；4K 屏幕最好有显卡。",
                "by the processor, as there is no graphics card. Smooth at 1920x1080; a 4K screen is better with one.",
            )
        case Why.NO_ACCESS:
            return Said(
                f"由处理器完成，因为有显卡（驱动 {by}），但这个用户不能用。"
                "请运行：sudo usermod -aG render,video 用户名，然后重新登录。",
                f"by the processor, as this user may not use the graphics card (driver {by}). Run: "
                "sudo usermod -aG render,video USER, then log in again.",
            )
        case Why.FAILING:
            return Said(
                f"今天由处理器完成，因为显卡（驱动 {by or '不明'}）在十分钟里出了三次错；明天再试显卡。"
                "经常这样，请更新显卡驱动。",
                f"by the processor today, as the graphics card (driver {by or 'unknown'}) failed three times in ten "
                "minutes; it is tried again tomorrow. If this comes often, update its driver.",
            )
        case Why.IMITATED:
            return Said(
                f"由处理器完成，因为有显卡，但这个屏幕的 OpenGL 不用它，而由 {by} 模仿；每天再试一次。"
                "虚拟屏幕（Xvfb、Xvnc）都是这样；真的屏幕请安装或更新显卡驱动。",
                f"by the processor, as there is a graphics card, but OpenGL on this screen is imitated by {by}; it is "
                "tried again each day. A virtual screen (Xvfb, Xvnc) is always so; on a real one, mend the card's "
                "driver.",
            )
        case Why.TOLD_TO_IMITATE:
            return Said(
                f"由处理器完成，因为变量 {by} 要求不用显卡。",
                f"by the processor, as the variable {by} asks for no graphics card.",
            )
        case Why.MEMORY:
            return Said(
                f"由处理器完成，因为画面不经显卡输出（{by}）。",
                f"by the processor, as the picture does not go out through a graphics card ({by}).",
            )
        case _:
            assert_never(renderer.why)


def _set(renderer: Renderer, gl: str, without: Renderer | None, api: str) -> Said:
    """Somebody has set who draws."""
    if renderer.name == "software":
        return Said(
            f"由处理器完成，因为变量 {renderer.by} 这样规定。",
            f"by the processor, as the variable {renderer.by} says so.",
        )
    zh, en = (f"（{gl}）", f" ({gl})") if gl else ("", "")
    if without is not None and without.name == "software":
        why = drawing(without)
        return Said(
            f"经 {api}{zh}，因为变量 {renderer.by} 这样规定；不然会{why.zh}最好去掉这个变量。",
            f"through {api}{en}, as the variable {renderer.by} says so; without it, it would be done {why.en} "
            "Better remove the variable.",
        )
    return Said(
        f"用显卡，经 {api}{zh}，因为变量 {renderer.by} 这样规定。",
        f"by the graphics card, through {api}{en}, as the variable {renderer.by} says so.",
    )
