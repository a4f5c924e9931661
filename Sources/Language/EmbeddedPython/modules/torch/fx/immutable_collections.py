# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists and dictionaries that stand in the arguments of nodes: they change only as a whole, so that nodes know their inputs."""

_TEXT = (
    "'{}' object does not support mutation. If you are attempting to modify the kwargs or args of a torch.fx.Node object,\n"
    "instead create a new copy of it and assign the copy to the node:\n\n"
    "    new_args = ...  # copy and mutate args\n    node.args = new_args")


def _refused(self, *args, **kwargs):
    raise TypeError(_TEXT.format(type(self).__name__))


class immutable_list(list):
    append = clear = extend = insert = pop = remove = reverse = sort = _refused
    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refused

    def __hash__(self):
        return hash(tuple(self))

    def __reduce__(self):
        return immutable_list, (list(self),)


class immutable_dict(dict):
    clear = pop = popitem = setdefault = update = _refused
    __setitem__ = __delitem__ = __ior__ = _refused

    def __hash__(self):
        return hash(frozenset(self.items()))

    def __reduce__(self):
        return immutable_dict, (dict(self),)
