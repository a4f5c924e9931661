# SPDX-License-Identifier: GPL-3.0-or-later
# Numbers and arrays of numpy beside tensors: whose operation it is, and what comes out.
import numpy as np
import torch

t = torch.tensor([1.0, 2.0])
for s in (np.float64(2), np.float32(2), np.int64(2), np.bool_(True), np.array([1, 2]), np.array([0.5, 4.0])):
    for line in ("s+t", "s-t", "s*t", "s/t", "s//t", "s%t", "s**t", "s@t", "s==t", "s<t", "s>=t", "t+s", "t-s", "t*s", "t/s", "t//s", "t%s",
                 "t**s", "t==s", "t<s", "t>=s", "t.int()*s", "s*t.int()", "torch.tensor(3.)*s", "t.clone().__imul__(2)*s"):
        try:
            made = eval(line)
            print(type(s).__name__, line, "=>", type(made).__name__, made, made.dtype)
        except Exception as e:
            print(type(s).__name__, line, "=>", type(e).__name__, e)
for line in ("np.exp(t)", "np.sqrt(t)", "np.abs(-t)", "np.maximum(t, 1.5)", "np.add(t, t)", "np.multiply(t, np.array([1., 2.]))", "np.isnan(t)",
             "np.sqrt(2) * t", "np.mean([1, 2]) * t", "np.pi * t", "t.clamp(np.float64(1.5))", "t.clamp(min=np.float32(1.5))",
             "torch.where(t > 1, np.float64(0), t)", "t.masked_fill(t > 1, np.float64(5))", "t.clone().fill_(np.float64(3))", "torch.pow(t, np.float64(2))",
             "t.requires_grad_(False) * np.ones(2)", "(t.clone().requires_grad_() * 2) * np.ones(2)", "np.float64(2) * t.clone().requires_grad_()",
             "np.ones(2).cuda()", "np.float64(1).item_()", "torch.relu(np.ones(2))", "torch.cat([np.ones(2)])", "np.ones(2)()"):
    try:
        made = eval(line)
        print(line, "=>", type(made).__name__, made)
    except Exception as e:
        print(line, "=>", type(e).__name__, e)
x = t.clone()
y = x
x *= np.float64(3)
print(x is y, y)
