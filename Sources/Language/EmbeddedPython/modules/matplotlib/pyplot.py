# SPDX-License-Identifier: GPL-3.0-or-later
# Figures, axes and everything in them are made when a program first asks for a figure: `matplotlib.figure` and the like are then imported.
import matplotlib
import numpy as np
from matplotlib import cycler, get_backend, interactive, rc, rc_context, rcdefaults, rcParams, rcParamsDefault

_rcparams_at_start = rcParamsDefault

# The open figures by number, and the current one.
_figures = {}
_state = {"current": None}

def figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, FigureClass=None, clear=False, **kwargs):
    """A new figure, or the one of a number or a name."""
    if isinstance(num, matplotlib.figure.FigureBase):
        _state["current"] = num
        return num
    numbers = [n for n in _figures]
    label = ""
    if num is None:
        number = max(numbers, default=0) + 1
    elif isinstance(num, str):
        found = [n for n, fig in _figures.items() if fig.get_label() == num]
        label, number = num, found[0] if found else max(numbers, default=0) + 1
    else:
        number = int(num)
    if number in _figures:
        made = _figures[number]
        if clear:
            made.clear()
    else:
        FigureClass = matplotlib.figure.Figure if FigureClass is None else FigureClass
        made = FigureClass(figsize=figsize, dpi=dpi, facecolor=facecolor, edgecolor=edgecolor, frameon=frameon, **kwargs)
        made.number = number
        if label:
            made.set_label(label)
        _figures[number] = made
    _state["current"] = made
    return made

def gcf():
    """The current figure."""
    return _state["current"] if _state["current"] is not None else figure()

def gca():
    """The current axes."""
    return gcf().gca()

def sca(ax):
    """Makes axes the current ones."""
    fig = ax.get_figure()
    _state["current"] = fig
    fig.sca(ax)

def gci():
    """The current drawing in colours."""
    return gcf()._gci()

def sci(im):
    gcf()._mappable = im

def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, subplot_kw=None, gridspec_kw=None,
             **fig_kw):
    """A new figure and its axes in rows and columns."""
    fig = figure(**fig_kw)
    return fig, fig.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, width_ratios=width_ratios, height_ratios=height_ratios,
                             subplot_kw=subplot_kw, gridspec_kw=gridspec_kw)

def subplot_mosaic(mosaic, *, sharex=False, sharey=False, width_ratios=None, height_ratios=None, empty_sentinel=".", subplot_kw=None, gridspec_kw=None,
                   per_subplot_kw=None, **fig_kw):
    """A new figure and its axes by names that stand in rows and columns."""
    fig = figure(**fig_kw)
    return fig, fig.subplot_mosaic(mosaic, sharex=sharex, sharey=sharey, width_ratios=width_ratios, height_ratios=height_ratios, subplot_kw=subplot_kw,
                                   gridspec_kw=gridspec_kw, per_subplot_kw=per_subplot_kw, empty_sentinel=empty_sentinel)

def subplot(*args, **kwargs):
    """Axes at a place of the figure: subplot(2, 1, 1)."""
    if len(args) == 1 and isinstance(args[0], matplotlib.figure.Axes):
        sca(args[0])
        return args[0]
    fig = gcf()
    spec = matplotlib.figure.spec_of(fig, args)
    for axes in fig._axes:
        known = axes._spec
        if known is not None and known.get_geometry() == spec.get_geometry() and (known.get_gridspec() is spec.get_gridspec() or len(args) != 1 or isinstance(args[0], int)):
            if "projection" not in kwargs or kwargs["projection"] in (None, axes.name):
                fig.sca(axes)
                return axes
    return fig.add_subplot(spec, **kwargs)

def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **kwargs):
    """Axes over some rows and columns."""
    spec = matplotlib.gridspec.GridSpec(*shape)
    fig = gcf() if fig is None else fig
    for axes in fig._axes:
        if axes._spec is not None and axes._spec.get_gridspec().get_geometry() == tuple(shape):
            spec = axes._spec.get_gridspec()
    spec.figure = fig
    return fig.add_subplot(spec[loc[0]:loc[0] + rowspan, loc[1]:loc[1] + colspan], **kwargs)

def axes(arg=None, **kwargs):
    """New axes in the current figure."""
    return gcf().add_subplot(**kwargs) if arg is None else gcf().add_axes(arg, **kwargs)

def delaxes(ax=None):
    """Takes axes out of their figure."""
    ax = gca() if ax is None else ax
    ax.remove()

def show(*args, **kwargs):
    """Draws all open figures and closes them."""
    from matplotlib._drawing import show as drawn
    waiting = list(_figures.values())
    _figures.clear()
    _state["current"] = None
    for fig in waiting:
        drawn(fig)

def close(fig=None):
    """Closes a figure, or all of them with 'all'."""
    if fig is None:
        chosen = [_state["current"]] if _state["current"] is not None else []
    elif fig == "all" if isinstance(fig, str) else False:
        chosen = list(_figures.values())
    elif isinstance(fig, str):
        chosen = [known for known in _figures.values() if known.get_label() == fig]
    elif isinstance(fig, matplotlib.figure.FigureBase):
        chosen = [fig]
    elif isinstance(fig, int):
        chosen = [_figures[fig]] if fig in _figures else []
    else:
        raise TypeError(f"close() argument must be a Figure, an int, a string, or None, not {type(fig)}")
    for known in chosen:
        _figures.pop(known.number, None)
        if _state["current"] is known:
            _state["current"] = list(_figures.values())[-1] if _figures else None

def get_fignums():
    """The numbers of the open figures."""
    return sorted(_figures)

def get_figlabels():
    return [_figures[n].get_label() for n in sorted(_figures)]

def fignum_exists(num):
    return num in _figures if isinstance(num, int) else num in get_figlabels()

def get_current_fig_manager():
    return gcf().canvas.manager

def new_figure_manager(num, *args, **kwargs):
    return figure(num).canvas.manager

def savefig(fname, *args, **kwargs):
    """Writes the current figure as .svg, .txt or .csv."""
    return gcf().savefig(fname, *args, **kwargs)

def suptitle(t, **kwargs):
    """The title above all axes."""
    return gcf().suptitle(t, **kwargs)

def figtext(x, y, s, fontdict=None, **kwargs):
    return gcf().text(x, y, s, fontdict, **kwargs)

def figlegend(*args, **kwargs):
    return gcf().legend(*args, **kwargs)

def figimage(*args, **kwargs):
    raise NotImplementedError("Gradus has no matplotlib.pyplot.figimage")

def clf():
    """Takes all axes out of the current figure."""
    gcf().clear()

def cla():
    """Takes everything out of the current axes."""
    gca().clear()

def colorbar(mappable=None, cax=None, ax=None, **kwargs):
    """The scale of colours of a drawing."""
    return gcf().colorbar(mappable, cax=cax, ax=ax, **kwargs)

def clim(vmin=None, vmax=None):
    """The ends of the scale of colours."""
    image = gci()
    if image is None:
        raise RuntimeError("You must first define an image, e.g., with imshow")
    image.set_clim(vmin, vmax)

def get_cmap(name=None, lut=None):
    """A map of colours by its name."""
    return matplotlib.cm.get_cmap(name, lut)

def set_cmap(cmap):
    """The map of colours from now on."""
    found = get_cmap(cmap)
    rcParams["image.cmap"] = found.name
    if gci() is not None:
        gci().set_cmap(found)

def tight_layout(*, pad=1.08, h_pad=None, w_pad=None, rect=None):
    """A terminal's charts find their own places."""
    gcf().tight_layout(pad=pad)

def subplots_adjust(left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
    """The room around axes."""
    gcf().subplots_adjust(left, bottom, right, top, wspace, hspace)

def subplot_tool(targetfig=None):
    raise NotImplementedError("Gradus has no matplotlib.pyplot.subplot_tool: a terminal has no windows")

def matshow(A, fignum=None, **kwargs):
    """A matrix with its rows and columns numbered, in a figure of its own."""
    from matplotlib import _data
    A = _data.array(A)
    if A.ndim != 2:
        raise ValueError(f"not enough values to unpack (expected 2, got {A.ndim})")
    if fignum == 0:
        ax = gca()
    else:
        ax = figure(fignum, figsize=matplotlib.figure.figaspect(A)).add_subplot()
    return ax.matshow(A, **kwargs)

def _polar(name):
    # The current polar axes.
    ax = gcf()._current
    if ax is None and name == "polar":
        return gcf().add_subplot(projection="polar")
    ax = gca()
    if ax.name != "polar":
        if name != "polar":
            raise RuntimeError(f"{name} only defined for polar Axes")
        import warnings
        warnings.warn("Trying to create polar plot on an Axes that does not have a polar projection.")
    return ax

def polar(*args, **kwargs):
    """A line of angles, in radians, and radii."""
    return _polar("polar").plot(*args, **kwargs)

def rgrids(radii=None, labels=None, angle=None, fmt=None, **kwargs):
    """Where radii are written."""
    ax = _polar("rgrids")
    return ax.set_rgrids(radii, labels, angle, fmt, **kwargs) if radii is not None or labels is not None else ([], ax.yaxis.get_ticklabels())

def thetagrids(angles=None, labels=None, fmt=None, **kwargs):
    """Where angles are written, in degrees."""
    ax = _polar("thetagrids")
    return ax.set_thetagrids(angles, labels, fmt, **kwargs) if angles is not None or labels is not None else ([], ax.xaxis.get_ticklabels())

def _of_axis(ax, name, ticks, labels, minor, keywords):
    part = getattr(ax, name + "axis")
    if ticks is None:
        places = part.get_ticklocs(minor=minor)
        if labels is not None:
            raise TypeError(f"{name}ticks(): Parameter 'labels' can't be set without setting 'ticks'")
    else:
        part.set_ticks(ticks, minor=minor)
        places = part.get_ticklocs(minor=minor)
    if labels is None:
        texts = part.get_ticklabels(minor=minor)
        for text in texts:
            text._fill(keywords)
    else:
        texts = part.set_ticklabels(labels, minor=minor, **keywords)
    return places, texts

def xticks(ticks=None, labels=None, *, minor=False, **kwargs):
    """Places on the x axis, and their labels."""
    return _of_axis(gca(), "x", ticks, labels, minor, kwargs)

def yticks(ticks=None, labels=None, *, minor=False, **kwargs):
    """Places on the y axis, and their labels."""
    return _of_axis(gca(), "y", ticks, labels, minor, kwargs)

def xlim(*args, **kwargs):
    """The ends of the x axis."""
    return gca().set_xlim(*args, **kwargs) if args or kwargs else gca().get_xlim()

def ylim(*args, **kwargs):
    """The ends of the y axis."""
    return gca().set_ylim(*args, **kwargs) if args or kwargs else gca().get_ylim()

def box(on=None):
    """The frame of the axes."""
    ax = gca()
    ax.set_frame_on(not ax.get_frame_on() if on is None else on)

def twinx(ax=None):
    """Axes over these with a y axis of their own."""
    return (gca() if ax is None else ax).twinx()

def twiny(ax=None):
    """Axes over these with an x axis of their own."""
    return (gca() if ax is None else ax).twiny()

class _Switch:
    # What ion() gives: with it, interactive mode lasts as long as a block.
    def __init__(self, before):
        self._before = before

    def __enter__(self):
        return self

    def __exit__(self, *error):
        interactive(self._before)

_Switch.__name__ = "ExitStack"
_Switch.__module__ = "contextlib"

def ion():
    """Interactive mode: draw() and pause() show what there is."""
    before = rcParams["interactive"]
    interactive(True)
    return _Switch(before)

def ioff():
    """Drawings appear with show()."""
    before = rcParams["interactive"]
    interactive(False)
    return _Switch(before)

def isinteractive():
    return rcParams["interactive"]

def pause(interval):
    """Draws the current figure in place and waits; what is drawn last stays."""
    import time
    live = False
    if _state["current"] is not None:
        from matplotlib._drawing import show_frame
        live = show_frame(_state["current"], True)
    if interval > 0 and live:
        time.sleep(interval)

def draw():
    """Draws the current figure in place in interactive mode; else drawings appear with show()."""
    if rcParams["interactive"] and _state["current"] is not None:
        from matplotlib._drawing import show_frame
        show_frame(_state["current"], True)

draw_all = draw_if_interactive = draw

def switch_backend(newbackend):
    matplotlib.use(newbackend)

def connect(s, func):
    return 0

def disconnect(cid):
    pass

def waitforbuttonpress(timeout=-1):
    return None

def ginput(n=1, timeout=30, **kwargs):
    return []

def get_scale_names():
    return ["asinh", "function", "functionlog", "linear", "log", "logit", "mercator", "symlog"]

def get_plot_commands():
    return sorted([name for name in globals() if not name.startswith("_") and callable(globals()[name])])

def findobj(o=None, match=None, include_self=True):
    return (gcf() if o is None else o).findobj(match, include_self)

def set_loglevel(level):
    pass

def xkcd(scale=1, length=100, randomness=2):
    """A drawing style that a terminal has not."""
    return rc_context()

def legend(*args, **kwargs):
    """Names what was drawn."""
    return gca().legend(*args, **kwargs)

def _map(name):
    def chosen():
        set_cmap(name)
    chosen.__name__ = chosen.__qualname__ = name
    chosen.__doc__ = f"Makes '{name}' the map of colours."
    return chosen

(autumn, bone, cool, copper, flag, gray, hot, hsv, inferno, jet, magma, nipy_spectral, pink, plasma, prism, spring, summer, viridis,
 winter) = [_map(_name) for _name in ("autumn", "bone", "cool", "copper", "flag", "gray", "hot", "hsv", "inferno", "jet", "magma", "nipy_spectral", "pink",
    "plasma", "prism", "spring", "summer", "viridis", "winter")]

def _of_axes(name, method, doc):
    def function(*args, **kwargs):
        try:
            return getattr(gca(), method)(*args, **kwargs)
        except TypeError as error:
            # Wrong arguments are refused by the name that was called.
            words = str(error)
            owner, _, rest = words.partition("()")
            if owner.rpartition(".")[2] == method and rest.startswith((" missing", " takes", " got")):
                raise TypeError(f"{name}(){rest}") from None
            raise
    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc or None
    # Its parameters are those of the method behind the axes; `inspect` and help look there.
    function._stands_for = "matplotlib.axes:Axes." + method
    return function

# What the current axes draw, with what is said of it (a test compares it with the axes' own words).
_drawn = """
acorr The correlation of a row with itself for each shift.
angle_spectrum
annotate Words that say something of a place.
arrow An arrow from a place by so much.
autoscale Lets the axes fit what is drawn.
axhline A level line across the axes.
axhspan A level band across the axes.
axis The limits of both axes, or 'off', 'equal' …
axline A line without end.
axvline An upright line across the axes.
axvspan An upright band across the axes.
bar Upright bars.
bar_label The numbers at the ends of bars.
barbs
barh Level bars.
boxplot Quartiles, whiskers and what lies beyond.
broken_barh Level bars with gaps.
clabel The values of contours; the legend has them.
cohere
contour Lines of equal value.
contourf Areas between lines of equal value.
csd
ecdf The share of values up to each value.
errorbar A line with the errors of its points.
eventplot A short line at each position.
fill Polygons.
fill_between The band between two curves over x.
fill_betweenx The band between two curves over y.
grid Lines at the ticks of pictures; a terminal's charts have their own.
grouped_bar
hexbin How many points lie in each cell of six corners, or what `C` is there.
hist How many values lie in each of some intervals: counts, borders and the bars.
hist2d How many points lie in each cell.
hlines Level lines between two places.
imshow A matrix or a picture.
locator_params How many ticks there are.
loglog Lines over two logarithmic axes.
magnitude_spectrum
margins The room around what is drawn.
minorticks_off
minorticks_on
pcolor Cells in rows and columns, in colours of their values.
pcolormesh Cells in rows and columns, in colours of their values.
phase_spectrum
pie The shares of a whole.
pie_label
plot Lines over x, or over 0, 1, 2 …; a format such as 'o' draws points.
psd
quiver A field of arrows.
quiverkey What the length of an arrow means.
scatter Points.
semilogx Lines over a logarithmic x axis.
semilogy Lines over a logarithmic y axis.
specgram
spy Where a matrix is not zero.
stackplot Curves on top of each other.
stairs Stairs over edges.
stem Points on stems.
step Stairs.
streamplot
table
text Words at a place.
tick_params Looks of ticks; labels are hidden or shown.
ticklabel_format How numbers are written.
tricontour
tricontourf
tripcolor
triplot
violinplot How values are spread, as outlines.
vlines Upright lines between two heights.
xcorr The correlation of two rows for each shift.
title The title.
xlabel What the x axis shows.
ylabel What the y axis shows.
xscale 'linear', 'log', 'symlog', 'logit' or 'asinh'.
yscale 'linear', 'log', 'symlog', 'logit' or 'asinh'.
""".strip().split("\n")

(acorr, angle_spectrum, annotate, arrow, autoscale, axhline, axhspan, axis, axline, axvline, axvspan, bar, bar_label, barbs, barh, boxplot,
 broken_barh, clabel, cohere, contour, contourf, csd, ecdf, errorbar, eventplot, fill, fill_between, fill_betweenx, grid, grouped_bar, hexbin, hist,
 hist2d, hlines, imshow, locator_params, loglog, magnitude_spectrum, margins, minorticks_off, minorticks_on, pcolor, pcolormesh, phase_spectrum, pie,
 pie_label, plot, psd, quiver, quiverkey, scatter, semilogx, semilogy, specgram, spy, stackplot, stairs, stem, step, streamplot, table, text,
 tick_params, ticklabel_format, tricontour, tricontourf, tripcolor, triplot, violinplot, vlines, xcorr, title, xlabel, ylabel, xscale, yscale) = [
    _of_axes(_name, ("set_" if _name in ("title", "xlabel", "ylabel", "xscale", "yscale") else "") + _name, _words)
    for _name, _, _words in [_line.partition(" ") for _line in _drawn]]
