# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib import RcParams, rc_context, rcParams, rcdefaults

available = ["Solarize_Light2", "bmh", "classic", "dark_background", "fast", "fivethirtyeight", "ggplot", "grayscale", "petroff10", "petroff6", "petroff8",
             "seaborn-v0_8", "seaborn-v0_8-bright", "seaborn-v0_8-colorblind", "seaborn-v0_8-dark", "seaborn-v0_8-dark-palette", "seaborn-v0_8-darkgrid",
             "seaborn-v0_8-deep", "seaborn-v0_8-muted", "seaborn-v0_8-notebook", "seaborn-v0_8-paper", "seaborn-v0_8-pastel", "seaborn-v0_8-poster",
             "seaborn-v0_8-talk", "seaborn-v0_8-ticks", "seaborn-v0_8-white", "seaborn-v0_8-whitegrid", "tableau-colorblind10"]

# What programs read back of the styles; the rest are looks that a terminal lacks.
_SETTINGS = {"fivethirtyeight": {"lines.linewidth": 4.0, "font.size": 14.0}, "classic": {"lines.linewidth": 1.0, "font.size": 12.0, "figure.figsize": [8.0, 6.0]},
             "ggplot": {"axes.grid": True, "font.size": 10.0}, "seaborn-v0_8-poster": {"figure.figsize": [12.8, 8.8]},
             "seaborn-v0_8-talk": {"figure.figsize": [10.4, 7.15]}, "seaborn-v0_8-paper": {"figure.figsize": [6.4, 4.4]},
             "seaborn-v0_8-notebook": {"figure.figsize": [8.0, 5.5]}, "seaborn-v0_8": {"figure.figsize": [8.0, 5.5]}}

class _Library(dict):
    def __missing__(self, name):
        raise KeyError(name)

library = _Library({name: dict(_SETTINGS.get(name, {})) for name in available})

def use(style):
    """Settings of a style, of several or of a dictionary."""
    for part in [style] if isinstance(style, (str, dict)) else style:
        if isinstance(part, dict):
            rcParams.update(part)
        elif part == "default":
            rcdefaults()
        elif part in library:
            rcParams.update(library[part])
        else:
            raise OSError(f"{part!r} is not a valid package style, path of style file, URL of style file, or library style name (library styles are "
                          "listed in `style.available`)")

class context:
    """A style for a while."""

    def __init__(self, style, after_reset=False):
        self._style, self._context = style, None

    def __enter__(self):
        self._context = rc_context()
        self._context.__enter__()
        use(self._style)

    def __exit__(self, *error):
        return self._context.__exit__(*error)

def reload_library():
    pass
