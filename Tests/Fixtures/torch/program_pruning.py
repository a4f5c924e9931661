# SPDX-License-Identifier: GPL-3.0-or-later
# torch.nn.utils.prune: masks on weights, alone and one after the other.
import torch
import torch.nn as nn
import torch.nn.utils.prune as prune

def show(f):
    torch.manual_seed(1)
    try: f()
    except Exception as e: print(type(e).__name__, e)
def a():
    m = nn.Linear(3, 2); r = prune.l1_unstructured(m, 'weight', amount=.5); print(r is m, [n for n, _ in m.named_buffers()], [n for n, _ in m.named_parameters()], m.weight, len(m._forward_pre_hooks), m(torch.ones(1, 3)))
    print(list(m.state_dict())); prune.remove(m, 'weight'); print(m.weight, [n for n, _ in m.named_parameters()], prune.is_pruned(m))
def b():
    m = nn.Linear(4, 3); prune.random_unstructured(m, name='weight', amount=2); prune.ln_structured(m, 'weight', amount=1, n=2, dim=0); print(m.weight_mask, prune.is_pruned(m)); prune.l1_unstructured(m, 'weight', .3); print(m.weight_mask)
    for h in m._forward_pre_hooks.values(): print(type(h).__name__, len(h), [type(x).__name__ for x in h])
    prune.identity(m, 'bias'); prune.custom_from_mask(m, 'bias', torch.tensor([1, 0, 1])); print(m.bias); m(torch.ones(1, 4)).sum().backward(); print(m.weight_orig.grad, m.bias_orig.grad)
def c():
    m = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1)); prune.global_unstructured([(m[0], 'weight'), (m[2], 'weight')], pruning_method=prune.L1Unstructured, amount=.5); print([float((m[i].weight == 0).sum()) for i in (0, 2)], m[0].weight_mask)
    for i, l in m.named_modules():
        if isinstance(l, nn.Linear): print(i, 100. * float(torch.sum(l.weight == 0)) / float(l.weight.nelement()))
def d():
    m = nn.Conv2d(1, 4, 3); prune.random_structured(m, 'weight', amount=.5, dim=0); print(m.weight_mask.sum((1, 2, 3))); prune.ln_structured(m, 'weight', amount=1, n=1, dim=0); print(m.weight_mask.sum((1,2,3)))
class Every(prune.BasePruningMethod):
    PRUNING_TYPE = 'unstructured'
    def compute_mask(self, t, default_mask): mask = default_mask.clone(); mask.view(-1)[::2] = 0; return mask
def e(): m = nn.Linear(3, 2); Every.apply(m, 'weight'); print(m.weight, m)
for f in (a, b, c, d, e, lambda: prune.remove(nn.Linear(1, 1), 'weight'), lambda: prune.l1_unstructured(nn.Linear(1, 1), 'weight', 1.5), lambda: prune.l1_unstructured(nn.Linear(1, 1), 'weight', 5), lambda: prune.l1_unstructured(nn.Linear(1, 1), 'weight', 'a'), lambda: prune.ln_structured(nn.Linear(1, 1), 'bias', .5, 2, 0), lambda: prune.l1_unstructured(nn.Linear(1, 1), 'foo', .5)): show(f)
