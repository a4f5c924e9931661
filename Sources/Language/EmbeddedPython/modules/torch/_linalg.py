# SPDX-License-Identifier: GPL-3.0-or-later
"""Factors of matrices: LU with rows exchanged, written with torch's operations, whose derivatives are those of the factors."""
import torch


def _result(name, fields):
    # The class of results with names, as torch.return_types has them.
    def text(self):
        return f"torch.return_types.{name}(\n" + ",\n".join([f"{field}={value!r}" for field, value in zip(fields, self)]) + ")"
    parts = {field: property(lambda self, place=place: self[place]) for place, field in enumerate(fields)}
    return type(name, (tuple,), {"__module__": "torch.return_types", "__repr__": text, **parts})


_lu = _result("linalg_lu", ("P", "L", "U"))
_lu_factor = _result("linalg_lu_factor", ("LU", "pivots"))
_lu_factor_ex = _result("linalg_lu_factor_ex", ("LU", "pivots", "info"))
_unpacked = _result("lu_unpack", ("P", "L", "U"))


def _eliminated(rows):
    # One matrix: its factors in one, the row that each step took (from 1), and the first step without a pivot (0: none).
    count, info, taken = min(rows.shape), 0, []
    done = []
    for k in range(count):
        place = int(rows[:, 0].detach().abs().argmax())
        taken.append(k + place + 1)
        if place:
            order = list(range(len(rows)))
            order[0], order[place] = place, 0
            rows = rows[order]
            done = [part if part.shape[0] <= k else part[[*range(k), *(k + i for i in order)]] for part in done]
        top = rows[:1]
        if float(top[0, 0]) == 0:
            info = info or k + 1
            below = torch.zeros_like(rows[1:, :1])
        else:
            below = rows[1:, :1] / top[:, :1]
        zeros = rows.new_zeros(k, 1)
        done.append(torch.cat([zeros, torch.ones_like(top[:, :1]), below]))
        done.append(torch.cat([rows.new_zeros(1, k), top], dim=1))
        rows = rows[1:, 1:] - below * top[:, 1:]
    lower = torch.cat(done[0::2], dim=1) if done else rows.new_zeros(rows.shape[0], 0)
    upper = torch.cat(done[1::2]) if done else rows.new_zeros(0, rows.shape[1])
    return lower, upper, taken, info


def _checked(A, name, pivot=True):
    if not isinstance(A, torch.Tensor):
        raise TypeError(f"linalg_{name}(): argument 'A' (position 1) must be Tensor, not {type(A).__name__}")
    if A.dim() < 2:
        raise RuntimeError(f"linalg.{name}: Expected tensor with 2 or more dimensions. Got size: {list(A.shape)} instead")
    if not pivot:
        raise RuntimeError("linalg.lu_factor: LU without pivoting is not implemented on the CPU")
    if A.dtype not in (torch.float32, torch.float64):
        kinds = {torch.int64: "Long", torch.int32: "Int", torch.bool: "Bool", torch.float16: "Half", torch.bfloat16: "BFloat16"}
        raise NotImplementedError(f"\"lu_cpu\" not implemented for '{kinds.get(A.dtype, str(A.dtype)[6:].title())}'")
    return A


def _factors(A):
    # Of a batch: lower and upper factors, rows taken, first steps without a pivot.
    m, n = A.shape[-2:]
    batch, k = A.shape[:-2], min(A.shape[-2:])
    made = [_eliminated(rows) for rows in A.reshape(-1, m, n)]
    if not made:
        return A.new_zeros(*batch, m, k), A.new_zeros(*batch, k, n), torch.zeros(*batch, k, dtype=torch.int32), torch.zeros(batch, dtype=torch.int32)
    lower, upper = (torch.stack([part[i] for part in made]).reshape(*batch, *made[0][i].shape) for i in (0, 1))
    taken = torch.tensor([part[2] for part in made], dtype=torch.int32).reshape(*batch, k)
    return lower, upper, taken, torch.tensor([part[3] for part in made], dtype=torch.int32).reshape(batch)


def _permutation(taken, m, like):
    # The matrix P of P L U.
    rows = []
    for steps in taken.reshape(-1, taken.shape[-1]).tolist():
        order = list(range(m))
        for k, place in enumerate(steps):
            order[k], order[place - 1] = order[place - 1], order[k]
        rows.append(torch.eye(m, dtype=like.dtype)[order].T)
    return torch.stack(rows).reshape(*taken.shape[:-1], m, m) if rows else like.new_zeros(*taken.shape[:-1], m, m)


def lu(A, *, pivot=True, out=None):
    """A as P @ L @ U."""
    lower, upper, taken, _ = _factors(_checked(A, "lu", pivot))
    return _lu((_permutation(taken, A.shape[-2], A.detach()), lower, upper))


def lu_factor_ex(A, *, pivot=True, check_errors=False, out=None):
    """Both factors of A in one, the rows exchanged, and where it failed."""
    lower, upper, taken, info = _factors(_checked(A, "lu_factor", pivot))
    k = min(A.shape[-2:])
    whole = lower.tril(-1)
    if A.shape[-1] > k:
        whole = torch.cat([whole, whole.new_zeros(*whole.shape[:-1], A.shape[-1] - k)], dim=-1)
    above = upper.triu()
    if A.shape[-2] > k:
        above = torch.cat([above, above.new_zeros(*above.shape[:-2], A.shape[-2] - k, above.shape[-1])], dim=-2)
    if check_errors and bool((info != 0).any()):
        raise _singular("lu_factor_ex", info)
    return _lu_factor_ex((whole + above, taken, info))


def _singular(name, info):
    first = int(info.flatten()[info.flatten() != 0][0])
    where = f"(Batch element {int((info.flatten() != 0).nonzero()[0])}): " if info.dim() else ""
    return RuntimeError(
        f"torch.linalg.{name}: {where}U[{first},{first}] is zero and using it on lu_solve would result in a division by zero. If you still want to "
        "perform the factorization, consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)")


def lu_factor(A, *, pivot=True, out=None):
    """Both factors of A in one, and the rows exchanged."""
    made = lu_factor_ex(A, pivot=pivot)
    if bool((made.info != 0).any()):
        raise _singular("lu_factor", made.info)
    return _lu_factor((made.LU, made.pivots))


def lu_unpack(LU_data, LU_pivots, unpack_data=True, unpack_pivots=True, *, out=None):
    """P, L and U out of what lu_factor gives."""
    m, n = LU_data.shape[-2:]
    k = min(m, n)
    nothing = LU_data.new_zeros(0)
    P = _permutation(LU_pivots, m, LU_data.detach()) if unpack_pivots else nothing
    if not unpack_data:
        return _unpacked((P, nothing, nothing))
    return _unpacked((P, LU_data[..., :k].tril(-1) + torch.eye(m, k, dtype=LU_data.dtype), LU_data[..., :k, :].triu()))


def lu_solve(LU, pivots, B, *, left=True, adjoint=False, out=None):
    """X of A @ X = B, or X @ A = B, out of what lu_factor gave of A."""
    P, L, U = lu_unpack(LU, pivots)
    A = P @ L @ U
    return torch.linalg.solve(A.mT if adjoint else A, B, left=left)
