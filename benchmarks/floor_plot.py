"""Draws shares of airtime against shares of people, as one small SVG."""

from collections.abc import Sequence
from html import escape

import msgspec

WIDTH, HEIGHT = 640, 420
LEFT, TOP, RIGHT, BOTTOM = 64, 24, 24, 64
COLORS = ("#1FA67A", "#FF5A4E", "#3E7BFA", "#7A3EA8")
DASHES = ("", "7 5", "2 4", "10 3 2 3")


class Line(msgspec.Struct, frozen=True):
    """One rule: its name and its points, both in percent."""

    name: str
    points: Sequence[tuple[float, float]]


def plotted(lines: Sequence[Line]) -> str:
    """Return the plot; the thin diagonal is where airtime is in proportion."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="14" role="img" aria-label="Share of airtime against share of backers">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFF8EC"/>',
        *_grid(),
        _path([(0, 0), (70, 70)], 'stroke="#14143C" stroke-width="1"'),
    ]
    for number, line in enumerate(lines):
        color, dash = COLORS[number % len(COLORS)], DASHES[number % len(DASHES)]
        parts.append(_path(line.points, f'stroke="{color}" stroke-width="3" stroke-dasharray="{dash}"'))
        parts += [f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="4" fill="{color}"/>' for x, y in line.points]
        parts.append(_legend(number, line.name, color, dash))
    return "\n".join([*parts, "</svg>", ""])


def _x(percent: float) -> float:
    return LEFT + percent / 70 * (WIDTH - LEFT - RIGHT)


def _y(percent: float) -> float:
    return HEIGHT - BOTTOM - percent / 100 * (HEIGHT - TOP - BOTTOM)


def _grid() -> list[str]:
    parts = []
    for percent in range(0, 101, 20):
        parts.append(_path([(0, percent), (70, percent)], 'stroke="#14143C" stroke-opacity="0.12"'))
        parts.append(f'<text x="{LEFT - 8}" y="{_y(percent) + 5:.1f}" text-anchor="end">{percent} %</text>')
    for percent in range(0, 71, 10):
        parts.append(
            f'<text x="{_x(percent):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{percent} %</text>'
        )
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 18}" text-anchor="middle">'
        "share of backers in the bloc → its share of airtime</text>"
    )
    return parts


def _path(points: Sequence[tuple[float, float]], look: str) -> str:
    drawn = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return f'<polyline points="{drawn}" fill="none" {look}/>'


def _legend(number: int, name: str, color: str, dash: str) -> str:
    y = _y(34) + 22 * number
    return (
        f'<line x1="{_x(45)}" x2="{_x(50)}" y1="{y - 5:.1f}" y2="{y - 5:.1f}" stroke="{color}" '
        f'stroke-width="3" stroke-dasharray="{dash}"/><text x="{_x(51)}" y="{y:.1f}">{escape(name)}</text>'
    )
