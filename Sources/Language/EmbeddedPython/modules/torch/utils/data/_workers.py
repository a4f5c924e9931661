# SPDX-License-Identifier: GPL-3.0-or-later
"""Loaders with workers: each worker has its turn here, with random streams and attributes of the data set of its own."""
import collections
import os
import random
import sys
import warnings

import torch
from torch.utils.data import IterableDataset, TensorDataset, default_collate
from torch.utils.data._utils import _state, worker


def _check(count):
    """Warns when there are more workers than processors."""
    most = os.cpu_count()
    if most and count > most:
        warnings.warn(
            f"This DataLoader will create {count} worker processes in total. Our suggested max number of worker in current "
            f"system is {most}, which is smaller than what this DataLoader is going to create. Please be aware that excessive "
            "worker creation might get DataLoader running slow or even freeze, lower the worker number to avoid potential "
            "slowness/freeze if necessary.")


def _shuffled(indices, generator):
    for i in torch.randperm(len(indices), generator=generator).tolist():
        yield indices[i]


def _drawn(weights, count, replacement, generator):
    yield from torch.multinomial(weights, count, replacement, generator=generator).tolist()


class WorkerInfo:
    """What a worker may know of itself."""

    def __init__(self, id, num_workers, seed, dataset):
        self.id = id
        self.num_workers = num_workers
        self.seed = seed
        self.dataset = dataset

    def __repr__(self):
        return f"WorkerInfo(id={self.id}, num_workers={self.num_workers}, seed={self.seed}, dataset={self.dataset!r})"


def _streams():
    """The states of the random streams."""
    numpy = sys.modules.get("numpy")
    return torch.get_rng_state(), random.getstate(), numpy.random.get_state() if numpy else None


def _use(streams):
    torch.set_rng_state(streams[0])
    random.setstate(streams[1])
    numpy = sys.modules.get("numpy")
    if numpy and streams[2] is not None:
        numpy.random.set_state(streams[2])


class _Worker:
    """One of the workers: it has its turn, then the main program goes on as if nothing had been drawn."""

    def __init__(self, loader, id, base_seed):
        self.loader = loader
        self.info = WorkerInfo(id, loader.num_workers, base_seed + id, loader.dataset)
        self.base_seed = base_seed
        own = not type(loader.dataset).__module__.startswith("torch.") and hasattr(loader.dataset, "__dict__")
        self.attributes = dict(loader.dataset.__dict__) if own else None
        self.streams = None
        self.samples = None
        self.is_finished = False
        self.alive = True

    def is_alive(self):
        return self.alive

    def join(self, timeout=None):
        self.alive = False

    def _swap(self):
        held = self.loader.dataset.__dict__
        mine, self.attributes = self.attributes, dict(held)
        held.clear()
        held.update(mine)

    def turn(self, work):
        """Does some work with the worker's streams, attributes and info."""
        outside, before = _streams(), worker._worker_info
        worker._worker_info = self.info
        if self.attributes is not None:
            self._swap()
        try:
            if self.streams is None:
                self._begin()
            else:
                _use(self.streams)
            return work()
        finally:
            self.streams = _streams()
            if self.attributes is not None:
                self._swap()
            worker._worker_info = before
            _use(outside)

    def _begin(self):
        random.seed(self.info.seed)
        torch.manual_seed(self.info.seed)
        numpy = sys.modules.get("numpy")
        if numpy:
            numpy.random.seed(_state(self.base_seed, self.info.id))
        if self.loader.worker_init_fn is not None:
            self.loader.worker_init_fn(self.info.id)
        self.restart()

    def restart(self):
        """Begins another pass through a stream of samples."""
        self.is_finished = False
        if isinstance(self.loader.dataset, IterableDataset):
            self.samples = iter(self.loader.dataset)

    def fetch(self, index):
        return self.turn(lambda: self._fetch(index))

    def _fetch(self, index):
        loader = self.loader
        batched = loader._auto_collation
        if self.samples is not None:
            if not batched:
                return loader.collate_fn(next(self.samples))
            if self.is_finished:
                raise StopIteration
            batch = []
            for _ in range(loader.batch_size or 1):
                try:
                    batch.append(next(self.samples))
                except StopIteration:
                    self.is_finished = True
                    break
            if not batch or loader.drop_last and self.is_finished:
                raise StopIteration
            return loader.collate_fn(batch)
        dataset = loader.dataset
        if not batched:
            return loader.collate_fn(dataset[index])
        if type(dataset) is TensorDataset and loader.collate_fn is default_collate:
            chosen = torch.tensor(index)
            return [part[chosen].detach() for part in dataset.tensors]
        if hasattr(dataset, "__getitems__"):
            return loader.collate_fn(dataset.__getitems__(list(index)))
        return loader.collate_fn([dataset[i] for i in index])


class _MultiProcessingDataLoaderIter:
    """The batches of one pass, worker after worker."""

    def __init__(self, loader, workers=None):
        self._loader = loader
        self._streams = isinstance(loader.dataset, IterableDataset)
        self._indices = None if self._streams else iter(loader._index_sampler)
        self._base_seed = torch.empty((), dtype=torch.int64).random_(generator=loader.generator).item()
        if workers:
            self._workers = workers
            for one in workers:
                if one.streams is not None:
                    one.turn(one.restart)
        else:
            self._workers = [_Worker(loader, i, self._base_seed) for i in range(loader.num_workers)]
        self._active = list(self._workers)
        self._next = 0
        self._waiting = collections.deque()
        self._look_ahead((loader.prefetch_factor or 2) * loader.num_workers)

    def _look_ahead(self, count):
        while self._indices is not None and len(self._waiting) < count:
            try:
                self._waiting.append(next(self._indices))
            except StopIteration:
                self._indices = None

    def __iter__(self):
        return self

    def __len__(self):
        return len(self._loader)

    def __next__(self):
        if not self._streams:
            if not self._waiting:
                raise StopIteration
            one = self._workers[self._next % len(self._workers)]
            self._next += 1
            index = self._waiting.popleft()
            self._look_ahead(len(self._waiting) + 1)
            return one.fetch(index)
        while self._active:
            place = self._next % len(self._active)
            try:
                batch = self._active[place].fetch(None)
            except StopIteration:
                del self._active[place]
                self._next = place
                continue
            self._next = place + 1
            return batch
        raise StopIteration


def _iterate(loader):
    """The iterator of a loader; with persistent_workers the workers stay."""
    if not loader.persistent_workers:
        return _MultiProcessingDataLoaderIter(loader)
    before = loader.__dict__.get("_iterator")
    made = _MultiProcessingDataLoaderIter(loader, before._workers if before is not None else None)
    loader._iterator = made
    return made
