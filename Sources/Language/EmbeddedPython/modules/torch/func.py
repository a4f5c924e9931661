# SPDX-License-Identifier: GPL-3.0-or-later
import torch as _torch

_depth = 0

def _fresh(x):
    return x.view_as(x) if x.requires_grad else x.detach().requires_grad_()

def _map(f, tree):
    if isinstance(tree, _torch.Tensor):
        return f(tree)
    if isinstance(tree, dict):
        return {k: _map(f, v) for k, v in tree.items()}
    if isinstance(tree, (tuple, list)):
        return type(tree)(_map(f, v) for v in tree)
    return tree

def _leaves(tree):
    if isinstance(tree, _torch.Tensor):
        return [tree]
    if isinstance(tree, dict):
        return [t for v in tree.values() for t in _leaves(v)]
    if isinstance(tree, (tuple, list)):
        return [t for v in tree for t in _leaves(v)]
    return []

def _rebuild(tree, leaves):
    leaves = iter(leaves)
    return _map(lambda t: next(leaves), tree)

class _Level:
    # Whether this is the outermost transform, whose results leave the graph of the inputs made here.
    def __enter__(self):
        global _depth
        _depth += 1
        self.mode = _torch.enable_grad()
        self.mode.__enter__()
        return self

    def __exit__(self, *error):
        global _depth
        _depth -= 1
        self.mode.__exit__(*error)
        return False

def _leave(tree, inputs):
    if _depth == 0 and not any(t.requires_grad for t in _leaves(inputs)):
        return _map(lambda t: t.detach(), tree)
    return tree

def _grads(outputs, inputs, weights=None):
    pairs = [(o, None if weights is None else w)
             for o, w in zip(outputs, outputs if weights is None else weights) if o.requires_grad]
    if not pairs:
        return [_torch.zeros_like(t) for t in inputs]
    found = _torch.autograd.grad([o for o, _ in pairs], inputs, None if weights is None else [w for _, w in pairs],
                                 create_graph=True, allow_unused=True)
    return [_torch.zeros_like(t) if g is None else g for t, g in zip(inputs, found)]

def _selected(args, argnums):
    return tuple(args[i] for i in argnums) if isinstance(argnums, tuple) else args[argnums]

def _replaced(args, argnums, values):
    args = list(args)
    for i, value in zip(argnums, values) if isinstance(argnums, tuple) else [(argnums, values)]:
        args[i] = value
    return args

def _applied(func, args, kwargs, argnums, has_aux):
    """The chosen arguments, made anew, what a function gives for them, and what it gives besides."""
    fresh, aux = _map(_fresh, _selected(args, argnums)), None
    output = func(*_replaced(args, argnums, fresh), **kwargs)
    if has_aux:
        output, aux = output
    return fresh, output, aux

def grad_and_value(func, argnums=0, has_aux=False):
    def wrapper(*args, **kwargs):
        with _Level():
            fresh, output, aux = _applied(func, args, kwargs, argnums, has_aux)
            if not isinstance(output, _torch.Tensor):
                raise RuntimeError("grad_and_value(f)(*args): Expected f(*args) to return a tensor, "
                                   f"got {type(output)}")
            if output.dim() != 0:
                raise RuntimeError("grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got "
                                   f"tensor with {output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs "
                                   "instead?")
            gradient = _rebuild(fresh, _grads([output], _leaves(fresh)))
        gradient, output = _leave(gradient, args), _leave(output, args)
        return (gradient, (output, _leave(aux, args))) if has_aux else (gradient, output)
    return wrapper

def grad(func, argnums=0, has_aux=False):
    both = grad_and_value(func, argnums, has_aux)

    def wrapper(*args, **kwargs):
        gradient, value = both(*args, **kwargs)
        return (gradient, value[1]) if has_aux else gradient
    return wrapper

def vjp(func, *primals, has_aux=False):
    with _Level():
        fresh = [_map(_fresh, p) for p in primals]
        output = func(*fresh)
        if has_aux:
            output, aux = output

    def pull(*cotangents, **kwargs):
        weights = cotangents if isinstance(output, (tuple, list)) and len(cotangents) > 1 else cotangents[0]
        with _Level():
            found = iter(_grads(_leaves(output), _leaves(fresh), _leaves(weights)))
            result = tuple(_map(lambda t: next(found), p) for p in fresh)
        return _leave(result, primals)
    return (_leave(output, primals), pull, aux) if has_aux else (_leave(output, primals), pull)

def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    with _Level():
        fresh = [_map(_fresh, p) for p in primals]
        output = func(*fresh)
        if has_aux:
            output, aux = output
        # The product from the right is the gradient, by the weights, of the product from the left.
        outputs = _leaves(output)
        weights = [_torch.zeros_like(o).requires_grad_() for o in outputs]
        pulled = _grads(outputs, _leaves(fresh), weights)
        result = _rebuild(output, _grads(pulled, weights, _leaves(list(tangents))))
    result, output = _leave(result, primals), _leave(output, primals)
    return (output, result, aux) if has_aux else (output, result)

def _jacobian(output, x):
    flat = output.reshape(-1)
    rows = [_grads([flat[i]], [x])[0] for i in range(flat.numel())]
    if not rows:
        return x.new_zeros(output.shape + x.shape)
    return _torch.stack(rows).reshape(output.shape + x.shape)

def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None):
    def wrapper(*args, **kwargs):
        with _Level():
            fresh, output, aux = _applied(func, args, kwargs, argnums, has_aux)
            result = _map(lambda o: _map(lambda x: _jacobian(o, x), fresh), output)
        result = _leave(result, args)
        return (result, _leave(aux, args)) if has_aux else result
    return wrapper

def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    return jacrev(func, argnums, has_aux=has_aux)

def hessian(func, argnums=0):
    return jacfwd(jacrev(func, argnums), argnums)

def linearize(func, *primals):
    return func(*primals), lambda *tangents: jvp(func, primals, tangents)[1]

def _drawing(func, randomness):
    # The function of one row: what is random is the same for all, of its own for each, or refused.
    before = _torch.get_rng_state()

    def row(*args, **kwargs):
        if randomness == "same":
            _torch.set_rng_state(before)
        output = func(*args, **kwargs)
        if randomness == "error" and not _torch.equal(before, _torch.get_rng_state()):
            _torch.set_rng_state(before)
            raise RuntimeError("vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on "
                               "vmap or perform the randomness operation out of vmap")
        return output
    return func if randomness == "different" else row

def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    if randomness not in ("error", "different", "same"):
        raise RuntimeError(f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}")
    def wrapper(*args, **kwargs):
        dims = in_dims if isinstance(in_dims, (tuple, list)) else (in_dims,) * len(args)
        if len(dims) != len(args):
            raise ValueError(f"vmap({getattr(func, '__name__', func)}, in_dims={in_dims}, ...)(<inputs>): in_dims is "
                             "not compatible with the structure of inputs.")
        sizes = {t.shape[d] for a, d in zip(args, dims) if d is not None for t in _leaves(a)}
        if not sizes:
            raise ValueError("vmap: at least one input must be mapped over")
        if len(sizes) > 1:
            raise ValueError("vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
                             f"{sorted(sizes)} for the mapped dimension")
        outputs, row = [], _drawing(func, randomness)
        for i in range(sizes.pop()):
            parts = [a if d is None else _map(lambda t: t.select(d, i), a) for a, d in zip(args, dims)]
            outputs.append(row(*parts, **kwargs))
        if not outputs:
            raise NotImplementedError("Gradus has no vmap over a dimension of size 0")
        columns = zip(*[_leaves(o) for o in outputs])
        where = iter(out_dims) if isinstance(out_dims, tuple) else None
        stacked = [_torch.stack(list(c), dim=next(where) if where else out_dims) for c in columns]
        return _rebuild(outputs[0], stacked)
    return wrapper

def _tables(module, name):
    *path, last = name.split(".")
    for part in path:
        module = getattr(module, part)
    return module, last

def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    dicts = parameter_and_buffer_dicts
    state = {}
    for d in (dicts if isinstance(dicts, (tuple, list)) else (dicts,)):
        state.update(d)
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    kept = []
    try:
        for name, value in state.items():
            owner, last = _tables(module, name)
            table = owner._parameters if last in owner._parameters else owner._buffers
            if last not in table:
                raise KeyError(name)
            kept.append((table, last, table[last]))
            table[last] = value
        return module(*args, **(kwargs or {}))
    finally:
        for table, last, old in reversed(kept):
            table[last] = old

def stack_module_state(models):
    if len(models) == 0:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    def stacked(entries):
        return {name: _torch.stack([e[name].detach() for e in entries]) for name in entries[0]}
    params = {k: v.requires_grad_() for k, v in stacked([dict(m.named_parameters()) for m in models]).items()}
    return params, stacked([dict(m.named_buffers()) for m in models])
