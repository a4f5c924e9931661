# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs name of the loader's inner modules."""
from torch.utils.data import default_collate, default_convert, get_worker_info


class collate:
    default_collate = staticmethod(default_collate)
    default_convert = staticmethod(default_convert)
    default_collate_err_msg_format = (
        "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}")


def _state(base_seed, worker_id):
    """Four words that numpy's stream of a worker begins with, as numpy's SeedSequence spreads such numbers."""
    mask = 0xFFFFFFFF
    factor = 0x43B0D7E5

    def hashed(value):
        nonlocal factor
        value ^= factor
        factor = factor * 0x931E8875 & mask
        value = value * factor & mask
        return value ^ value >> 16

    def mixed(x, y):
        result = 0xCA01F9DD * x - 0x4973F715 * y & mask
        return result ^ result >> 16

    pool = [hashed(word) for word in (worker_id, base_seed & mask, base_seed >> 32 & mask, 0)]
    for source in range(4):
        for target in range(4):
            if source != target:
                pool[target] = mixed(pool[target], hashed(pool[source]))
    factor = 0x8B51F9DD
    words = []
    for word in pool:
        word ^= factor
        factor = factor * 0x58F38DED & mask
        word = word * factor & mask
        words.append(word ^ word >> 16)
    return words


class worker:
    _worker_info = None
    get_worker_info = staticmethod(get_worker_info)
    _generate_state = staticmethod(_state)


def _current_worker():
    return worker._worker_info


MP_STATUS_CHECK_INTERVAL = 5.0
python_exit_status = False
HAS_NUMPY = True
