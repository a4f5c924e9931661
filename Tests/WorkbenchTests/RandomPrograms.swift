// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport

/// Programs of random statements over objects of nearly every kind; most statements change something, some fail.
enum RandomPrograms {
  /// Makes what the statements work on; goes on from `RollbackTests.prelude`.
  static let prelude = #"""
    import torch.autograd, torch.nn.utils, torch.backends.cudnn
    import dataclasses, functools, itertools, heapq, contextlib, logging, math, enum, string
    class Slotted:
        __slots__ = ('p', 'q')
    slotted = Slotted(); slotted.p = 1
    @dataclasses.dataclass
    class Data:
        x: int
        items: list = dataclasses.field(default_factory=list)
    data = Data(1, [2])
    def echoing():
        got = 0
        while True:
            try:
                got = yield got
            except ValueError:
                got = -1
    def outer():
        yield from numbers()
    echo = echoing(); next(echo); through = outer(); next(through)
    @functools.lru_cache(maxsize=4)
    def cached(n): return [n]
    cycle, chained, counting = itertools.cycle([1, 2]), itertools.chain([1], [2, 3]), itertools.count(3)
    table2 = np.arange(12.0).reshape(3, 4)
    net2 = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2))
    each = optim.AdamW(net2.parameters(), lr=0.1, foreach=True)
    plain = optim.SGD(net2.parameters(), lr=0.1, momentum=0.9)
    cosine = optim.lr_scheduler.CosineAnnealingLR(plain, T_max=5)
    saved = copy.deepcopy((net2.state_dict(), each.state_dict(), plain.state_dict(), cosine.state_dict()))
    hooks, modules, parts = [], nn.ModuleDict({'a': nn.ReLU()}), nn.ParameterList([torch.ones(2)])
    embedding = nn.Embedding(5, 2)
    logger = logging.getLogger('train')
    class Suit(enum.Enum):
        HEARTS = 1
    space = {}
    torch.nn.utils.clip_grad_norm_([w], 1.0)
    def train(optimizer):
        optimizer.zero_grad()
        net2(torch.randn(4, 3)).square().sum().backward()
        optimizer.step()
    """#

  /// The statements, one a line.
  static let statements = #"""
    slotted.p = 2
    slotted.q = [1]
    del slotted.p
    slotted.q.append(2)
    data.x += 1
    data.items.append(3)
    data = dataclasses.replace(data, x=9)
    dataclasses.asdict(data)['items'].append(1)
    q.extend([5, 6])
    q.appendleft(0)
    q.reverse()
    q[0] = 9
    del q[0]
    q.insert(1, 4)
    q.remove(2)
    q.clear()
    q.extendleft(range(70))
    echo.send(5)
    echo.throw(ValueError)
    next(through)
    echo.close()
    list(zip(gen, it))
    next(cycle)
    next(chained)
    next(counting)
    table2[1] = 7
    table2[:, 0] += 2
    table2 *= 2
    table2.fill(3)
    table2.sort()
    np.random.shuffle(a)
    table2.T[0] = 5
    table2[table2 > 3] = 0
    a.sort()
    torch.from_numpy(table2).add_(1)
    train(each)
    train(plain)
    cosine.step()
    each.load_state_dict(saved[1])
    plain.load_state_dict(saved[2])
    cosine.load_state_dict(saved[3])
    net2.load_state_dict(saved[0])
    each.state.clear()
    plain.param_groups[0]['lr'] = 0.5
    each.zero_grad(set_to_none=False)
    plain.step(lambda: net2(torch.ones(4, 3)).sum())
    hooks.append(net2.register_forward_hook(lambda m, i, o: o * 2))
    hooks.append(net2[0].register_forward_pre_hook(lambda m, i: None))
    hooks.append(net2.register_full_backward_hook(lambda m, i, o: None))
    hooks.append(w.register_post_accumulate_grad_hook(lambda p: None))
    hooks.append(plain.register_step_post_hook(lambda *a: None))
    hooks.pop().remove()
    net2[1].reset_running_stats()
    net2[1].running_mean.fill_(2)
    embedding.weight.data[0] = 1
    embedding(torch.tensor([1, 1])).sum().backward()
    modules['b'] = nn.Linear(1, 1)
    del modules['a']
    parts.append(torch.zeros(1))
    net2[0] = nn.Linear(3, 4)
    net2.append(nn.ReLU())
    net2.insert(0, nn.Identity())
    net2.extra = nn.Parameter(torch.ones(2))
    del net2.extra
    net2[0].weight = nn.Parameter(torch.ones(4, 3))
    net2.apply(lambda m: m.requires_grad_(False))
    net2.zero_grad()
    net2.double()
    torch.nn.utils.clip_grad_norm_(net2.parameters(), 0.5)
    torch.nn.utils.vector_to_parameters(torch.zeros(2), [nn.Parameter(torch.ones(2))])
    exec('k1 = 1\nk2 = [k1]')
    exec('x.add_(1)', globals())
    exec('made = [1]', space)
    space.clear()
    eval('l.append(1)')
    globals().update(zz=1)
    globals().pop('zz', None)
    vars(o).update(t=1)
    o.__dict__.clear()
    o.__dict__ = {'z': 1}
    A.__name__ = 'AA'
    B.x = property(lambda s: 1)
    del A.n
    A.__init_subclass__ = classmethod(lambda c: None)
    cached(5).append(1)
    cached.cache_clear()
    logger.setLevel(10)
    logging.getLogger('n%d' % len(l)).addHandler(logging.NullHandler())
    logging.addLevelName(25, 'NOTICE')
    logging.raiseExceptions = False
    logging.Logger.note = 5
    string.mine = [1]
    nn.Linear.extra = 1
    torch.Tensor.twice = lambda self: self * 2
    sys.path.append('z')
    sys.argv = ['a']
    plt.rcParams['a'] = [1]
    warnings.simplefilter('ignore')
    warnings.filterwarnings('error', message='bad')
    torch.set_rng_state(torch.get_rng_state())
    torch.set_rng_state(torch.zeros_like(torch.get_rng_state()))
    g.set_state(torch.Generator().manual_seed(4).get_state())
    random.setstate(random.getstate())
    random.shuffle(l)
    b += b'12'
    del b[0]
    l[0], d['a'] = d, l
    heapq.heappush(l, 0)
    l.clear()
    s |= {7, 8}
    s.clear()
    od.popitem(last=False)
    c.subtract('aa')
    dd.default_factory = None
    e.add_note('n')
    e.__cause__ = KeyError('k')
    Suit.HEARTS.extra = 1
    Suit.note = 3
    x.masked_fill_(x > 1, 0)
    x.index_add_(0, torch.tensor([0]), torch.ones(1, 3))
    x.scatter_(1, torch.tensor([[0], [1]]), 9.0)
    x.put_(torch.tensor([1]), torch.tensor([5.]))
    w.data.copy_(torch.zeros(3))
    w.requires_grad_(False)
    y.retain_grad()
    (w * 2).sum().backward()
    torch.set_default_dtype(torch.float32)
    torch.use_deterministic_algorithms(True)
    torch.autograd.backward([(w ** 2).sum()])
    w.grad = torch.ones(3); optimizer.step()
    optimizer.state[w]['step'] += 1
    optimizer.param_groups.append(optimizer.param_groups[0].copy())
    scheduler.base_lrs[0] = 5
    loader.dataset.tensors[0].add_(1)
    next(iter(loader))
    fig = plt.figure(); fig.gca().plot([1])
    plt.title('t'); plt.xlabel('x')
    def f(a=[]): return a
    f().append(1)
    f.__dict__['k'] = 1
    class A: pass
    del counter
    """#.split(separator: "\n").map(String.init)

  /// A program of a few statements.
  static func next(_ random: inout SplitMix) -> [String] {
    (0..<(1 + random.next(below: 6))).map { _ in random.pick(RollbackTests.statements) }
  }
}
