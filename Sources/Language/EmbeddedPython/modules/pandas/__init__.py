# SPDX-License-Identifier: GPL-3.0-or-later
# Tables as lessons use them: read, looked at, filled, and made into tensors.
from pandas._frame import DataFrame
from pandas._groups import crosstab, pivot_table
from pandas._methods import install as _install
from pandas._reading import concat, cut, get_dummies, isna, isnull, merge, notna, notnull, read_csv, read_table, to_numeric, unique
from pandas._series import Index, RangeIndex, Series

_install()

__version__ = "3.0.0"
NA = NaT = float("nan")
_options = {}

def set_option(*args):
    _options.update(zip(args[::2], args[1::2]))

def get_option(name):
    return _options.get(name)

def reset_option(name):
    _options.pop(name, None)

class _Options:
    def __getattr__(self, name):
        return _Options()

    def __setattr__(self, name, value):
        pass

options = _Options()

def _absent(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"Gradus has no pandas.{name}: read_csv, DataFrame and Series are here")
    refused.__name__ = name
    return refused

read_excel, read_json, read_parquet, read_pickle, read_sql, read_html, date_range, to_datetime, melt, Categorical, Timestamp = [
    _absent(_n) for _n in ("read_excel", "read_json", "read_parquet", "read_pickle", "read_sql", "read_html", "date_range", "to_datetime", "melt",
                           "Categorical", "Timestamp")]
