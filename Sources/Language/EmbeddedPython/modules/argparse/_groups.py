# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds arguments: parsers, and the groups in them."""
import re as _re
from argparse._actions import (
    ArgumentError, FileType, OPTIONAL, ZERO_OR_MORE, _AppendAction, _AppendConstAction, _CountAction, _ExtendAction,
    _HelpAction, _StoreAction, _StoreConstAction, _StoreFalseAction, _StoreTrueAction, _SubParsersAction, _VersionAction,
)

class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.prefix_chars = description, prefix_chars
        self.argument_default, self.conflict_handler = argument_default, conflict_handler
        self._registries = {"type": {None: lambda text: text}, "action": {
            None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
            "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction,
            "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction,
            "extend": _ExtendAction}}
        self._check_conflict_handler()
        self._actions, self._option_string_actions, self._defaults = [], {}, {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        self._has_negative_number_optionals = []

    def _check_conflict_handler(self):
        if self.conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}")

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default_value=None):
        return self._registries[registry_name].get(value, default_value)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        known = [action.default for action in self._actions if action.dest == dest]
        return next((default for default in known if default is not None), self._defaults.get(dest))

    def add_argument(self, *args, **kwargs):
        if args and not (len(args) == 1 and args[0][:1] not in tuple(self.prefix_chars)):
            kwargs = self._optional(args, kwargs)
        else:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        kind = kwargs.pop("action", None)
        maker = self._registry_get("action", kind, kind)
        if not callable(maker):
            raise ValueError(f'unknown action "{maker}"')
        action = maker(**kwargs)
        converter = self._registry_get("type", action.type, action.type)
        if not callable(converter):
            raise ValueError(f"{converter!r} is not callable")
        if converter is FileType:
            raise ValueError(f"{converter!r} is a FileType class object, instance of it must be passed")
        try:
            formatter = getattr(self, "_get_formatter", None)
            if formatter is not None:
                formatter()._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        needed = nargs != OPTIONAL if nargs != ZERO_OR_MORE else "default" not in kwargs
        return {**kwargs, **({"required": True} if needed else {}), "dest": dest, "option_strings": []}

    def _optional(self, names, kwargs):
        chars = self.prefix_chars
        for name in names:
            if name[:1] not in tuple(chars):
                raise ValueError(f"invalid option string {name!r}: must start with a character {chars!r}")
        dest = kwargs.pop("dest", None)
        if dest is None:
            long = [name for name in names if len(name) > 1 and name[1] in chars]
            first = (long or names)[0]
            dest = first.lstrip(chars).replace("-", "_")
            if not dest:
                raise ValueError(f"dest= is required for options like {first!r}")
        return {**kwargs, "dest": dest, "option_strings": list(names)}

    def _add_action(self, action):
        clashing = [(name, self._option_string_actions[name]) for name in action.option_strings
                    if name in self._option_string_actions]
        if clashing:
            self._check_conflict_handler()
            if self.conflict_handler == "error":
                plural = "" if len(clashing) == 1 else "s"
                raise ArgumentError(action, f"conflicting option string{plural}: {', '.join([n for n, _ in clashing])}")
            for name, other in clashing:
                other.option_strings.remove(name)
                self._option_string_actions.pop(name, None)
                if not other.option_strings:
                    other._home._remove_action(other)
        self._actions.append(action)
        action._home = self
        for name in action.option_strings:
            self._option_string_actions[name] = action
            if _looks_negative(name):
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        self._action_groups.append(_ArgumentGroup(self, *args, **kwargs))
        return self._action_groups[-1]

    def add_mutually_exclusive_group(self, **kwargs):
        self._mutually_exclusive_groups.append(_MutuallyExclusiveGroup(self, **kwargs))
        return self._mutually_exclusive_groups[-1]

    def _add_container_actions(self, container):
        titled, home = {}, {}
        for group in self._action_groups:
            if group.title in titled:
                raise ValueError(f"cannot merge actions - two groups are named {group.title!r}")
            titled[group.title] = group
        for group in container._action_groups:
            if group.title not in titled:
                titled[group.title] = self.add_argument_group(title=group.title, description=group.description,
                                                              conflict_handler=group.conflict_handler)
            home.update({id(action): titled[group.title] for action in group._group_actions})
        for group in container._mutually_exclusive_groups:
            twin = self.add_mutually_exclusive_group(required=group.required)
            home.update({id(action): twin for action in group._group_actions})
        for action in container._actions:
            home.get(id(action), self)._add_action(action)

class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        for name in ("prefix_chars", "argument_default", "conflict_handler"):
            kwargs.setdefault(name, getattr(container, name))
        super().__init__(description=description, **kwargs)
        self.title, self._group_actions = title, []
        for shared in ("_registries", "_actions", "_option_string_actions", "_defaults", "_has_negative_number_optionals",
                       "_mutually_exclusive_groups"):
            setattr(self, shared, getattr(container, shared))

    def _add_action(self, action):
        self._group_actions.append(super()._add_action(action))
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required, self._container = required, container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(self._container._add_action(action))
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

def _looks_negative(text):
    return _re.match(r"-(?:\d+|\d*\.\d+)$", text) is not None
