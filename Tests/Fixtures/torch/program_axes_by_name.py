# SPDX-License-Identifier: GPL-3.0-or-later
# einops: layers, axes without names, errors; and batches of samples with texts.
import torch
from einops import pack, rearrange, reduce, repeat
from einops.layers.torch import Rearrange, Reduce
from torch import nn
from torch.utils.data import DataLoader, default_collate

x = torch.arange(24.).reshape(2, 3, 4)
net = nn.Sequential(Rearrange("b c (h w) -> b (c h) w", h=2), nn.LayerNorm(2), Reduce("b c w -> b c", reduction="mean"), Reduce("b (c k) -> b c", "max", k=3))
print(net, net(x).shape, list(net.state_dict()))
print(reduce(x, "b c (w 2) -> c w", "max"), repeat(x[0, 0], "w -> w 2"), repeat(x[0, 0], "w -> (2 w)"), pack([x, x[..., 0]], "b *")[1])
for pattern, sizes in (("b c -> c b", {}), ("b c w -> b w", {}), ("b c (h w) -> b c h w", {"h": 3}), ("b c w -> b b c", {}), ("b c (w 2) -> b c w", {})):
    for work in (rearrange, lambda *a, **k: reduce(*a, "sum", **k)):
        try:
            print(work(x, pattern, **sizes).shape)
        except Exception as e:
            print(type(e).__name__, e)
print(default_collate([(1, "a", ["x", "y"]), (2, "b", ["z", "w"])]), default_collate(["a", "b"]), default_collate([{"name": "a"}, {"name": "b"}]))
for batch in DataLoader([(i, f"s{i}", {"k": str(i)}) for i in range(3)], batch_size=2):
    print(batch)
