# SPDX-License-Identifier: GPL-3.0-or-later
# What exported scripts need in the place of commands: plain PyTorch and matplotlib. Each part goes into a script that uses it; the
# line before a part names it and the parts that it needs.

#: show
import matplotlib.pyplot


def gradus_show(*arguments, show=matplotlib.pyplot.show, **names):
    """Shows the figures and ends them, also where there is no window to close."""
    show(*arguments, **names)
    matplotlib.pyplot.close("all")


matplotlib.pyplot.show = gradus_show


#: run
import sys


def gradus_file(path, *arguments):
    """Runs a Python file as %run does: its names stay."""
    try:
        file = open(path)
    except FileNotFoundError:
        file = open(path + ".py")
    former = sys.argv
    sys.argv = [path, *arguments]
    try:
        with file:
            exec(compile(file.read(), path, "exec"), globals())
    except SystemExit:
        pass
    finally:
        sys.argv = former


#: names
def gradus_own(name):
    """Whether a name is the session's: neither Python's own nor this script's, nor one in which Jupyter keeps what was typed and shown."""
    is_kept = name.startswith("_") and not name.strip("_i0123456789") or name in ("In", "Out", "_dh", "_ih", "_oh", "exit", "get_ipython", "quit")
    return not is_kept and not name.startswith(("__", "gradus_"))


#: reset needs names
import sys


def gradus_reset():
    """Takes away all names but modules and what a script needs."""
    for name, value in list(globals().items()):
        if gradus_own(name) and not isinstance(value, type(sys)):
            del globals()[name]


#: remember needs names
import random, sys, types


class gradus_remember:
    """What the names of this script lead to, so that it can be put back: values, tensors, layers, optimizers, random streams."""

    def __init__(self):
        self.names = {name: value for name, value in globals().items() if gradus_own(name)}
        self.streams = torch.get_rng_state(), random.getstate(), "numpy" in sys.modules and sys.modules["numpy"].random.get_state()
        self.kept = {}
        waiting = list(self.names.values())
        while waiting:
            value = waiting.pop()
            if id(value) in self.kept or isinstance(value, (type, types.ModuleType, str, bytes, int, float, complex)):
                continue
            if isinstance(value, torch.Tensor):
                gradient = value.grad if value.is_leaf or value.retains_grad else None
                self.keep(value, (value.detach().clone(), gradient, value.requires_grad))
                waiting.append(gradient)
            elif isinstance(value, (list, dict, set)):
                self.keep(value, list(value.items()) if isinstance(value, dict) else list(value))
                waiting += [*value, *value.values()] if isinstance(value, dict) else value
            elif isinstance(value, tuple):
                waiting += value
            elif type(value).__name__ == "ndarray":
                self.keep(value, value.copy())
            elif isinstance(value, types.MethodType):
                waiting.append(value.__self__)
            elif isinstance(value, types.FunctionType):
                for cell in value.__closure__ or ():
                    try:
                        waiting.append(cell.cell_contents)
                    except ValueError:
                        pass
            elif hasattr(value, "__dict__") and type(value).__module__.split(".")[0] in (__name__, "torch"):
                self.keep(value, None)
                waiting.append(vars(value))

    def keep(self, value, contents):
        self.kept[id(value)] = value, contents

    def restore(self):
        for value, contents in self.kept.values():
            if isinstance(value, torch.Tensor):
                data, gradient, needs_gradient = contents
                if value.shape != data.shape:
                    value.data = data.clone()
                elif not torch.equal(value.detach(), data):
                    value.data.copy_(data)
                if value.is_leaf:
                    value.grad = gradient
                    value.requires_grad_(needs_gradient)
            elif isinstance(value, list):
                value[:] = contents
            elif isinstance(value, (dict, set)):
                value.clear()
                value.update(contents)
            elif contents is not None:
                value[...] = contents
        for name in list(globals()):
            if name not in self.names and gradus_own(name):
                del globals()[name]
        globals().update(self.names)
        torch.set_rng_state(self.streams[0])
        random.setstate(self.streams[1])
        if self.streams[2]:
            sys.modules["numpy"].random.set_state(self.streams[2])


#: marks needs remember
gradus_marks = {}


#: numbers
import math


def gradus_number(value):
    """A number, or a tensor of one element, as a float; None for anything else."""
    if isinstance(value, (int, float)):
        return float(value)
    if hasattr(value, "item") and math.prod(value.shape) == 1:
        return float(value.item())
    return None


def gradus_short(value, digits=6):
    """A number with at most so many digits, whole ones unrounded."""
    if value != value or value in (math.inf, -math.inf) or value == 0:
        return str(value) if value else "0"
    size = math.floor(math.log10(abs(value)))
    if -4 <= size < 15:
        text = f"{value:.{max(0, digits - 1 - size)}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    digits, exponent = f"{value:.{digits - 1}e}".split("e")
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + "e" + exponent


#: sweep needs remember numbers
import itertools, textwrap


def gradus_label(value):
    number = gradus_number(value)
    return repr(value) if number is None or isinstance(value, bool) else gradus_short(number)


def gradus_fixed(value):
    small = value != 0 and abs(value) < 1e-3 or abs(value) >= 1e6
    return gradus_short(value, 5) if small else f"{value:.4f}"


def gradus_table(headings, rows):
    """Prints rows under headings; the first column is on the left unless it holds numbers alone."""
    rows = [row + [""] * (len(headings) - len(row)) for row in rows]
    widths = [max(len(row[place]) for row in [headings] + rows) for place in range(len(headings))]
    firsts = [row[0] for row in rows if row[0]]
    is_right = all(any(c.isdigit() for c in text) and not text.strip("0123456789.,+-eE%") for text in firsts)
    for row in [headings, ["-" * width for width in widths]] + rows:
        first = row[0].rjust(widths[0]) if is_right else row[0].ljust(widths[0])
        print("  ".join([first] + [text.rjust(width) for text, width in zip(row[1:], widths[1:])]).rstrip())


def gradus_say(sentence):
    print(textwrap.fill(sentence, 80, break_long_words=False, break_on_hyphens=False))


def gradus_names(names):
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def gradus_sweep(run, values, quantities, steps, layers=(), channel=0, made=()):
    """Runs `run` with every choice of values, each from the same state and random stream, and shows what that does.

    `values` has for each target pairs of a label and a function that makes the value; `run` yields after each step the
    numbers that `quantities` names. The first of `layers` that is a batch normalisation is followed as well.
    """
    kinds = torch.nn.modules.batchnorm._BatchNorm
    layer = next((one for one in layers if isinstance(one, kinds) and one.running_mean is not None), None)
    state = gradus_remember()
    seen = int(layer.num_batches_tracked) if layer is not None else 0
    runs = []
    for choice in itertools.product(*values.values()):
        made_values = [make() for _, make in choice]
        rows, means, variances = [], [], []
        if layer is not None:
            state.restore()
            means, variances = [float(layer.running_mean[channel])], [float(layer.running_var[channel])]
        batches = []
        for numbers in run(*made_values):
            rows.append([gradus_number(number) for number in numbers])
            if layer is not None:
                means.append(float(layer.running_mean[channel]))
                variances.append(float(layer.running_var[channel]))
                count = int(layer.num_batches_tracked)
                factor = 1 / count if layer.momentum is None else layer.momentum
                batches.append([(new - (1 - factor) * old) / factor if factor else math.nan
                                for old, new in (means[-2:], variances[-2:])])
        followed = [(name, [row[place] for row in rows], None) for place, name in enumerate(quantities)
                    if None not in [row[place] for row in rows]]
        if layer is not None:
            followed.append((f"running_mean[{channel}]", means[1:], ("batch mean", [one[0] for one in batches])))
            followed.append((f"running_var[{channel}]", variances[1:], ("batch var (unbiased)", [one[1] for one in batches])))
        labels = [gradus_label(value) if isinstance(value, torch.Tensor) and value.numel() == 1 else label
                  for (label, _), value in zip(choice, made_values)]
        kept = [gradus_number(value) if isinstance(value, torch.Tensor) else value for value in made_values]
        kept = [label if value is None and label != "None" else value for label, value in zip(labels, kept)]
        runs.append((labels, kept, followed))
        state.restore()
    gradus_sweep_report(list(values), runs, steps)
    for name in made:
        gradus_say(f"{name} was not there before: it was made for the sweep, and is gone again.")
    end = "Each run started from the same state and random stream. Nothing was changed"
    if layer is not None:
        end = (f"Channel {channel} of {layer.num_features}. {end}: the layer has still seen {seen} "
               f"batch{'' if seen == 1 else 'es'}")
    gradus_say(end + ".")
    table = {name: [one[1][place] for one in runs] for place, name in enumerate(values)}
    for place, (name, _, _) in enumerate(runs[0][2]):
        curves = [one[2][place][1] for one in runs]
        table[name] = [curve[0] if len(curve) == 1 else curve for curve in curves]
    return table


def gradus_sweep_report(targets, runs, steps):
    title, followed = ", ".join(targets), runs[0][2]

    def text(value, place):
        whole = all(number == round(number) and abs(number) < 1e9
                    for one in runs for number in one[2][place][1] if number == number)
        return gradus_short(value) if whole else gradus_fixed(value)

    def common(place):
        """What all runs saw beside a number, where that is the same for all."""
        seen = [one[2][place][2] for one in runs if one[2][place][2]]
        first = next((one for one in seen if not any(map(math.isnan, one[1]))), None)
        if first and all(b != b or abs(a - b) <= 1e-3 * max(abs(a), abs(b)) + 1e-5
                         for other in seen for a, b in zip(first[1], other[1])):
            return first

    moved = [place for place in range(len(followed)) if any(one[2][place][1] != runs[0][2][place][1] for one in runs)]
    drawn = moved or [0]
    if len(targets) == 2:
        columns = [one[0][1] for one in runs if one[0][0] == runs[0][0][0]]
        for place in drawn:
            print(followed[place][0] + (f", step {steps}" if steps > 1 else ""))
            rows = [runs[start:start + len(columns)] for start in range(0, len(runs), len(columns))]
            gradus_table([f"{targets[0]} \\ {targets[1]}"] + columns,
                         [[row[0][0][0]] + [text(one[2][place][1][-1], place) for one in row] for row in rows])
    elif steps == 1:
        rows = [[", ".join(labels)] + [text(curves[place][1][-1], place) for place in drawn] for labels, _, curves in runs]
        rows += [[common(place)[0]] + [text(common(place)[1][-1], place) if other == place else "" for other in drawn]
                 for place in drawn if common(place)]
        gradus_table([title] + [followed[place][0] for place in drawn], rows)
    else:
        shown = [1] + ([max(2, (steps + 2) // 3)] if steps >= 6 else []) + [steps]
        if len(targets) == 1:
            for place in drawn:
                gradus_curves(runs, place, title, common(place))
        for place in drawn:
            beside = followed[place][2]
            last = [f"last {beside[0]}"] if beside and not common(place) else []
            print(followed[place][0])
            rows = [[", ".join(labels)] + [text(curves[place][1][step - 1], place) for step in shown]
                    + [text(curves[place][2][1][-1], place) for _ in last] for labels, _, curves in runs]
            if common(place):
                rows.append([common(place)[0]] + [text(common(place)[1][step - 1], place) for step in shown])
            gradus_table([title] + [f"step {step}" for step in shown] + last, rows)
    still = [followed[place][0] for place in range(len(followed)) if place not in moved]
    if len(runs) > 1 and still:
        verb = "has" if len(targets) == 1 else "have"
        gradus_say(f"{gradus_names(targets)} {verb} no influence on {gradus_names(still)}: all {len(runs)} runs are the same.")
    if len(runs) > 1 and len(targets) > 1:
        for axis, target in enumerate(targets):
            # Runs that differ in this target alone.
            groups = {}
            for one in runs:
                groups.setdefault(tuple(one[0][:axis] + one[0][axis + 1:]), []).append(one)
            idle = [followed[place][0] for place in moved
                    if all(one[2][place][1] == group[0][2][place][1] for group in groups.values() for one in group)]
            if idle:
                gradus_say(f"{target} alone has no influence on {gradus_names(idle)}.")


def gradus_curves(runs, place, title, beside):
    import matplotlib.pyplot as plt
    plt.figure()
    for labels, _, curves in runs:
        plt.plot(range(1, len(curves[place][1]) + 1), curves[place][1], label=", ".join(labels))
    if beside:
        plt.plot(range(1, len(beside[1]) + 1), beside[1], "--", color="gray", label=beside[0])
    plt.title(f"{runs[0][2][place][0]} for each {title}")
    plt.xlabel("step")
    plt.legend()
    plt.show()


#: rates
import warnings


class gradus_rates:
    """The learning rates and momenta of a schedule that is stepped without training anything."""

    def __init__(self, make, lr=0.1):
        weight = torch.zeros(1, requires_grad=True)
        self.optimizer = torch.optim.SGD([weight], lr=lr, momentum=0.9)
        self.scheduler = make(self.optimizer)

    def numbers(self, epochs, metric=None):
        rates, momenta = [], []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for epoch in range(epochs):
                rates.append([float(group["lr"]) for group in self.optimizer.param_groups])
                momenta.append([group.get("momentum", group.get("betas", [None])[0]) for group in self.optimizer.param_groups])
                try:
                    if isinstance(self.scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau):
                        value = 1.0 if metric is None else metric(epoch) if callable(metric) else metric[epoch]
                        self.scheduler.step(value)
                    elif epoch + 1 < epochs:
                        self.scheduler.step()
                except ValueError:
                    break
        return [list(rate) for rate in zip(*rates)], [list(momentum) for momentum in zip(*momenta)]


#: plot needs rates numbers
def gradus_plot(*things, epochs=100, metric=None, kind=None, x=None, title="", scale=None, bins=20):
    """Draws schedules, numbers, tensors, dictionaries and functions, each a pair of a label and a value, with matplotlib."""
    import copy
    import matplotlib.pyplot as plt

    def line(name, numbers, places=None, style=kind):
        if not lines:
            plt.figure()
        lines.append(name)
        places = range(len(numbers)) if places is None else places
        if style == "points":
            plt.plot(places, numbers, "o", label=name)
        elif style == "steps":
            plt.step(places, numbers, where="post", label=name)
        else:
            plt.plot(places, numbers, label=name)

    def picture(name, draw):
        plt.figure()
        draw()
        plt.title(title or name)
        plt.show()

    def tensor(name, value):
        value = value.detach().to("cpu").double()
        is_parameter = name in parameters
        if kind == "hist" or kind is None and is_parameter and value.dim() in (2, 3) and value.numel() > 400:
            return picture(name, lambda: plt.hist(value.flatten().tolist(), bins=bins))
        if value.dim() < 2:
            return line(name, value.reshape(-1).tolist(), x)
        if value.dim() == 2 and kind in ("line", "steps", "points"):
            return [line(f"{name}[{row}]", numbers) for row, numbers in enumerate(value.tolist())]
        if value.dim() == 2:
            return picture(name, lambda: (plt.imshow(value), plt.colorbar()))
        channels_last = value.dim() == 3 and value.shape[0] not in (1, 3) and value.shape[2] in (3, 4)
        if kind == "image" or kind is None and (channels_last or value.dim() == 3 and value.shape[0] in (1, 3)
                                                or value.dim() == 4 and not is_parameter and value.shape[1] in (1, 3)):
            image = value[0] if value.dim() == 4 else value
            image = image if channels_last else image.permute(1, 2, 0)
            low, high = float(image.min()), float(image.max())
            if low < 0 or high > 1:
                image = (image - low) / ((high - low) or 1)
            return picture(name, lambda: plt.imshow(image.squeeze(-1), cmap="gray"))
        tiles = (value[0] if value.dim() == 4 and not is_parameter else value.flatten(0, -3))[:64]
        across = math.ceil(len(tiles) ** 0.5)
        figure, axes = plt.subplots(math.ceil(len(tiles) / across), across, squeeze=False)
        for place in axes.flat:
            place.axis("off")
        for place, tile in zip(axes.flat, tiles):
            place.imshow(tile, vmin=float(tiles.min()), vmax=float(tiles.max()))
        figure.suptitle(title or name)
        plt.show()

    lines, beside = [], []
    parameters = {name for name, value in things if isinstance(value, torch.nn.Parameter)}
    is_schedule = False
    for name, value in things:
        if isinstance(value, torch.nn.Module) and list(value.parameters()):
            value = dict(value.named_parameters())
        if isinstance(value, (torch.optim.lr_scheduler.LRScheduler, gradus_rates)):
            is_schedule = True
            if not isinstance(value, gradus_rates):
                schedule = gradus_rates.__new__(gradus_rates)
                schedule.scheduler = copy.deepcopy(value)
                schedule.optimizer = schedule.scheduler.optimizer
                value = schedule
            groups, momenta = value.numbers(epochs, metric)
            beside += [(name, numbers) for numbers in momenta if len(set(numbers)) > 1]
            for place, numbers in enumerate(groups):
                line(f"{name} [{place}]" if len(groups) > 1 else name, numbers, style=kind or "steps")
        elif isinstance(value, torch.Tensor) or type(value).__name__ == "ndarray":
            tensor(name, torch.as_tensor(value))
        elif isinstance(value, dict) and all(gradus_number(number) is not None for number in value.values()):
            picture(name, lambda: plt.barh([str(key) for key in value], [gradus_number(number) for number in value.values()]))
        elif isinstance(value, dict) and any(isinstance(one, torch.Tensor) for one in value.values()):
            picture(name, lambda: [plt.hist(one.detach().flatten().tolist(), bins=bins, histtype="step", label=str(key))
                                   for key, one in value.items()] and plt.legend())
        elif isinstance(value, dict):
            for key, numbers in value.items():
                line(str(key), [gradus_number(number) for number in numbers])
        elif callable(value):
            stream = torch.get_rng_state()
            ends = (-5, 5) if x is None else [float(place) for place in x]
            places = ends if len(ends) != 2 else [ends[0] + (ends[1] - ends[0]) * step / 200 for step in range(201)]
            if getattr(value, "__module__", "") == "math":
                line(name, [value(place) for place in places], places)
            else:
                line(name, value(torch.tensor(places)).detach().flatten().tolist(), places)
            torch.set_rng_state(stream)
        elif gradus_number(value) is not None:
            line(name, [gradus_number(value)])
        else:
            rows = list(value)
            if rows and gradus_number(rows[0]) is None and kind in (None, "heat"):
                picture(name, lambda: (plt.imshow([[gradus_number(number) for number in row] for row in rows]), plt.colorbar()))
            elif rows and gradus_number(rows[0]) is None:
                for place, row in enumerate(rows):
                    line(f"{name}[{place}]", [gradus_number(number) for number in row])
            elif kind == "hist":
                picture(name, lambda: plt.hist([gradus_number(number) for number in rows], bins=bins))
            else:
                line(name, [gradus_number(number) for number in rows], x)
    if lines:
        plt.title(title)
        plt.xlabel("epoch" if is_schedule else "")
        plt.ylabel("lr" if is_schedule else "")
        plt.yscale("log" if scale == "log" else "linear")
        plt.legend()
        plt.show()
    if beside:
        plt.figure()
        for name, numbers in beside:
            plt.step(range(len(numbers)), numbers, where="post", label=name)
        plt.title("momentum")
        plt.xlabel("epoch")
        plt.legend()
        plt.show()


#: end
