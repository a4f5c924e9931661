# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
for kw in (dict(precision=float('nan')), dict(precision=2.0), dict(precision='a'), dict(threshold=float('nan')), dict(threshold='x'), dict(threshold=2.5), dict(linewidth=2**63-1), dict(edgeitems=1), dict(threshold=float('inf'))):
    try:
        with np.printoptions(**kw): print(kw, repr(np.arange(4) / 3))
    except Exception as e: print(kw, type(e).__name__, e)
