# SPDX-License-Identifier: GPL-3.0-or-later
# Asks for every argument of torch_signatures.txt: prints a line for each that is neither taken nor refused as Gradus's own gap, then
# the counts of each namespace. Functions that are missing altogether count as they are refused.
import re, sys, warnings
warnings.simplefilter("ignore")
import torch, torch.utils.data, torch.distributions, torch.special, torch.optim.lr_scheduler
import torch.autograd.functional, torch.nn.utils.rnn, torch.nn.init
unknown = re.compile(r"unexpected keyword argument|unrecognized keyword arguments|takes no keyword arguments|takes no arguments")
counts = {}
space, place, owner = "", None, None
for line in (open(sys.argv[1]).read() if len(sys.argv) > 1 else LIST).split("\n")[1:]:
    words = line.split()
    if not words:
        continue
    if not line.startswith(" "):
        space, place = words[0][:-1], torch
        for part in space.split(".")[1:]:
            place = getattr(place, part)
        owner = {"torch.Tensor": torch.ones(1, 1), "torch.nn.Module": torch.nn.Linear(1, 1)}.get(space, place)
        counts[space] = [0, 0, 0]
        continue
    try:
        function = getattr(owner, words[0])
    except Exception as e:
        counts[space][1 if "Gradus has no" in str(e) else 2] += len(words) - 1
        if "Gradus has no" not in str(e):
            print("?", space, words[0], "-", e)
        continue
    for name in words[1:]:
        try:
            function(**{name: None})
            counts[space][0] += 1
        except BaseException as e:
            text = str(e)
            if "Gradus has no" in text:
                counts[space][1] += 1
            elif unknown.search(text) and name in text or "takes no" in text:
                counts[space][2] += 1
                print("?", space, words[0], name, text.split("\n")[0])
            else:
                counts[space][0] += 1
for space, (there, refused, missing) in counts.items():
    print("=", space, there, refused, missing)
