# Drawings, one after the other; what each prints is in drawings.txt beside it. A name behind `==` says what it shows.
# == plot: y alone
plt.plot([1, 4, 9, 16, 25])
plt.show()
# == plot: two lines, a title, labels and a legend
plt.plot([0, 1, 2, 3], [0, 1, 4, 9], label='squares')
plt.plot([0, 1, 2, 3], [0, 1, 8, 27], 'r--', label='cubes')
plt.title('Powers'); plt.xlabel('x'); plt.ylabel('y'); plt.legend(); plt.grid(True)
plt.show()
# == plot: points, columns of a matrix, gaps
plt.plot([1, 2, 3], [3, 1, 2], 'o')
plt.plot([[1, 2], [3, 4], [float('nan'), 5]], label=['left', 'right'])
plt.show()
# == plot: drawstyle
plt.plot([0, 1, 2], [1, 3, 2], drawstyle='steps-mid', label='mid')
plt.show()
# == semilogy
plt.semilogy([0, 1, 2, 3], [1, 10, 100, 1000])
plt.show()
# == semilogx
plt.semilogx([1, 10, 100, 1000], [0, 1, 2, 3])
plt.show()
# == loglog
plt.loglog([1, 10, 100], [1, 100, 10000], label='x**2')
plt.show()
# == step: before and behind
plt.step([0, 1, 2, 3], [1, 3, 2, 4], where='pre', label='pre')
plt.step([0, 1, 2, 3], [2, 4, 3, 5], where='post', label='post')
plt.legend()
plt.show()
# == scatter
plt.scatter([1, 2, 3, 4], [4, 1, 3, 2], s=20, label='points')
plt.show()
# == scatter: classes
plt.scatter([1, 2, 3, 4], [4, 1, 3, 2], c=[0, 1, 0, 1])
plt.show()
# == scatter: the name of a colour
plt.scatter([1, 2], [2, 1], c='red')
plt.show()
# == hist
plt.hist([1, 1.5, 2, 2, 2.5, 3, 3, 3, 4], bins=4)
plt.title('Values')
plt.show()
# == hist: two sets
plt.hist([[1, 2, 2], [2, 3, 3]], bins=3, label=['a', 'b'])
plt.legend()
plt.show()
# == bar
plt.bar(['SGD', 'Adam', 'AdamW'], [91.5, 94.25, -3])
plt.ylabel('%')
plt.show()
# == bar: two sets, named ticks
plt.bar([0, 1], [1, 2], label='train')
plt.bar([0, 1], [2, 1], label='test')
plt.xticks([0, 1], ['one', 'two'])
plt.show()
# == barh
plt.barh(['weights', 'bias'], [864, 32])
plt.show()
# == barh: named ticks
plt.barh([0, 1], [3, 4])
plt.yticks([0, 1], ['low', 'high'])
plt.show()
# == imshow
plt.imshow([[0, 1, 2], [2, 1, 0]], cmap='gray')
plt.colorbar()
plt.title('A matrix')
plt.show()
# == imshow: colours
plt.imshow(np.array([[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], [[0.0, 0.0, 1.0], [1.0, 1.0, 1.0]]]))
plt.show()
# == matshow
plt.matshow([[1, 2], [3, 4]])
plt.show()
# == axhline and axvline
plt.plot([0, 1, 2], [0, 2, 1])
plt.axhline(1.5, label='level')
plt.axvline(x=0.5)
plt.show()
# == fill_between
plt.fill_between([0, 1, 2], [0, 1, 0], [2, 3, 2], alpha=0.3, label='range')
plt.show()
# == errorbar
plt.errorbar([0, 1, 2], [1, 2, 3], yerr=0.5, fmt='o', label='measured')
plt.show()
# == stem
plt.stem([0, 1, 2, 3], [1, -1, 2, 0])
plt.show()
# == text and annotate
plt.plot([0, 1, 2])
plt.text(1, 1, 'the middle'); plt.annotate('the end', xy=(2, 2), xytext=(1, 2))
plt.show()
# == xlim and ylim
plt.plot([0, 1, 2, 3], [0, 1, 4, 9]); plt.xlim(0, 2); plt.ylim(bottom=0, top=5)
plt.show()
# == axis
plt.plot([0, 1, 2, 3], [0, 1, 4, 9]); plt.axis([0, 3, -1, 10])
plt.show()
# == xscale and yscale
plt.plot([1, 10, 100], [1, 10, 100]); plt.xscale('log'); plt.yscale('log')
plt.show()
# == Axes: the same through methods
fig, ax = plt.subplots()
ax.plot([1, 2, 3], label='a'); ax.set_title('t'); ax.set_xlabel('x'); ax.set_ylabel('y'); ax.legend()
ax.set_xlim(0, 2); ax.set_ylim(0, 4); ax.grid(); ax.tick_params(); ax.margins(0.1)
plt.show()
# == Axes: scales and ticks
fig, ax = plt.subplots()
ax.bar([0, 1], [10, 20]); ax.set_xticks([0, 1]); ax.set_xticklabels(['p', 'q'])
plt.show()
# == Axes: set, log scales
fig, ax = plt.subplots()
ax.plot([1, 10, 100]); ax.set(title='several', xlabel='n'); ax.set_yscale('log'); ax.set_xscale('linear')
fig.show()
# == Axes: level bars and their names
fig, ax = plt.subplots()
ax.barh([0, 1], [5, 6]); ax.set_yticks([0, 1]); ax.set_yticklabels(['u', 'v'])
plt.show()
# == Axes: a line that is hidden, one that is removed, one that is changed
fig, ax = plt.subplots()
a, b, c = ax.plot([0, 1], [1, 1], [0, 1], [2, 2], [0, 1], [3, 3])
a.set_visible(False); b.remove(); c.set_data([0, 1, 2], [5, 6, 5]); c.set_label('changed')
plt.show()
# == Axes: cleared
fig, ax = plt.subplots()
ax.plot([1, 2]); ax.cla(); ax.plot([3, 1])
plt.show()
# == subplots: lines beside each other
fig, axs = plt.subplots(1, 2)
axs[0].plot([1, 2, 3]); axs[1].plot([3, 2, 1]); axs[0].set_title('up'); axs[1].set_title('down')
fig.suptitle('Two')
plt.show()
# == subplots: kinds that differ
fig, axs = plt.subplots(2)
axs[0].plot([1, 2, 3]); axs[1].bar(['a', 'b'], [1, 2])
plt.tight_layout()
plt.show()
# == subplot and figure
plt.figure(figsize=(3, 3))
plt.subplot(2, 1, 1); plt.plot([1, 2]); plt.subplot(2, 1, 2); plt.plot([2, 1])
plt.suptitle('Above'); plt.show()
# == two figures
plt.figure(); plt.plot([1, 2]); plt.figure(); plt.plot([2, 1]); plt.show()
# == an empty figure
plt.figure(); plt.show(); print('nothing')
# == savefig
plt.plot([1, 2, 3])
try: plt.savefig('drawing.tiff')
except NotImplementedError as e: print(e)
# == a line that leaves the frame
plt.plot([1, 1, 1, 100, 1, 1])
plt.ylim(0, 2)
plt.show()
# == a line that only crosses the frame
plt.plot([0, 10], [0, 10])
plt.xlim(2.5, 7.5)
plt.show()
# == axes from high to low
plt.plot([0, 1, 2], [0, 5, 1])
plt.xlim(2, 0)
plt.ylim(5, 0)
plt.show()
# == words along the axis
plt.plot(["mon", "tue", "wed"], [3, 1, 2], label="a")
plt.plot(["tue", "thu"], [2, 2.5], label="b")
plt.legend()
plt.show()
# == labels of ticks
plt.plot([1, 2, 3], [1, 4, 9])
plt.xticks([1, 2, 3], ["one", "two", "three"])
plt.yticks([0, 9])
plt.show()
# == a scale of one's own
plt.imshow([[1, 2], [3, 12]], vmin=0, vmax=10)
plt.colorbar()
plt.show()
# == points with a number each
plt.scatter(range(12), range(12), c=[i * i for i in range(12)], cmap="viridis")
plt.show()
# == points of several sizes
plt.scatter([1, 2, 3], [1, 3, 2], s=[10, 40, 90], label='sized'); plt.show()
# == a picture of points: colours of the map, sizes, what shows through
import io
def picture(*words):
    file = io.StringIO()
    plt.savefig(file, format='svg')
    return [line for line in file.getvalue().splitlines() if all(word in line for word in words)]
plt.scatter(range(12), range(12), c=[i * i for i in range(12)], s=[4 * i * i for i in range(12)], cmap='coolwarm', alpha=0.5)
print(*[line.split(' stroke')[0] + ' r=' + line.split('d="')[1].split('a')[1].split(' ')[0] for line in picture('<g fill')], sep='\n')
# == a picture of classes
plt.scatter([1, 2, 3], [4, 1, 3], c=[0, 1, float('nan')], cmap='bwr'); print(*picture('<g fill'), sep='\n')
# == a picture of a line: its own colour, dashes, ticks where matplotlib has them, its name
plt.semilogy([1, 10, 1000], 'm--', label='rising'); plt.legend(); plt.title('Picture'); plt.grid()
print(*picture('stroke="#bf00bf"'), *picture('<text'), len(picture('#b0b0b0')), sep='\n')
# == two x axes in a picture and in text
fig, ax = plt.subplots()
ax.plot([1, 2, 3], [1, 4, 9]); ax.set_xlabel('steps')
top = ax.twiny(); top.plot([10, 20, 40], [2, 3, 8], 'r'); top.set_xlabel('seconds')
print(*[line.split('>')[1] for line in picture('<text')])
plt.show()
# == an axis on top that has only labels
fig, ax = plt.subplots()
ax.plot([1, 2, 4], [1, 4, 9]); top = ax.twiny(); top.set_xlim(ax.get_xlim()); top.set_xticks([1, 2, 4], ['1', '1/2', '1/4']); plt.show()
# == cells of six corners
x = np.linspace(-1, 1, 400); y = x ** 3
cells = plt.hexbin(x, y, gridsize=6); print(len(cells.get_offsets()), int(cells.get_array().sum())); plt.show()
# == words with formulas
plt.plot([1, 2], label=r'$\alpha_{12} \leq x^2$'); plt.plot([2, 1], label=r'$e^{-x}$'); plt.legend(); plt.ylabel(r'$\sqrt{n}$'); plt.show()
# == dates
import datetime
plt.plot([datetime.date(2024, 1, 1) + datetime.timedelta(days=10 * i) for i in range(8)], range(8)); plt.show()
# == words that are no colours
plt.plot([1, 2], color="tab:red")
try: plt.plot([1, 2], color="nocolor")
except ValueError as e: print(str(e)[:40])
# == bars beside each other and on top of each other
x = np.arange(3)
plt.bar(x - 0.2, [1, 2, 3], 0.4, label='A'); plt.bar(x + 0.2, [3, 2, 1], 0.4, label='B')
plt.xticks(x, ['a', 'b', 'c']); plt.legend(); plt.show()
plt.bar([0, 1], [1, 2], label='a'); plt.bar([0, 1], [2, 1], bottom=[1, 2], label='b'); plt.show()
# == a band around a line
t = np.linspace(0, 5, 30)
plt.plot(t, np.sin(t), label='mean'); plt.fill_between(t, np.sin(t) - 0.2, np.sin(t) + 0.2, alpha=0.3, label='band'); plt.show()
# == contourf with points, contour
xx, yy = np.meshgrid(np.linspace(-1, 1, 20), np.linspace(-1, 1, 20))
plt.contourf(xx, yy, xx + yy, cmap='RdBu'); plt.scatter([0, 0.5], [0, -0.5], c=[0, 1]); plt.show()
plt.contour(xx, yy, xx * yy, levels=[0.25]); plt.show()
# == pcolormesh
plt.pcolormesh(np.arange(6.0).reshape(2, 3)); plt.show()
# == pie
plt.pie([50, 30, 20], labels=['a', 'b', 'c'], autopct='%1.1f%%'); plt.show()
# == boxplot and violinplot
plt.boxplot([[1, 2, 3, 4, 9], [2, 3, 4]]); plt.show()
plt.violinplot([[1.0, 2.0, 2.5, 3.0], [2.0, 3.0, 3.5]]); plt.show()
# == quiver, vlines, hlines
plt.quiver([0, 1], [0, 1], [1, 0], [0, 1]); plt.show()
plt.plot([0, 1, 2, 3, 4]); plt.vlines([1, 2], 0, 4); plt.hlines(2, 0, 4); plt.show()
# == twinx
plt.plot([1, 2]); plt.twinx(); plt.plot([3, 1]); plt.show()
# == axvspan
plt.plot([0, 1, 2]); plt.axvspan(0.5, 1, alpha=0.2); plt.show()
# == matrices beside each other, the first row below, an extent
fig, axs = plt.subplots(1, 3)
axs[0].imshow([[1, 2], [3, 4]]); axs[1].imshow([[1, 2], [3, 4]], origin='lower'); axs[2].imshow([[1, 2], [3, 4]], extent=[0, 1, 0, 10])
for ax, name in zip(axs, ['a', 'b', 'c']): ax.set_title(name)
plt.show()
# == numbers in cells, names of rows and columns
fig, ax = plt.subplots(); ax.imshow([[5, 1], [2, 7]]); ax.set_xticks([0, 1], ['cat', 'dog']); ax.set_yticks([0, 1], ['cat', 'dog'])
for i in range(2):
    for j in range(2): ax.text(j, i, [[5, 1], [2, 7]][i][j])
plt.show()
# == a histogram as a density with a curve
plt.hist([1, 2, 2, 3, 3, 3], bins=3, density=True); plt.plot([1, 2, 3], [0.2, 0.4, 0.6]); plt.show()
# == a surface
xx, yy = np.meshgrid(np.linspace(-1, 1, 20), np.linspace(-1, 1, 20))
from mpl_toolkits.mplot3d import Axes3D
fig = plt.figure(); ax = fig.add_subplot(projection='3d')
ax.plot_surface(xx, yy, xx * yy); plt.show()
# == bars and a line over one x axis
fig, ax = plt.subplots()
ax.bar(["a", "b", "c"], [3, 5, 2])
ax.set_ylabel("count")
ax.set_title("both")
other = ax.twinx()
other.plot(["a", "b", "c"], [0.1, 0.5, 0.3], "r-o")
other.set_ylabel("rate")
plt.show()
# == twins beside other axes, one of them reversed
fig, (left, right) = plt.subplots(1, 2)
left.plot([1, 2, 3], label="up")
twin = left.twinx()
twin.plot([30, 20, 10], label="down")
twin.set_ylim(40, 0)
right.plot([1, 4, 9])
plt.show()
# == polar
t = np.linspace(0, 2 * np.pi, 60)
ax = plt.subplot(projection="polar")
ax.plot(t, 1 + np.sin(t), label="cardioid")
ax.set_theta_zero_location("N")
ax.set_theta_direction(-1)
ax.set_title("polar")
plt.show()
# == radar
angles = np.linspace(0, 2 * np.pi, 5, endpoint=False).tolist()
values = [4, 3, 5, 2, 4]
ax = plt.subplot(111, polar=True)
ax.plot(angles + angles[:1], values + values[:1])
ax.fill(angles + angles[:1], values + values[:1], alpha=0.3)
ax.set_xticks(angles, ["speed", "power", "skill", "luck", "wit"])
ax.set_ylim(0, 5)
plt.show()
# == polar bars and points
ax = plt.figure().add_subplot(projection="polar")
ax.bar([0, np.pi / 2, np.pi], [1, 2, 3], width=0.5)
ax.scatter([1, 2], [2, 1])
plt.show()
# == an animation
from matplotlib.animation import FuncAnimation
fig, ax = plt.subplots()
line, = ax.plot([0, 1, 2], [0, 0, 0])
ax.set_ylim(0, 12)
movie = FuncAnimation(fig, lambda i: line.set_ydata([0, i, 2 * i]), frames=6, interval=10)
plt.show()
# == an ellipse that was turned
from matplotlib.patches import Ellipse
from matplotlib.transforms import Affine2D
fig, ax = plt.subplots()
part = Ellipse((0, 0), 4, 1, facecolor="none", edgecolor="red")
part.set_transform(Affine2D().rotate_deg(45).translate(3, 3) + ax.transData)
ax.add_patch(part)
plt.show()
# == three dimensions: names of the axes, a view, points and a line
ax = plt.figure().add_subplot(projection='3d')
ax.plot([0, 1, 2], [0, 1, 0], [0, 1, 4], label='way'); ax.scatter([0, 2], [0, 0], [0, 4], label='ends')
ax.set_xlabel('weight'); ax.set_ylabel('bias'); ax.set_zlabel('loss'); ax.view_init(20, 30); ax.legend()
plt.show()
print(ax.get_xlim(), ax.get_zlim(), ax.get_zticks())
# == a legend in the order of drawing: a histogram stands where it was drawn, bars come last
plt.hist([1, 2, 2, 3], bins=3, label='counts'); plt.plot([1, 3], [1, 2], label='line'); plt.bar([2], [1], label='bar'); plt.plot([1, 2], [2, 1], label='other')
print(plt.gca().get_legend_handles_labels()[1])
# == a picture of hatches
import io, re
bars = plt.bar([1, 2], [3, 2], hatch=['//', 'o'], label='hatched'); plt.legend()
page = io.StringIO(); plt.savefig(page, format='svg')
print(*sorted(set(re.findall('<pattern id="hatch[0-9a-f]{8}" width="[^"]*" height="[^"]*"', page.getvalue()))), page.getvalue().count('fill="url(#hatch'), sep='\n')
# == a picture of contours in one colour, of a matrix with the name of its axis below, of bars with errors and numbers
cs = plt.contour([[0, 1, 2], [1, 2, 3]], levels=[0.5, 1.5], colors='k')
page = io.StringIO(); plt.savefig(page, format='svg')
print(page.getvalue().count('stroke="#000000"') > page.getvalue().count('stroke="#440154"'))
plt.figure(); plt.matshow([[1, 2], [3, 4]]); plt.xlabel('predicted')
print(plt.gca().xaxis.get_label_position())
plt.figure(); bars = plt.bar([1, 2], [3, 4], yerr=[0.5, 1]); print([text.xy for text in plt.bar_label(bars)])
# == ticks of powers
for low, high in ((1, 1e8), (1, 1e20), (3, 7), (0.5, 2)):
    plt.semilogy([low, high]); print(len(plt.gca().get_yticks())); plt.close()
# == a picture of parts: bands in steps, spans of a part, events, dashed contours, boxes with a notch and with room
import io, re
def page():
    f = io.StringIO(); plt.savefig(f, format='svg'); plt.close('all'); return f.getvalue()
plt.fill_between([0, 1, 2], [1, 3, 2], step='pre'); print(page().count('L') > 8)
plt.plot([0, 1]); plt.axhspan(0.2, 0.4, xmin=0.25, xmax=0.75); print(sorted(set(re.findall('<rect x="[0-9.]*" y="[0-9.]*" width="([0-9.]*)"', page()))))
plt.eventplot([[1, 2], [3]], colors=['k', 'r']); made = page(); print('stroke="#ff0000"' in made, made.count('stroke="#000000"') >= 2)
plt.contour(np.outer(np.arange(4), np.arange(4)), levels=[2], colors='b', linestyles='--'); print(re.findall('stroke="#0000ff"[^/]*dasharray', page()) != [])
box = plt.boxplot([1, 2, 3, 9], notch=True, sym='r+'); print(len(box['boxes'][0].get_xdata()), box['fliers'][0].get_marker(), box['fliers'][0].get_markeredgecolor())
print(len(plt.boxplot([1, 2, 3, 9], sym='')['fliers']), plt.boxplot([1, 2, 3], showmeans=True, meanline=True)['means'][0].get_linestyle())
from matplotlib.patches import FancyBboxPatch
print([round(max(row), 3) for row in FancyBboxPatch((0, 0), 1, 2, boxstyle='round,pad=0.25')._outline()])
plt.close('all'); ax = plt.gca(); first = ax.legend(ax.plot([1, 2]), ['one'], loc=1); ax.add_artist(first); ax.legend(ax.plot([2, 1]), ['two'], loc=2); made = page(); print('>one<' in made and '>two<' in made)
plt.plot([1, 2]); plt.xlim(-9, 9); print([float(round(end, 3)) for end in plt.axis('tight')])
cs = plt.contourf(np.outer(np.arange(4), np.arange(4)), 8); print(plt.colorbar(cs).ax.get_yticks()); plt.close('all')
plt.semilogy([1, 0, 10]); made = page(); print(re.findall('L[0-9.]* 20000.00', made) != [])
plt.plot([1, 2]); plt.savefig('/dev/null', transparent=True, format='svg') if False else None; f = io.StringIO(); plt.savefig(f, format='svg', transparent=True); print(f.getvalue().count('fill="#ffffff"'))
