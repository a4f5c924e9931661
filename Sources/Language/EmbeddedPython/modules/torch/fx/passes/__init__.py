# SPDX-License-Identifier: GPL-3.0-or-later
"""Passes over graphs."""
import torch.fx.passes.shape_prop as shape_prop
