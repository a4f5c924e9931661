# SPDX-License-Identifier: GPL-3.0-or-later
class Colorbar:
    """The scale of colours; it stands below a drawing in shades."""

    def __init__(self, ax, mappable=None, *, label="", ticks=None, format=None, orientation=None, **kwargs):
        self.ax, self.mappable = ax, mappable
        self.cmap, self.norm = mappable.cmap, mappable.norm
        self.vmin, self.vmax = mappable.norm.vmin, mappable.norm.vmax
        self.orientation = orientation or "vertical"
        self.alpha = None
        self.outline = None
        mappable.colorbar = self
        low, high = self.vmin, self.vmax
        if low is not None and high is not None:
            if self.orientation == "vertical":
                ax.set_ylim(low, high if high != low else low + 1)
            else:
                ax.set_xlim(low, high if high != low else low + 1)
        layers = getattr(mappable, "levels", None)
        if ticks is not None:
            self.set_ticks(ticks)
        elif layers is not None:
            from matplotlib.ticker import FixedLocator
            self._axis().set_major_locator(FixedLocator(layers, nbins=10))
        if label:
            self.set_label(label)
        ax._is_bar_of, ax._bar_level = mappable, self.orientation == "horizontal"
        # Ticks and name stand at the far side of an upright bar; `location` says otherwise.
        where = kwargs.get("ticklocation") or (ax._bar_looks or {}).get("location") or ("bottom" if ax._bar_level else "right")
        self._axis().is_far = self._axis().is_label_far = where in ("right", "top")
        if type(mappable.norm).__name__ == "LogNorm":
            (ax.set_yscale if self.orientation == "vertical" else ax.set_xscale)("log")

    def _axis(self):
        return self.ax.yaxis if self.orientation == "vertical" else self.ax.xaxis

    def set_label(self, label, *, loc=None, **kwargs):
        self._axis().set_label_text(label)

    def set_ticks(self, ticks, *, labels=None, minor=False, **kwargs):
        if hasattr(ticks, "tick_values"):
            self._axis().set_major_locator(ticks)
        else:
            self._axis().set_ticks(ticks, labels)

    def set_ticklabels(self, ticklabels, *, minor=False, **kwargs):
        self._axis().set_ticklabels(ticklabels)

    def get_ticks(self, minor=False):
        return self._axis().get_majorticklocs()

    def update_ticks(self):
        pass

    def update_normal(self, mappable=None):
        pass

    def set_alpha(self, alpha):
        self.alpha = alpha

    def add_lines(self, *args, **kwargs):
        pass

    def minorticks_on(self):
        pass

    def minorticks_off(self):
        pass

    def remove(self):
        self.ax.figure.delaxes(self.ax)

    def draw_all(self):
        pass
