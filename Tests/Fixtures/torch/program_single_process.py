# SPDX-License-Identifier: GPL-3.0-or-later
# torch.distributed where a program for many processes is started alone, and torch.jit of modules.
import os

import torch
import torch.distributed as dist
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data.distributed import DistributedSampler


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


print(dist.is_available(), dist.is_initialized(), dist.is_gloo_available(), dist.is_nccl_available())
attempt(dist.get_rank)
attempt(dist.barrier)
attempt(lambda: DistributedDataParallel(nn.Linear(2, 1)))
for name, value in (("RANK", "0"), ("WORLD_SIZE", "1"), ("MASTER_ADDR", "127.0.0.1"), ("MASTER_PORT", "29617")):
    attempt(lambda: dist.init_process_group("gloo"))
    os.environ[name] = value
attempt(lambda: dist.init_process_group("foo"))
attempt(lambda: dist.init_process_group("gloo", rank=0, world_size=1))
attempt(lambda: dist.init_process_group("gloo", rank=0, world_size=1))
print(dist.is_initialized(), dist.get_rank(), dist.get_world_size(), dist.get_backend())
x = torch.arange(3.0)
for op in (dist.ReduceOp.SUM, dist.ReduceOp.AVG, dist.ReduceOp.MAX):
    dist.all_reduce(x, op=op)
    print(op, x)
work = dist.all_reduce(x, async_op=True)
print(type(work), work.wait(), work.is_completed())
attempt(lambda: dist.broadcast(x, 0))
attempt(lambda: dist.broadcast(x, 1))
rows = [torch.zeros(3)]
dist.all_gather(rows, x)
print(rows)
attempt(lambda: dist.all_gather([torch.zeros(3), torch.zeros(3)], x))
attempt(lambda: dist.all_gather_into_tensor(torch.zeros(6), x))
attempt(lambda: dist.gather(x))
attempt(lambda: dist.scatter(torch.zeros(3), src=0))
attempt(lambda: dist.send(x, 0))
attempt(lambda: dist.all_reduce(3))
attempt(lambda: dist.all_reduce(x, op=dist.ReduceOp.BAND))
things = [None]
dist.all_gather_object(things, {"a": 1})
print(things)
attempt(lambda: dist.new_group([0, 1]))
torch.manual_seed(0)
model = DistributedDataParallel(nn.Linear(2, 1))
print(model, list(model.state_dict()))
with model.no_sync():
    model(torch.ones(1, 2)).sum().backward()
print(model.module.weight.grad)
attempt(lambda: DistributedDataParallel(nn.Flatten()))
sampler = DistributedSampler(range(10))
sampler.set_epoch(1)
print(list(sampler), len(sampler))
for settings in ({"shuffle": False}, {"seed": 3, "drop_last": True}):
    sampler = DistributedSampler(range(10), num_replicas=3, rank=1, **settings)
    print(list(sampler), len(sampler))
attempt(lambda: DistributedSampler(range(10), num_replicas=3, rank=3))
dist.destroy_process_group()
attempt(dist.destroy_process_group)
store = dist.HashStore()
store.set("a", "b")
print(store.get("a"), store.add("n", 2), store.add("n", 3), store.check(["a"]), store.delete_key("a"), store.check(["a"]))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)
        self.bn = nn.BatchNorm1d(3)

    def forward(self, x):
        return self.bn(self.fc(x)).relu()


net = Net()
scripted = torch.jit.script(net)
print(scripted, isinstance(scripted, nn.Module), list(scripted.state_dict()), scripted.original_name)
print(scripted(torch.tensor([[0.0, 1.0], [2.0, 3.0]])), net.bn.num_batches_tracked, scripted.fc.weight is net.fc.weight)
scripted.eval()
print(net.training, scripted.training, [name for name, _ in scripted.named_modules()])
traced = torch.jit.trace(net, torch.ones(2, 2))
print(traced, net.bn.num_batches_tracked, traced.original_name)
