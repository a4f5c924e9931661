# SPDX-License-Identifier: GPL-3.0-or-later
from torch.hub import load_state_dict_from_url as load_url

__all__ = ["load_url"]
