# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from matplotlib import _data
from matplotlib.artist import Artist
from matplotlib.axes._bars import BarAxes
from matplotlib.axes._base import AxesBase
from matplotlib.axes._fields import FieldAxes
from matplotlib.axes._points import PointAxes
from matplotlib.container import Container
from matplotlib.legend import Legend
from matplotlib.text import Annotation, Text

class Axes(PointAxes, BarAxes, FieldAxes, AxesBase):
    """A place for drawings: two axes and what stands between them."""

    def text(self, x, y, s, fontdict=None, **kwargs):
        """Words at a place."""
        return self._add(Text(x, y, s, **(fontdict or {}), **kwargs))

    def annotate(self, text, xy, xytext=None, xycoords="data", textcoords=None, arrowprops=None, annotation_clip=None, **kwargs):
        """Words that say something of a place."""
        return self._add(Annotation(text, xy, xytext, xycoords, textcoords, arrowprops, annotation_clip, **kwargs))

    def get_legend_handles_labels(self, legend_handler_map=None):
        """What has a name, and the names."""
        handles, labels = [], []
        parts = [item for item in self._children if isinstance(item, Artist)]
        for item in parts + self.containers:
            label = item.get_label()
            if label and not label.startswith("_") and not isinstance(item, (Text,)):
                # The parts of a container stand for it only where it has no name.
                handles.append(item)
                labels.append(label)
        kept = [i for i, item in enumerate(handles) if not any(isinstance(c, Container) and c.get_label() == labels[i] and any(part is item for part in c.get_children())
                                                              for c in self.containers)]
        return [handles[i] for i in kept], [labels[i] for i in kept]

    def legend(self, *args, **kwargs):
        """Names what was drawn."""
        handles, labels = kwargs.pop("handles", None), kwargs.pop("labels", None)
        if len(args) > 2:
            raise TypeError("legend() takes from 0 to 2 positional arguments but {} were given".format(len(args)))
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
            if isinstance(labels, str):
                import warnings
                labels = list(labels)
        given = handles is not None or labels is not None
        if handles is not None and labels is None:
            labels = [handle.get_label() for handle in handles]
        elif labels is not None and handles is None:
            handles = [item for item in self._children if item._items and (not isinstance(item, Text)) and hasattr(item, "get_label")
                       and not (item.get_label() or "").startswith("_nolegend_")]
            if self.containers:
                handles = self._legend_targets()
        if not given:
            handles, labels = self.get_legend_handles_labels()
            if not handles:
                import warnings
                warnings.warn("No artists with labels found to put in legend.  Note that artists whose label start with an underscore are ignored when "
                              "legend() is called with no argument.", UserWarning)
        handles, labels = list(handles), [label.get_text() if hasattr(label, "get_text") else str(label) for label in labels]
        self.legend_ = Legend(self, handles, labels, **kwargs)
        for handle, label in zip(handles, labels):
            if given and hasattr(handle, "_props") and handle.axes is not None:
                handle._shown_label = label
            elif given and isinstance(handle, Container):
                handle._shown_label = label
        return self.legend_

    def _legend_targets(self):
        # Lines and containers in the order of their drawing.
        inside = [part for container in self.containers for part in container.get_children()]
        return [item for item in self._children if not isinstance(item, Text) and not any(item is part for part in inside)] + self.containers

    def get_legend(self):
        return self.legend_

    def inset_axes(self, bounds, *, transform=None, zorder=5, **kwargs):
        """Axes inside of these, which are drawn below them."""
        made = type(self)(self.figure)
        made.set_position(bounds)
        made._inside_of = self
        self.figure._add_axes(made, current=False)
        self.child_axes.append(made)
        return made

Subplot = Axes
