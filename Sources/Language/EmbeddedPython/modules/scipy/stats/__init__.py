# SPDX-License-Identifier: GPL-3.0-or-later
# Distributions, and what describes data.
from scipy.stats._continuous import beta, expon, gamma, laplace, lognorm, norm, uniform
from scipy.stats._discrete import bernoulli, binom, geom, poisson, randint
from scipy.stats._multivariate import multivariate_normal
from scipy.stats._describing import binned_statistic, entropy, gmean, iqr, kurtosis, mode, pearsonr, rankdata, sem, skew, spearmanr, zscore
