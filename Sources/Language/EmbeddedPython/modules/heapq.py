# SPDX-License-Identifier: GPL-3.0-or-later
"""Heaps in lists: no item is greater than its two children, those of item i being 2i+1 and 2i+2."""

__all__ = "heappush heappop heapify heapreplace merge nlargest nsmallest heappushpop".split()

def _settle(heap, spot, top):
    """Puts an item where it belongs in the part of the heap below a top: smaller children move up as far as the leaves, since
    most items belong low, and then the item rises from there. A leaf only rises."""
    item = heap[spot]
    size = len(heap)
    child = 2 * spot + 1
    try:
        while child < size:
            if child + 1 < size and not heap[child] < heap[child + 1]:
                child += 1
            heap[spot] = heap[child]
            spot = child
            child = 2 * spot + 1
        while spot > top:
            above = (spot - 1) >> 1
            parent = heap[above]
            if not item < parent:
                break
            heap[spot] = parent
            spot = above
        heap[spot] = item
    except IndexError:
        if len(heap) == size:
            raise
    if len(heap) != size:
        raise RuntimeError("list changed size during iteration")

def heapify(x, /):
    """Makes a list a heap, from the last item with a child to the first item."""
    for top in range(len(x) // 2 - 1, -1, -1):
        _settle(x, top, top)

def heappush(heap, item, /):
    heap.append(item)
    _settle(heap, len(heap) - 1, 0)

def heappop(heap, /):
    if len(heap) == 0:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _settle(heap, 0, 0)
    return smallest

def heapreplace(heap, item, /):
    """What heappop and then heappush would do, in one go; gives the smallest item of before."""
    if len(heap) == 0:
        raise IndexError("index out of range")
    item, heap[0] = heap[0], item
    _settle(heap, 0, 0)
    return item

def heappushpop(heap, item, /):
    """What heappush and then heappop would do, in one go."""
    if len(heap) > 0 and heap[0] < item:
        item, heap[0] = heap[0], item
        _settle(heap, 0, 0)
    return item

def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]

def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables in their common order, taken when they are asked for: pairs of sources are merged,
    then pairs of these, so that an item is compared once a level. Of equals the earlier source's come first."""
    sources = [iter(source) if key is None else ((key(item), item) for item in source) for source in iterables]
    join = _merged if key is None else _merged_by_key
    while len(sources) > 1:
        merged = [join(one, other, reverse) for one, other in zip(sources[::2], sources[1::2])]
        sources = merged + sources[len(merged) * 2:]
    for source in sources:
        if key is None:
            yield from source
        else:
            for _, item in source:
                yield item

_end = object()

def _merged(one, other, reverse):
    """Two sources as one."""
    a, b = next(one, _end), next(other, _end)
    while a is not _end and b is not _end:
        if (a < b) if reverse else (b < a):
            yield b
            b = next(other, _end)
        else:
            yield a
            a = next(one, _end)
    left, source = (b, other) if a is _end else (a, one)
    if left is not _end:
        yield left
        yield from source

def _merged_by_key(one, other, reverse):
    """Two sources of (key, item) as one."""
    a, b = next(one, None), next(other, None)
    while a and b:
        if (a[0] < b[0]) if reverse else (b[0] < a[0]):
            yield b
            b = next(other, None)
        else:
            yield a
            a = next(one, None)
    left, source = (a, one) if a else (b, other)
    if left:
        yield left
        yield from source
