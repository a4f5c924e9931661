# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Tests/Fixtures/pyplot/cases.txt: one-line programs around matplotlib.pyplot, each with what matplotlib gives.

../pyplot/prelude.py says how results are written: limits, labels, legends, counts, classes, errors; what is drawn is in
../pyplot/drawings.py. DIFFERS below says which cases are known to differ, and why (one_line_cases.py).
Usage: MPLBACKEND=Agg python pyplot_cases.py [--gradus 'gradus run'], with matplotlib 3.11.
"""
import pathlib

from one_line_cases import write

FOLDER = pathlib.Path(__file__).resolve().parent.parent / 'pyplot'
CASES = []


def add(*cases):
    CASES.extend(cases)


def each(form, *choices):
    """A case for every choice that is put in place of the form's `@`."""
    add(*(form.replace('@', choice) for choice in choices))


# What artists are called.
add('ax = plt.gca(); ax.bar_label(ax.bar([1], [2]), padding=2)', 'str(plt.legend())', 'str(plt.gca().arrow(0, 0, 1, 1))')
each('from matplotlib import patches; str(patches.@)', 'Circle((0, 0.5), 1)', 'Ellipse((0, 0), 1, 2)', 'Polygon([[0, 0], [1, 1], [1, 0]])', 'Wedge((0, 0), 1, 0, 90)',
     'Arc((0, 0), 1, 2)', 'RegularPolygon((0, 0), 5)', 'FancyArrowPatch((0, 0), (1, 1))', 'FancyBboxPatch((0, 0), 1, 1)')

# Titles, labels, limits, scales.
for name, value in (('title', '"a"'), ('xlabel', '"b"'), ('ylabel', '"c"'), ('title', '5')):
    add(f'plt.{name}({value})', f'plt.{name}({value}); plt.gca().get_{name}()', f'ax = plt.gca(); ax.set_{name}({value})', f'ax = plt.gca(); ax.set_{name}({value}); ax.get_{name}()', f'ax = plt.gca(); ax.set({name}={value}); ax.get_{name}()')
add('plt.title()', 'plt.gca().get_title()', 'plt.title("a"); plt.gca()', 'plt.title("a"); plt.xlabel("b"); plt.ylabel("c"); plt.gca()', 'plt.gca()', 'plt.gcf()', 'plt.suptitle("s")', 'plt.gcf().suptitle("s")', 'plt.subplots()[0]', 'plt.subplots(2, 2)[0]', 'plt.title("a", fontsize=14, loc="left", pad=3)',
    'plt.xlabel("b", labelpad=2, fontweight="bold")', 'plt.title("a", foo=1)')
for side, low, high in (('x', 'left', 'right'), ('y', 'bottom', 'top')):
    each(f'plt.{side}lim(@)', '', '0, 5', '(0, 5)', '[1, 2]', '5, 0', f'{low}=1', f'{high}=2', f'{low}=1, {high}=2', '0', 'None, 3', f'{side}min=1, {side}max=3', '"a"', '0, float("nan")')
    each(f'plt.plot(x, y); plt.{side}lim(@); plt.{side}lim()', '0, 5', f'{low}=-1, {high}=9')
    each(f'ax = plt.gca(); ax.set_{side}lim(@); ax.get_{side}lim()', '0, 5', '(2, 3)', '1.5, 2.5')
    each(f'ax = plt.gca(); ax.set({side}lim=(0, @)); ax.get_{side}lim()', '1', '2.5')
    each(f'plt.{side}scale(@)', '"log"', '"linear"', '"symlog"', '"foo"')
    each(f'ax = plt.gca(); ax.set_{side}scale(@)', '"log"', '"linear"', '"logit"', '"bar"')
    each(f'plt.plot(x, y); plt.{side}lim()', '')
add('plt.axis([0, 1, 2, 3])', 'plt.axis([0, 1, 2, 3]); plt.xlim()', 'plt.axis([0, 1])', 'plt.axis("off"); plt.axis()', 'plt.axis("foo")', 'ax = plt.gca(); ax.axis((0, 1, 2, 3)); ax.get_ylim()', 'ax = plt.gca(); ax.set(foo=1)', 'ax = plt.gca(); ax.set(title="t", xlim=(0, 2)); (ax.get_title(), ax.get_xlim())')
each('plt.@', 'relim()', 'autoscale_view()', 'grid()', 'grid(True)', 'tick_params(axis="x")', 'margins(0.1)', 'minorticks_on()', 'tight_layout()', 'subplots_adjust(left=0.2)', 'draw()', 'ion()', 'ioff()', 'pause(0.01)', 'autoscale()', 'show()', 'cla()', 'clf()', 'close()', 'close("all")', 'get_fignums()', 'axes()', 'figure()', 'style.use("default")')
each('ax = plt.gca(); ax.@', 'grid()', 'tick_params()', 'set_aspect("equal")', 'set_axis_off()', 'set_facecolor("w")', 'margins(0.1)', 'autoscale()', 'relim()', 'autoscale_view()', 'minorticks_on()', 'clear()', 'cla()', 'get_lines()', 'get_figure()', 'get_legend_handles_labels()', 'foo', 'set_foo()', 'get_xlim()', 'get_ylim()')
each('f = plt.figure(); f.@', 'tight_layout()', 'subplots_adjust(left=0.1)', 'set_size_inches(3, 4)', 'autofmt_xdate()', 'set_facecolor("w")', 'get_axes()', 'gca()', 'clf()', 'number', 'axes', 'add_subplot()', 'add_subplot(2, 1, 1)', 'add_subplot(211)', 'add_subplot(5)', 'add_subplot(2, 1)', 'add_subplot(2, 1, 3)', 'add_subplot(projection="rectilinear")', 'subplots()', 'subplots(2)', 'subplots(2, 2)', 'subplots(1, 2, sharey=True)', 'suptitle("a")', 'legend()', 'foo')

# Lines and points.
each('plt.plot(@)', 'y', 'x, y', 'x, y, "o"', 'x, y, "r--"', 'x, y, x, y', 'x, y, "b", x, y, "g."', 'x, y, label="a"', '[[1, 2], [3, 4]]', 'x, [1, 2]', 'x, y, "?"', 'x, y, "oo"', 'x, y, foo=1', '', 'x, y, "C1"', 'x, y, linestyle="none", marker="x"', 'np.array(y)', '5', '[]', 'x, y, lw=2, color="red", alpha=0.5', 'x, y, ls="--"', 'x, y, drawstyle="steps"', 'x, y, "-o", ms=3')
each('plt.plot(x, y)[0].@', 'get_xdata()', 'get_ydata()', 'get_label()', 'set_label("q")', 'set_color("r")', 'set_visible(False)', 'set(color="r")', 'remove()', 'foo', 'set_data([1], [2])', 'set_xdata([1, 2, 3])', 'set_ydata([4, 5, 6])')
add('line, = plt.plot(x, y, label="a"); line.get_label()', 'line, = plt.plot(x, y); line.set_label("b"); line.get_label()', 'line, = plt.plot(x, y); line.set_data([1, 2], [3, 4]); (line.get_xdata(), line.get_ydata())', 'line, = plt.plot(x, y); line.remove(); len(plt.gca().get_lines())', 'line, = plt.plot(x, y); line.set_ydata([5, 6, 7]); line.get_ydata()', 'line, = plt.plot(x, y); line.set_xdata([5, 6, 7]); line.get_xdata()',
    'plt.plot(y); plt.gca().get_lines()[0].get_xdata()', 'plt.plot(x, y); plt.plot(x, y); len(plt.gca().get_lines())', 'plt.plot([[1, 2], [3, 4]]); len(plt.gca().get_lines())', 'ax = plt.gca(); len(ax.plot(x, y, x, y))', 'ax = plt.gca(); ax.plot(x, y)[0].axes is ax', 'plt.plot(x, y)[0].axes is plt.gca()')
each('plt.@(x, y)', 'semilogy', 'semilogx', 'loglog', 'step', 'scatter', 'bar', 'barh', 'stem', 'errorbar', 'fill_between')
each('plt.@(x, [1, 2])', 'semilogy', 'semilogx', 'loglog', 'step', 'scatter', 'bar', 'barh', 'fill_between')
each('ax = plt.gca(); ax.@(x, y)', 'plot', 'semilogy', 'semilogx', 'loglog', 'step', 'scatter', 'bar', 'barh', 'fill_between')
each('plt.step(x, y, @)', 'where="mid"', 'where="post"', 'where="foo"', 'label="a"', '"r"')
each('plt.scatter(x, y, @)', 's=5', 'c=[0, 1, 0]', 'c="r"', 'label="a"', 'marker="x"', 'alpha=0.3', 'foo=1', 'cmap="viridis", c=y')
each('plt.errorbar(x, y, @)', 'yerr=0.1', 'yerr=[0.1, 0.2, 0.3]', 'fmt="o"', 'label="a", yerr=1', 'capsize=3', 'yerr=[1, 2]')
each('plt.fill_between(x, y, @)', '0', 'y2=[1, 1, 1]', 'alpha=0.2', 'label="a"')
each('plt.axhline(@)', '', '1', 'y=2, color="r"', '1, label="a"', '"a"', '1, ls="--"')
each('plt.axvline(@)', '', '1', 'x=2, color="r"', '1, label="a"', '1, linestyle=":"')
each('plt.text(@)', '1, 2, "a"', '1, 2, 5', '0.5, 0.5, "b", fontsize=10', '1, 2')
each('plt.annotate(@)', '"a", (1, 2)', '"a", xy=(1, 2), xytext=(3, 4), arrowprops=dict(arrowstyle="->")', '"a"')

# Bars, histograms, images.
each('plt.bar(@)', '["a", "b"], [1, 2]', 'x, 1', 'x, y, color="r", width=0.5', 'x, y, label="q"', 'x, y, foo=1', '"a", 3', 'x')
each('plt.barh(@)', '["a", "b"], [1, 2]', 'x, y, height=0.5', 'x, 2')
each('plt.hist(@)', '[1, 2, 2, 3, 3, 3], bins=3', '[1, 2, 2, 3, 3, 3]', '[1, 2, 3], bins=[0, 2, 4]', '[1, 2, 3], density=True, bins=2', '[1, 2, 9], bins=2, range=(0, 4)', '[1, 2], bins=0', '[1, 2], bins=[3, 1]', '[1, 2], bins=2, foo=1', '[], bins=2', '[5], bins=2', '[[1, 2], [3, 4]], bins=2', 'np.array([0.5, 1.5, 1.5]), 2', '[1, 2, 2], bins=2, label="a", alpha=0.5', '[1.0, 1.0, 2.0], bins=4')
each('ax = plt.gca(); ax.hist(@)[0]', '[1, 2, 2, 3], bins=3', '[1, 2, 2, 3], 2, density=True')
each('plt.imshow(@)', '[[1, 2], [3, 4]]', 'np.zeros((2, 3))', 'np.zeros((2, 2, 3))', 'np.zeros((2, 2, 5))', '[1, 2]', 'np.zeros((2, 2)), cmap="gray"', 'np.zeros((2, 2)), foo=1', 'np.zeros((2, 2)), vmin=0, vmax=1')
# Numbers of numpy, words as colours, limits that were set.
add('plt.scatter(np.int64(1), np.float64(2), c="r").get_offsets().shape', 'plt.scatter([0, 1], [1, 2], c=np.array(["r", "g"])).get_facecolor()', 'plt.xlim(-9, 9); plt.plot([1, 2]); plt.axis("tight")',
    'str(plt.annotate("s", (1, 2), (3, 4)))', 'repr(plt.annotate("s", (1, 2), (3, 4)))', 'plt.gca().broken_barh([(0, 1), (2, 1)], (0, 1), facecolors=("r", "g")).get_facecolor()', 'plt.scatter([1], [2], edgecolors="none").get_edgecolor()',
    'plt.boxplot([1, 2, 3, 9], sym="")["fliers"]', 'plt.boxplot([1, 2, 3, 9], notch=True)["boxes"][0].get_xdata()', 'len(plt.violinplot([[1, 2, 3]], quantiles=[[0.5]])["cquantiles"].get_segments())', 'plt.stackplot([1, 2], [1, 2]); plt.ylim()',
    'plt.gca().xaxis.set_label_position("left")', 'plt.gca().xaxis.tick_top(); plt.gca().xaxis.get_label_position()', 'plt.eventplot([[1], [2]], colors=["k", "r"])[1].get_color()')
add('plt.matshow([[1, 2], [3, 4]])', 'ax = plt.gca(); ax.imshow(np.eye(2))', 'ax = plt.gca(); ax.matshow(np.eye(2))', 'plt.imshow(np.eye(2)); plt.colorbar()', 'im = plt.imshow(np.eye(2)); plt.gcf().colorbar(im)', 'bars = plt.bar(x, y); plt.gca().bar_label(bars)', 'plt.colorbar()', 'ax = plt.gca(); ax.bar_label(ax.bar([1], [2]))', 'bars = plt.bar(x, y); plt.bar_label(bars)')

# Legends and ticks.
each('plt.plot(x, y, label="a"); plt.plot(x, y, label="b"); @', 'plt.legend()', 'plt.gca().get_legend_handles_labels()[1]', 'plt.gca().get_legend_handles_labels()[0]', 'plt.legend(["p", "q"])', 'plt.legend(loc="best", fontsize=8)', 'plt.legend(title="t", ncol=2)', 'plt.gcf().legend()')
add('plt.plot(x, y); plt.gca().get_legend_handles_labels()', 'plt.plot(x, y, label="_hidden"); plt.gca().get_legend_handles_labels()[1]', 'plt.scatter(x, y, label="s"); plt.gca().get_legend_handles_labels()[1]', 'plt.bar(x, y, label="bars"); plt.gca().get_legend_handles_labels()[1]', 'plt.axhline(1, label="h"); plt.gca().get_legend_handles_labels()[1]', 'plt.plot(x, y, label=5); plt.gca().get_legend_handles_labels()[1]',
    'line, = plt.plot(x, y); plt.legend([line], ["new"]); line.get_label()', 'ax = plt.gca(); ax.plot(x, y, label="a"); ax.legend()', 'ax = plt.gca(); ax.plot(x, y, label="a"); ax.legend(labels=["z"])')
each('ax = plt.gca(); ax.plot(x, y); ax.@', 'set_xticks([1, 2])', 'set_yticks([1, 2])', 'set_xticks([1, 2], ["a", "b"])', 'set_xticklabels(["a", "b", "c"])', 'set_yticklabels(["a"])', 'set_xticks([])')
add('plt.xticks([1, 2])', 'plt.yticks([1, 2])', 'plt.bar(x, y); plt.xticks(x, ["a", "b", "c"])', 'plt.barh(x, y); plt.yticks(x, ["a", "b", "c"])', 'plt.bar(x, y); plt.gca().set_xticklabels(["a", "b", "c"])', 'plt.xticks()', 'plt.xticks(rotation=45)')

# Figures and their axes.
each('fig, axs = plt.subplots(@); axs', '', '1, 2', '2, 1', '2, 3', '2, 2, figsize=(3, 4)', '1, 1, squeeze=False', '2, squeeze=False', 'ncols=3', '2, 2, sharex=True', '0, 1')
each('fig, axs = plt.subplots(2, 3); @', 'axs.shape', 'axs.size', 'axs.ndim', 'len(axs)', 'len(axs[0])', 'axs[0, 1]', 'axs[1][2]', 'axs[5]', 'axs[0, 9]', 'len(axs.flatten())', 'len(axs.ravel())', 'len(list(axs.flat))', '[len(r) for r in axs]', 'axs[:, 0].shape', 'axs[0].shape', 'len(fig.axes)', 'axs.tolist()', 'plt.gca() is axs[0, 0]', 'plt.gca() is axs[-1, -1]', 'axs[0, 0].figure is fig', 'axs.flatten()[1] is axs[0, 1]', 'fig', 'plt.gcf() is fig', 'axs[0, 0].get_title()')
each('plt.subplot(@)', '2, 1, 1', '211', '2, 1, 3', '2, 1, 0', '5', '1, 2', '', '0, 1, 1', '2, 2, 4', '(1, 1, 1)')
add('a = plt.subplot(211); b = plt.subplot(211); a is b', 'a = plt.subplot(211); b = plt.subplot(212); plt.gca() is b', 'a = plt.subplot(211); b = plt.subplot(212); plt.sca(a); plt.gca() is a', 'plt.figure(); plt.figure(); plt.get_fignums()', 'plt.figure(3); plt.get_fignums()', 'a = plt.figure(1); b = plt.figure(2); plt.figure(1) is a', 'plt.figure(1); plt.figure(2); plt.close(1); plt.get_fignums()', 'plt.figure(); plt.close(); plt.get_fignums()',
    'a = plt.figure(); plt.close(a); plt.get_fignums()', 'plt.figure("n"); plt.get_fignums()', 'plt.figure(figsize=(2, 3)).number', 'a = plt.gca(); a.plot(x, y); a.clear(); len(a.get_lines())', 'plt.plot(x, y); plt.cla(); len(plt.gca().get_lines())', 'plt.plot(x, y); plt.clf(); len(plt.gcf().axes)', 'plt.sca(5)', 'plt.figure(); plt.gcf().gca() is plt.gca()', 'f = plt.figure(); f.show()', 'f = plt.figure(); f.savefig("/nowhere/a.svg")', 'plt.savefig("/nowhere/a.svg")', 'plt.savefig()',
    'plt.foo', 'matplotlib.foo', 'plt.rcParams is matplotlib.rcParams', 'matplotlib.use("Agg")', 'matplotlib.pyplot is plt', 'plt.Figure', 'type(plt.gcf()) is plt.Figure', 'type(plt.gca()) is plt.Axes', 'fig, ax = plt.subplots(); ax is plt.gca()', 'fig = plt.figure(); ax = fig.add_subplot(); ax is plt.gca()', 'fig = plt.figure(); ax = fig.add_subplot(1, 2, 1); bx = fig.add_subplot(1, 2, 2); fig.axes == [ax, bx]', 'plt.plot(x, y); plt.show(); plt.get_fignums()')

# Cells of six corners.
each('h = plt.hexbin([0, 1, 2, 3, 3.1], [0, 1, 2, 1, 1], gridsize=@', '4); h.get_array().tolist()', '4); h.get_offsets().tolist()', '(3, 2)); h.get_array().tolist()', '4, mincnt=1); h.get_array().tolist()',
     '4, C=[1, 2, 3, 4, 6]); h.get_array().tolist()', '4, extent=(0, 4, 0, 4)); h.get_array().tolist()', '4); plt.xlim()', '4); plt.ylim()', '4); h.get_clim()')
# Limits, ticks and labels of other scales, dates and patches.
each('plt.plot([-100, 0, 1000]); plt.yscale("symlog"); @', 'plt.ylim()', '[t.get_text() for t in plt.gca().get_yticklabels()][:3]', 'plt.gca().get_yscale()')
add('plt.plot([-100, 0, 1000]); plt.yscale("symlog", linthresh=10); plt.ylim()', 'plt.plot([-2, 0, 9]); plt.yscale("asinh"); plt.ylim()')
each('import datetime; plt.plot([datetime.date(2024, 1, 1), datetime.@], [1, 2]); [t.get_text() for t in plt.gca().get_xticklabels()]', 'date(2024, 2, 1)', 'date(2024, 6, 9)', 'date(2025, 3, 1)', 'date(2031, 3, 1)',
     'datetime(2024, 1, 1, 9)', 'datetime(2024, 1, 3, 9)', 'datetime(2024, 1, 1, 0, 40)')
each('from matplotlib.patches import Circle; ax = plt.gca(); ax.add_patch(Circle((5, 5), 2)); @', 'ax.get_xlim()', 'ax.autoscale_view(); ax.get_xlim()', 'ax.plot([1, 2]); ax.get_xlim()')
add('plt.plot([100000.1, 100000.2]); plt.gca().yaxis.get_major_formatter().get_offset()', 'plt.plot([0, 1], [100000.1, 100000.2]); ax = plt.gca(); ax.get_yticklabels(); ax.yaxis.get_major_formatter().get_offset()',
    'plt.scatter([1, 2, 3], [4, 1, 3], c=[0, 1, float("nan")]); plt.xlim()', 'ax = plt.gca(); ax.tick_params(colors="r")', 'plt.contourf([[0, 0], [1, 1]]).get_clim()', 'plt.contourf([[0, 0], [1, 1]]).norm.vmax',
    'ax = plt.gca().twiny(); ax.xaxis.get_label_position()', 'b = plt.violinplot([[1, 2, 3], [2, 3, 4]])["bodies"]; len(b)')
# Where Gradus is known to differ, and why.
DIFFERS = {
    'is not needed by a terminal, or simpler': [
        'ax = plt.gca(); ax.plot(x, y); ax.set_xticks([1, 2])',
        'ax = plt.gca(); ax.plot(x, y); ax.set_yticks([1, 2])',
        'ax = plt.gca(); ax.plot(x, y); ax.set_xticks([1, 2], ["a", "b"])',
        'plt.xticks([1, 2])',
        'plt.yticks([1, 2])',
        'plt.bar(x, y); plt.xticks(x, ["a", "b", "c"])',
        'plt.barh(x, y); plt.yticks(x, ["a", "b", "c"])',
        'plt.plot(x, y); plt.show(); plt.get_fignums()',
    ],
    'what Gradus lacks is refused by its name': [
        'matplotlib.foo',
    ],
    'is refused here': [
        'plt.axhline("a")',
    ],
}

if __name__ == '__main__':
    write(FOLDER, CASES, DIFFERS)
