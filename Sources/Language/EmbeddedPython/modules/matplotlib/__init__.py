# SPDX-License-Identifier: GPL-3.0-or-later
__version__ = "3.11.2"
__version_info__ = (3, 11, 2, "final", 0)

class RcParams(dict):
    """The settings, each with its name."""

    def __setitem__(self, key, value):
        if key not in self:
            from matplotlib import _data
            raise KeyError(_data.refusal(key, "rcParam", list(self)))
        dict.__setitem__(self, key, _checked(key, value, self[key]))

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def setdefault(self, key, default=None):
        return self[key]

    def copy(self):
        made = RcParams()
        dict.update(made, self)
        return made

    def find_all(self, pattern):
        import re
        made = RcParams()
        for key, value in self.items():
            if re.search(pattern, key):
                dict.__setitem__(made, key, value)
        return made

    def __repr__(self):
        body = ",\n          ".join([f"{key!r}: {value!r}" for key, value in sorted(self.items())])
        return f"RcParams({{{body}}})"

    def __str__(self):
        return "\n".join([f"{key}: {value}" for key, value in sorted(self.items())])

def _checked(key, value, known):
    # Numbers given as texts become numbers, sizes lists.
    if isinstance(known, bool) or key in ("axes.titlesize", "axes.labelsize", "legend.fontsize"):
        return value
    if isinstance(known, float) and key != "grid.alpha" or key == "font.size":
        try:
            return float(value)
        except (TypeError, ValueError):
            raise ValueError(f"Key {key}: Could not convert {value!r} to float") from None
    if key == "figure.figsize":
        return [float(part) for part in value]
    return value

_TEXT = """
agg.path.chunksize=0
axes.autolimit_mode=data
axes.axisbelow=line
axes.edgecolor=black
axes.facecolor=white
axes.formatter.limits=[-5, 6]
axes.formatter.min_exponent=0
axes.formatter.offset_threshold=4
axes.formatter.use_locale=False
axes.formatter.use_mathtext=False
axes.formatter.useoffset=True
axes.grid=False
axes.grid.axis=both
axes.grid.which=major
axes.labelcolor=black
axes.labelpad=4.0
axes.labelsize=medium
axes.labelweight=normal
axes.linewidth=0.8
axes.spines.bottom=True
axes.spines.left=True
axes.spines.right=True
axes.spines.top=True
axes.titlecolor=auto
axes.titlelocation=center
axes.titlepad=6.0
axes.titlesize=large
axes.titleweight=normal
axes.titley=None
axes.unicode_minus=True
axes.xmargin=0.05
axes.ymargin=0.05
axes.zmargin=0.05
backend=agg
backend_fallback=True
boxplot.bootstrap=None
boxplot.boxprops.color=black
boxplot.boxprops.linestyle=-
boxplot.boxprops.linewidth=1.0
boxplot.capprops.color=black
boxplot.capprops.linestyle=-
boxplot.capprops.linewidth=1.0
boxplot.flierprops.color=black
boxplot.flierprops.linestyle=none
boxplot.flierprops.linewidth=1.0
boxplot.flierprops.marker=o
boxplot.flierprops.markeredgecolor=black
boxplot.flierprops.markeredgewidth=1.0
boxplot.flierprops.markerfacecolor=none
boxplot.flierprops.markersize=6.0
boxplot.meanline=False
boxplot.meanprops.color=C2
boxplot.meanprops.linestyle=--
boxplot.meanprops.linewidth=1.0
boxplot.meanprops.marker=^
boxplot.meanprops.markeredgecolor=C2
boxplot.meanprops.markerfacecolor=C2
boxplot.meanprops.markersize=6.0
boxplot.medianprops.color=C1
boxplot.medianprops.linestyle=-
boxplot.medianprops.linewidth=1.0
boxplot.notch=False
boxplot.patchartist=False
boxplot.showbox=True
boxplot.showcaps=True
boxplot.showfliers=True
boxplot.showmeans=False
boxplot.vertical=True
boxplot.whiskerprops.color=black
boxplot.whiskerprops.linestyle=-
boxplot.whiskerprops.linewidth=1.0
boxplot.whiskers=1.5
contour.algorithm=mpl2014
contour.corner_mask=True
contour.linewidth=None
contour.negative_linestyle=dashed
date.autoformatter.day=%Y-%m-%d
date.autoformatter.hour=%m-%d %H
date.autoformatter.microsecond=%M:%S.%f
date.autoformatter.minute=%d %H:%M
date.autoformatter.month=%Y-%m
date.autoformatter.second=%H:%M:%S
date.autoformatter.year=%Y
date.converter=auto
date.interval_multiples=True
docstring.hardcopy=False
errorbar.capsize=0.0
errorbar.capthick=None
errorbar.elinewidth=None
figure.autolayout=False
figure.constrained_layout.h_pad=0.04167
figure.constrained_layout.hspace=0.02
figure.constrained_layout.use=False
figure.constrained_layout.w_pad=0.04167
figure.constrained_layout.wspace=0.02
figure.dpi=100.0
figure.edgecolor=white
figure.facecolor=white
figure.figsize=[6.4, 4.8]
figure.frameon=True
figure.hooks=[]
figure.labelsize=large
figure.labelweight=normal
figure.max_open_warning=20
figure.raise_window=True
figure.subplot.bottom=0.11
figure.subplot.hspace=0.2
figure.subplot.left=0.125
figure.subplot.right=0.9
figure.subplot.top=0.88
figure.subplot.wspace=0.2
figure.titlesize=large
figure.titleweight=normal
font.cursive=[Apple Chancery, Textile, Zapf Chancery, Sand, Script MT, Felipa, Comic Neue, Comic Sans MS, cursive]
font.enable_last_resort=True
font.family=[sans-serif]
font.fantasy=[Chicago, Charcoal, Impact, Western, xkcd script, fantasy]
font.monospace=[DejaVu Sans Mono, Bitstream Vera Sans Mono, Computer Modern Typewriter, Andale Mono, Nimbus Mono L, Courier New, Courier, Fixed, Terminal, monospace]
font.sans-serif=[DejaVu Sans, Bitstream Vera Sans, Computer Modern Sans Serif, Lucida Grande, Verdana, Geneva, Lucid, Arial, Helvetica, Avant Garde, sans-serif]
font.serif=[DejaVu Serif, Bitstream Vera Serif, Computer Modern Roman, New Century Schoolbook, Century Schoolbook L, Utopia, ITC Bookman, Bookman, Nimbus Roman No9 L, Times New Roman, Times, Palatino, Charter, serif]
font.size=10.0
font.stretch=normal
font.style=normal
font.variant=normal
font.weight=normal
grid.alpha=1.0
grid.color=#b0b0b0
grid.linestyle=-
grid.linewidth=0.8
grid.major.alpha=None
grid.major.color=None
grid.major.linestyle=None
grid.major.linewidth=None
grid.minor.alpha=None
grid.minor.color=None
grid.minor.linestyle=None
grid.minor.linewidth=None
hatch.color=edge
hatch.linewidth=1.0
hist.bins=10
image.aspect=equal
image.cmap=viridis
image.composite_image=True
image.interpolation=auto
image.interpolation_stage=auto
image.lut=256
image.origin=upper
image.resample=True
interactive=False
legend.borderaxespad=0.5
legend.borderpad=0.4
legend.columnspacing=2.0
legend.edgecolor=0.8
legend.facecolor=inherit
legend.fancybox=True
legend.fontsize=medium
legend.framealpha=0.8
legend.frameon=True
legend.handleheight=0.7
legend.handlelength=2.0
legend.handletextpad=0.8
legend.labelcolor=None
legend.labelspacing=0.5
legend.linewidth=None
legend.loc=best
legend.markerscale=1.0
legend.numpoints=1
legend.scatterpoints=1
legend.shadow=False
legend.title_fontsize=None
lines.antialiased=True
lines.color=C0
lines.dash_capstyle=butt
lines.dash_joinstyle=round
lines.dashdot_pattern=[6.4, 1.6, 1.0, 1.6]
lines.dashed_pattern=[3.7, 1.6]
lines.dotted_pattern=[1.0, 1.65]
lines.linestyle=-
lines.linewidth=1.5
lines.marker=None
lines.markeredgecolor=auto
lines.markeredgewidth=1.0
lines.markerfacecolor=auto
lines.markersize=6.0
lines.scale_dashes=True
lines.solid_capstyle=projecting
lines.solid_joinstyle=round
markers.fillstyle=full
mathtext.bf=sans:bold
mathtext.bfit=sans:italic:bold
mathtext.cal=cursive
mathtext.default=normal
mathtext.fallback=cm
mathtext.fontset=dejavusans
mathtext.it=sans:italic
mathtext.rm=sans
mathtext.sf=sans
mathtext.tt=monospace
patch.antialiased=True
patch.edgecolor=black
patch.facecolor=C0
patch.force_edgecolor=False
patch.linewidth=1.0
path.effects=[]
path.simplify=True
path.simplify_threshold=0.111111111111
path.sketch=None
path.snap=True
pcolor.shading=auto
pcolormesh.snap=True
pdf.compression=6
pdf.fonttype=3
pdf.inheritcolor=False
pdf.use14corefonts=False
polaraxes.grid=True
ps.distiller.res=6000
ps.fonttype=3
ps.papersize=letter
ps.useafm=False
ps.usedistiller=None
savefig.bbox=None
savefig.directory=~
savefig.dpi=figure
savefig.edgecolor=auto
savefig.facecolor=auto
savefig.format=png
savefig.orientation=portrait
savefig.pad_inches=0.1
savefig.transparent=False
scatter.edgecolors=face
scatter.marker=o
svg.fonttype=path
svg.hashsalt=None
svg.id=None
svg.image_inline=True
text.antialiased=True
text.color=black
text.hinting=default
text.hinting_factor=None
text.kerning_factor=None
text.language=None
text.latex.engine=latex
text.latex.preamble=
text.parse_math=True
text.usetex=False
timezone=UTC
toolbar=toolbar2
xaxis.labellocation=center
xtick.alignment=center
xtick.bottom=True
xtick.color=black
xtick.direction=out
xtick.labelbottom=True
xtick.labelcolor=inherit
xtick.labelsize=medium
xtick.labeltop=False
xtick.major.bottom=True
xtick.major.pad=3.5
xtick.major.size=3.5
xtick.major.top=True
xtick.major.width=0.8
xtick.minor.bottom=True
xtick.minor.ndivs=auto
xtick.minor.pad=3.4
xtick.minor.size=2.0
xtick.minor.top=True
xtick.minor.visible=False
xtick.minor.width=0.6
xtick.top=False
yaxis.labellocation=center
ytick.alignment=center_baseline
ytick.color=black
ytick.direction=out
ytick.labelcolor=inherit
ytick.labelleft=True
ytick.labelright=False
ytick.labelsize=medium
ytick.left=True
ytick.major.left=True
ytick.major.pad=3.5
ytick.major.right=True
ytick.major.size=3.5
ytick.major.width=0.8
ytick.minor.left=True
ytick.minor.ndivs=auto
ytick.minor.pad=3.4
ytick.minor.right=True
ytick.minor.size=2.0
ytick.minor.visible=False
ytick.minor.width=0.6
ytick.right=False
"""

_WORDS = {"True": True, "False": False, "None": None}

def _parsed(text):
    if text in _WORDS:
        return _WORDS[text]
    if text[:1].isalpha():
        return text
    if text.startswith("["):
        return [_parsed(part) for part in text[1:-1].split(", ")] if text != "[]" else []
    try:
        return float(text) if "." in text or "e" in text and text[0].isdigit() else int(text)
    except ValueError:
        return text

class _Cycle:
    # Properties in turn: the part of the package cycler that programs use.
    def __init__(self, rows):
        self._rows = [dict(row) for row in rows]

    @property
    def keys(self):
        return set(self._rows[0]) if self._rows else set()

    def by_key(self):
        return {key: [row[key] for row in self._rows] for key in self._rows[0]} if self._rows else {}

    def __iter__(self):
        return iter([dict(row) for row in self._rows])

    def __call__(self):
        import itertools
        return itertools.cycle(self)

    def __len__(self):
        return len(self._rows)

    def __getitem__(self, key):
        return _Cycle(self._rows[key])

    def __add__(self, other):
        if len(self) != len(other):
            raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
        return _Cycle([a | b for a, b in zip(self._rows, other._rows)])

    def __mul__(self, other):
        if isinstance(other, int):
            return _Cycle(self._rows * other)
        return _Cycle([a | b for a in self._rows for b in other._rows])

    def concat(self, other):
        return _Cycle(self._rows + other._rows)

    def __repr__(self):
        return " + ".join([f"cycler({key!r}, {values!r})" for key, values in self.by_key().items()])

_Cycle.__name__ = "Cycler"

def cycler(*args, **kwargs):
    """Values that are taken in turn."""
    if len(args) == 1 and not kwargs:
        return args[0]
    pairs = {args[0]: args[1]} if len(args) == 2 else kwargs
    rows = [dict(zip(pairs, values)) for values in zip(*pairs.values())]
    return _Cycle(rows)

rcParams = RcParams()
_rows = [_line.partition("=") for _line in _TEXT.strip().split("\n")]
dict.update(rcParams, {_row[0]: _parsed(_row[2]) for _row in _rows})
for _key in ("lines.marker", "legend.labelcolor"):
    dict.__setitem__(rcParams, _key, "None")
_TABLEAU = [tuple([int(_text[i:i + 2], 16) / 255 for i in (1, 3, 5)]) for _text in ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd",
                                                                                       "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf")]
dict.__setitem__(rcParams, "axes.prop_cycle", cycler("color", _TABLEAU))
rcParamsDefault = rcParams.copy()
rcParamsOrig = rcParams.copy()

_SHORT = {"lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor", "mew": "markeredgewidth", "aa": "antialiased",
          "sans": "sans-serif"}

def rc(group, **kwargs):
    """Sets settings of a group."""
    for part in [group] if isinstance(group, str) else group:
        for name, value in kwargs.items():
            key = f"{part}.{_SHORT.get(name, name)}"
            if key not in rcParams:
                raise KeyError(f'Unrecognized key "{key}" for group "{part}" and name "{name}"')
            rcParams[key] = value

def rcdefaults():
    """All settings as at the start."""
    for key, value in rcParamsDefault.items():
        dict.__setitem__(rcParams, key, value)

rc_file_defaults = rcdefaults

class rc_context:
    """Settings for a while."""

    def __init__(self, rc=None, fname=None):
        self._rc, self._before = rc, []

    def __enter__(self):
        self._before.append(rcParams.copy())
        try:
            if self._rc:
                rcParams.update(self._rc)
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *error):
        dict.update(rcParams, self._before.pop())
        return False

    def __call__(self, function):
        def called(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        called.__name__, called.__doc__ = function.__name__, function.__doc__
        return called

def use(backend, *, force=True):
    """The terminal is the only backend; its name is kept."""
    known = ["gtk3agg", "gtk4agg", "macosx", "nbagg", "notebook", "inline", "qtagg", "qt5agg", "tkagg", "webagg", "wxagg", "agg", "cairo", "pdf",
             "pgf", "ps", "svg", "template", "ipympl", "widget", "gtk3cairo", "gtk4cairo", "qtcairo", "qt5cairo", "tkcairo", "wx", "wxcairo"]
    if backend.lower() not in known and not backend.startswith("module://"):
        raise ValueError(f"{backend!r} is not a valid value for backend; supported values are {known}")
    dict.__setitem__(rcParams, "backend", backend.lower())

def get_backend(*, auto_select=True):
    """The name of the backend."""
    return rcParams["backend"]

def interactive(b):
    dict.__setitem__(rcParams, "interactive", b)

def is_interactive():
    return rcParams["interactive"]

def set_loglevel(level):
    pass

def get_cachedir():
    raise NotImplementedError("Gradus has no matplotlib.get_cachedir")
