#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which arguments of PyTorch's functions Gradus takes by name, which it refuses as its own gap, and which nobody knows.

    Scripts/torch_signatures.py oracle                       writes Tests/Fixtures/torch_signatures.txt; run it with PyTorch 2.13
    Scripts/torch_signatures.py probe 'PROGRAM run' [--list] asks Gradus for each; exit code 1 when one is unknown

A function is asked by a call with that one argument: who does not know it says so before anything else is looked at.
"""
import inspect
import keyword
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).parent.parent
FIXTURE, PROBE = ROOT / "Tests/Fixtures/torch_signatures.txt", ROOT / "Tests/Fixtures/torch_signatures.py"
# Names that only the texts of PyTorch's functions have, not the functions.
MISNAMED = {
    "broadcast_to": {"shape"}, "argsort": {"out"}, "index_copy": {"tensor2"}, "index_copy_": {"tensor"},
    "narrow_copy": {"dimension"}, "unsafe_split": {"tensor", "split_size_or_sections"},
}
SPACES = """torch torch.Tensor torch.nn torch.nn.functional torch.nn.init torch.nn.Module torch.optim torch.optim.lr_scheduler
    torch.utils.data torch.autograd torch.autograd.functional torch.linalg torch.special torch.distributions torch.nn.utils
    torch.nn.utils.rnn""".split()
UNKNOWN = re.compile(r"unexpected keyword argument|unrecognized keyword arguments|takes no keyword arguments|takes no arguments")
# What a call with one argument would change for all that follows, or what waits for something.
SKIPPED = re.compile(r"^(_.*|set_.*|seed|manual_seed|compile|use_deterministic.*|get_file_path|prepare_multiprocessing.*|vmap|share_memory_)$")


def place_of(space):
    import torch
    import torch.distributions
    import torch.nn.utils.rnn
    import torch.optim.lr_scheduler
    import torch.utils.data
    import torch.autograd.functional

    place = torch
    for part in space.split(".")[1:]:
        place = getattr(place, part)
    return place


def overloads(text):
    """The names of arguments in signatures `name(a, b=1, *, c)` of a text."""
    found = set()
    for line in re.findall(r"^(?:\.\. (?:function|method):: )?[\w.]+\((.*?)\)(?: ->.*)?$", text, re.M):
        for part in re.split(r",(?![^\[\(]*[\]\)])", line):
            word = re.match(r"\s*(\w+)(?=\s*(=|:|$))", part)
            if word:
                found.add(word[1])
    return found


def takes(function, name):
    """Whether a compiled function takes an argument: what it misses is complained of first, so tensors are put in front."""
    import torch

    for count in range(5):
        try:
            function(*[torch.ones(1, 1)] * count, **{name: None})
        except BaseException as error:
            text = str(error)
            if UNKNOWN.search(text):
                return False
            if "missing" in text and "required positional" in text:
                continue
        return True
    return True


def names_of(function, bound):
    import torch

    try:
        parameters = inspect.signature(function).parameters.values()
    except (ValueError, TypeError):
        # A call that fits no form lists the forms; a function with one form has it in its text.
        wanted = set()
        for arguments in ((), (torch.ones(1, 1),), ("text",)):
            try:
                bound(*arguments, no_such_argument=1)
            except Exception as error:
                for form in re.findall(r"^ \* \((.*)\)$", str(error), re.M):
                    wanted |= {w[1] for part in form.split(",") if (w := re.search(r"(\w+)(?: = [^,]*)?$", part.strip()))}
        wanted -= {"self"}
        return sorted(wanted or (n for n in overloads(function.__doc__ or "") if takes(bound, n)))
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return sorted(p.name for p in parameters if p.kind in kinds and p.name != "self" and not p.name.startswith("_"))


def oracle():
    import warnings

    import torch

    warnings.simplefilter("ignore")
    tensor, module = torch.ones(1, 1), torch.nn.Linear(1, 1)
    known, space = {}, None
    for word in (ROOT / "Tests/Fixtures/torch_names.txt").read_text().split("\n", 1)[1].split():
        if word.endswith(":"):
            space = word[:-1]
        else:
            known.setdefault(space, []).append(word)
    lines = ["# Arguments that functions of PyTorch 2.13 take by name (`Scripts/torch_signatures.py oracle`)."]
    for space in SPACES:
        place = place_of(space)
        lines.append(f"{space}:")
        for name in known.get(space, []):
            if SKIPPED.match(name):
                continue
            function = getattr(place, name, None)
            if not callable(function) or (isinstance(function, type) and space == "torch"):
                continue
            owner = {"torch.Tensor": tensor, "torch.nn.Module": module}.get(space)
            bound = getattr(owner, name, function) if owner is not None else function
            names = [n for n in names_of(function, bound) if n.isidentifier() and not keyword.iskeyword(n) and n not in MISNAMED.get(name, ())]
            if names:
                lines.append(f"  {name} " + " ".join(names))
    FIXTURE.write_text("\n".join(lines) + "\n")
    print(sum(len(line.split()) - 1 for line in lines if line.startswith("  ")), "arguments of",
          sum(line.startswith("  ") for line in lines), "functions")


def probe(program):
    run = subprocess.run(shlex.split(program) + [str(PROBE), str(FIXTURE)], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    unknown = [line[2:] for line in run.stdout.splitlines() if line.startswith("? ")]
    return unknown, [line[2:].split() for line in run.stdout.splitlines() if line.startswith("= ")]


def main():
    if sys.argv[1:2] == ["oracle"]:
        return oracle()
    if len(sys.argv) < 3 or sys.argv[1] != "probe":
        sys.exit(__doc__)
    unknown, counts = probe(sys.argv[2])
    if "--list" in sys.argv:
        print("\n".join(unknown))
    for space, *numbers in counts + [["all", *(sum(int(row[i]) for row in counts) for i in (1, 2, 3))]]:
        print(f"{space:28}{numbers[0]:>6} there {numbers[1]:>5} refused by name {numbers[2]:>5} unknown")
    sys.exit(1 if unknown else 0)


if __name__ == "__main__":
    main()
