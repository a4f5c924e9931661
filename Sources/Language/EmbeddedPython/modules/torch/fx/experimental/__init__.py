# SPDX-License-Identifier: GPL-3.0-or-later
"""What may still change in PyTorch."""
import torch.fx.experimental.optimization as optimization
