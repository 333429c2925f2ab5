"""Small bar charts beside each other as one SVG, readable on light and dark ground. Knows no measure."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from html import escape

WIDTH, COLUMN, GAP, MARGIN = 960, 440, 32, 24
LINE, HEAD, BAR = 30, 46, 16
LABEL = 156
VALUE = 64


@dataclass(frozen=True, slots=True)
class Chart:
    """One question: what each program needed. ``bars`` are a name and its runs; the first ``ours`` of them are ours."""

    title: str
    unit: str
    bars: tuple[tuple[str, tuple[float, ...]], ...]
    less_is_better: bool = True
    ours: int = 1

    @property
    def height(self) -> int:
        """In pixels."""
        return HEAD + LINE * len(self.bars)


def plot(charts: list[Chart]) -> str:
    """The SVG: two columns, a whisker from least to most run on each bar, the median as a number."""
    placed, heights = [], [MARGIN, MARGIN]
    for chart in charts:
        column = heights.index(min(heights))
        placed.append((MARGIN + column * (COLUMN + GAP), heights[column], chart))
        heights[column] += chart.height + GAP
    height = max(heights) - GAP + MARGIN
    body = "".join(_chart(x, y, chart) for x, y, chart in placed)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'font-family="Noto Sans, Helvetica, Arial, sans-serif" font-size="13">'
        f'<rect width="{WIDTH}" height="{height}" rx="10" fill="#faf5ee"/>{body}</svg>\n'
    )


def _chart(x: int, y: int, chart: Chart) -> str:
    most = max(max(values) for _, values in chart.bars) or 1.0
    room = COLUMN - LABEL - VALUE
    better = "less is better" if chart.less_is_better else "more is better"
    head = (
        f'<text x="{x}" y="{y + 16}" font-size="16" font-weight="600" fill="#22304a">{escape(chart.title)}'
        f'<tspan font-size="12" font-weight="400" fill="#7a7486" dx="8">{escape(chart.unit)}, {better}</tspan></text>'
    )
    parts = [head]
    for index, (name, values) in enumerate(chart.bars):
        top = y + HEAD - 16 + index * LINE
        middle = top + BAR / 2
        median = statistics.median(values)
        left = x + LABEL
        wide, low, high = (room * value / most for value in (median, min(values), max(values)))
        ours = index < chart.ours
        fill, ink, weight = ("#c2452d", "#22304a", "600") if ours else ("#b9b2c0", "#56607a", "400")
        parts.append(
            f'<text x="{left - 10}" y="{middle + 4.5:.1f}" text-anchor="end" font-weight="{weight}" fill="{ink}">'
            f'{escape(name)}</text><rect x="{left}" y="{top}" width="{max(1.5, wide):.1f}" height="{BAR}" rx="3" '
            f'fill="{fill}"/>'
        )
        if len(values) > 1 and high - low > 1:
            parts.append(
                f'<path d="M{left + low:.1f} {middle}H{left + high:.1f}M{left + low:.1f} {middle - 4}v8'
                f'M{left + high:.1f} {middle - 4}v8" stroke="#22304a" stroke-width="1.2" fill="none"/>'
            )
        digits = 2 if median < 10 else 0
        parts.append(
            f'<text x="{left + max(wide, high) + 8:.1f}" y="{middle + 4.5:.1f}" font-weight="{weight}" fill="{ink}">'
            f"{median:.{digits}f}</text>"
        )
    return "".join(parts)
