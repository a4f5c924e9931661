import torch
from torch.utils.data import Dataset, DataLoader, TensorDataset, random_split, Subset, ConcatDataset, RandomSampler, SequentialSampler, BatchSampler, WeightedRandomSampler, SubsetRandomSampler, IterableDataset, Sampler
import torch.utils.data as data
class Sq(Dataset):
    def __init__(self, n): self.n=n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError
        return torch.tensor([i, i*i], dtype=torch.float32), i%2
ds = Sq(10)
for x,y in DataLoader(ds, batch_size=4): print(x, y)
torch.manual_seed(1)
dl = DataLoader(ds, batch_size=3, shuffle=True)
for ep in range(2):
    print([y.tolist() for x,y in dl], [x[:,0].tolist() for x,y in dl])
print(torch.rand(2))
tr, te = random_split(ds, [7,3], generator=torch.Generator().manual_seed(42))
print(len(tr), len(te), tr.indices, te.indices, te[0])
a,b = random_split(range(10), [0.75,0.25]); print(a.indices, b.indices)
c = ConcatDataset([Sq(2), Sq(3)]); print(len(c), c[3], c[-1])
print(len(ds + ds))
print(list(SequentialSampler(ds)), len(RandomSampler(ds)))
torch.manual_seed(5); print(list(RandomSampler(range(5))), list(RandomSampler(range(5), replacement=True, num_samples=7)))
print(list(BatchSampler(SequentialSampler(range(7)), 3, False)), list(BatchSampler(SequentialSampler(range(7)), 3, True)))
print(list(WeightedRandomSampler([0.1,0.9,0.4], 5)), list(SubsetRandomSampler([3,5,7])))
class It(IterableDataset):
    def __iter__(self): return iter(range(5))
print([b.tolist() for b in DataLoader(It(), batch_size=2)])
print([b for b in DataLoader(Sq(3), batch_size=None)])
class D2(Dataset):
    def __len__(self): return 4
    def __getitem__(self, i): return {'x': torch.ones(2)*i, 'name': 's%d'%i, 'v': 0.5*i}
for b in DataLoader(D2(), batch_size=2): print(b)
print(next(iter(DataLoader(D2(), batch_size=3, collate_fn=lambda s: len(s)))))
def collate(batch):
    xs, ys = zip(*batch)
    return torch.stack(xs), torch.tensor(ys)
print(next(iter(DataLoader(ds, batch_size=2, collate_fn=collate))))
t = TensorDataset(torch.arange(6).view(6,1), torch.arange(6.))
print(t[2], t[1:3], len(t), t.tensors[0].shape)
dl = DataLoader(t, batch_size=4, shuffle=False, num_workers=0, drop_last=True, pin_memory=False)
print(len(dl), len(dl.dataset), dl.batch_size, dl.drop_last, type(dl.sampler).__name__)
for i, (u, v) in enumerate(dl): print(i, u.shape, v)
it = iter(dl); print(next(it)[1])
try: next(it); 
except StopIteration: print('stop')
for bad in ['DataLoader(ds, batch_size=0)', 'DataLoader(ds, shuffle=True, sampler=SequentialSampler(ds))', 'TensorDataset(torch.ones(2), torch.ones(3))', 'random_split(ds,[1,2])', 'random_split(range(2**63-1), [7, 2**63-1])', 'random_split(range(2**63-1), [0.5, 0.5])','DataLoader(ds,num_workers=-1)', 'RandomSampler([])']:
    try: eval(bad); print(bad,'ok')
    except Exception as e: print(bad, type(e).__name__, e)
class Rev(Sampler):
    def __init__(self, n): self.n=n
    def __iter__(self): return iter(range(self.n-1,-1,-1))
    def __len__(self): return self.n
print([y.tolist() for x,y in DataLoader(ds, batch_size=4, sampler=Rev(10))])
g = torch.Generator(); g.manual_seed(0)
print([y.tolist() for x,y in DataLoader(ds, batch_size=5, shuffle=True, generator=g)], torch.rand(1, generator=g))
print(Subset(ds,[1,2])[1], len(Subset(ds,[0])))
print(data.default_collate([torch.ones(1),torch.zeros(1)]), data.default_collate([1,2]), data.default_collate([(1,2.),(3,4.)]), data.default_collate(['a','b']))
print(isinstance(ds, Dataset), Dataset, DataLoader)
try: Dataset()[0]
except NotImplementedError as e: print('NIE', e)
