# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs name of the loader's inner modules."""
from torch.utils.data import default_collate, default_convert, get_worker_info


class collate:
    default_collate = staticmethod(default_collate)
    default_convert = staticmethod(default_convert)
    default_collate_err_msg_format = (
        "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}")


class worker:
    get_worker_info = staticmethod(get_worker_info)


MP_STATUS_CHECK_INTERVAL = 5.0
python_exit_status = False
HAS_NUMPY = True
