# SPDX-License-Identifier: GPL-3.0-or-later
"""The functions of torch that its layers call."""
import torch


def __getattr__(name):
    return getattr(torch, name)
