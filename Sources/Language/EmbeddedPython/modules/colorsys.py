# SPDX-License-Identifier: GPL-3.0-or-later
# Colours in other systems: luminance with two hues, hue with lightness and saturation, hue with saturation and value.

def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    return y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y)

def yiq_to_rgb(y, i, q):
    parts = (y + 0.9468822170900693 * i + 0.6235565819861433 * q, y - 0.27478764629897834 * i - 0.6356910791873801 * q,
             y - 1.1085450346420322 * i + 1.7090069284064666 * q)
    return tuple([min(1.0, max(0.0, part)) for part in parts])

def _hue(r, g, b, low, high):
    red, green, blue = [(high - part) / (high - low) for part in (r, g, b)]
    hue = blue - green if r == high else 2.0 + red - blue if g == high else 4.0 + green - red
    return hue / 6.0 % 1.0

def rgb_to_hls(r, g, b):
    low, high = min(r, g, b), max(r, g, b)
    both, span = low + high, high - low
    light = both / 2.0
    if span == 0:
        return 0.0, light, 0.0
    return _hue(r, g, b, low, high), light, span / both if light <= 0.5 else span / (2.0 - high - low)

def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    top = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    bottom = 2.0 * l - top

    def part(hue):
        hue %= 1.0
        if hue < 1 / 6:
            return bottom + (top - bottom) * hue * 6.0
        return top if hue < 0.5 else bottom + (top - bottom) * (2 / 3 - hue) * 6.0 if hue < 2 / 3 else bottom
    return part(h + 1 / 3), part(h), part(h - 1 / 3)

def rgb_to_hsv(r, g, b):
    low, high = min(r, g, b), max(r, g, b)
    if low == high:
        return 0.0, 0.0, high
    return _hue(r, g, b, low, high), (high - low) / high, high

def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    place = int(h * 6.0)
    rest = h * 6.0 - place
    p, q, t = v * (1.0 - s), v * (1.0 - s * rest), v * (1.0 - s * (1.0 - rest))
    return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[place % 6]
