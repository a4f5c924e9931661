# SPDX-License-Identifier: GPL-3.0-or-later
import builtins as _builtins
import operator as _operator
import warnings as _warnings
from types import MappingProxyType as _MappingProxyType

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
           "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
           "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
           "show_flag_values"]

class nonmember:
    def __init__(self, value):
        self.value = value

class member:
    def __init__(self, value):
        self.value = value

class property(_builtins.property):
    pass

class _Later:
    # What a class body makes of an `auto()` before it has a value: an operator and what it is to be applied to.
    def __init__(self, operation, *operands):
        self._operation, self._operands = operation, operands

    def _worked_out(self):
        return self._operation(*[_worked_out(operand) for operand in self._operands])

    def __or__(self, other): return _Later(_operator.or_, self, other)
    def __ror__(self, other): return _Later(_operator.or_, other, self)
    def __and__(self, other): return _Later(_operator.and_, self, other)
    def __rand__(self, other): return _Later(_operator.and_, other, self)
    def __xor__(self, other): return _Later(_operator.xor, self, other)
    def __rxor__(self, other): return _Later(_operator.xor, other, self)
    def __add__(self, other): return _Later(_operator.add, self, other)
    def __radd__(self, other): return _Later(_operator.add, other, self)
    def __sub__(self, other): return _Later(_operator.sub, self, other)
    def __mul__(self, other): return _Later(_operator.mul, self, other)
    def __invert__(self): return _Later(_operator.invert, self)

_NO_VALUE = object()

class auto(_Later):
    def __init__(self, value=_NO_VALUE):
        self.value = value

    def __repr__(self):
        return f"auto({'' if self.value is _NO_VALUE else repr(self.value)})"

    def _worked_out(self):
        return self.value

def _worked_out(value):
    return value._worked_out() if isinstance(value, _Later) else value

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" != name[-3]

def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" != name[-2]

def _is_private(cls_name, name):
    start = f"_{cls_name}__"
    return name.startswith(start) and len(name) > len(start) and name[-1:] != "_" or (
        name.startswith(start) and name[-1:] == "_" != name[-2:-1])

_BUILTIN_DESCRIPTORS = (type(lambda: None), type(str.upper), _builtins.property, staticmethod, classmethod)

def _is_descriptor(obj):
    return isinstance(obj, _BUILTIN_DESCRIPTORS) or hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")

def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0

def _iter_bits_lsb(number):
    number = getattr(number, "_value_", number)
    if number < 0:
        raise ValueError(f"{number!r} is not a positive integer")
    while number:
        lowest = number & -number
        yield lowest
        number -= lowest

def show_flag_values(value):
    return list(_iter_bits_lsb(value))

def bin(num, max_bits=None):
    width = max(num.bit_length(), max_bits or 0)
    digits = format(num % (1 << width), f"0{width}b") if width else ""
    return f"0b{int(num < 0)} {digits}"

_SPECIAL = ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
            "_iter_member_by_value_", "_iter_member_by_def_")

def _sorted_body(name, body):
    # The names of a class body: those of members, in order, and all others.
    members, others, ignored = {}, {}, body.get("_ignore_", ())
    ignored = ignored.replace(",", " ").split() if isinstance(ignored, str) else list(ignored)
    if "_ignore_" in body:
        ignored.append("_ignore_")
    for key, value in body.items():
        if key in ignored:
            continue
        if isinstance(value, nonmember):
            others[key] = value.value
        elif isinstance(value, member):
            members[key] = value.value
        elif _is_private(name, key) or _is_dunder(key) or _is_descriptor(value):
            others[key] = value
        elif _is_sunder(key):
            if key not in _SPECIAL and not key.startswith("_repr_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            others[key] = value
        else:
            if key == "mro":
                raise ValueError("invalid enum member name: 'mro'")
            members[key] = value
    return members, others

def _data_type(name, bases):
    found = []
    for base in bases:
        first = None
        for cls in base.__mro__:
            if isinstance(cls, EnumType):
                kind = cls._member_type_
                if kind is not object and kind not in found:
                    found.append(kind)
                break
            if cls is not object:
                first = first or cls
                if "__new__" in cls.__dict__ or "__dataclass_fields__" in cls.__dict__:
                    if first not in found:
                        found.append(first)
                    break
    if len(found) > 1:
        raise TypeError(f"too many data types for {name!r}: {set(found)!r}")
    return found[0] if found else object

# Functions with names of the module: a session finds them again by these.
def _str_of_value(self):
    return str(self._value_)

def _format_of_value(self, spec):
    return format(self._value_, spec)

_LIKE_VALUE = {"__str__": _str_of_value, "__format__": _format_of_value}

class EnumType(type):
    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if not any([isinstance(base, EnumType) for base in bases]):
            cls = type.__new__(metacls, name, bases, namespace)
            type.__setattr__(cls, "_member_type_", object)
            type.__setattr__(cls, "_member_map_", {})
            type.__setattr__(cls, "_boundary_", boundary)
            return cls
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        parent = [base for base in bases if isinstance(base, EnumType)][-1]
        members, others = _sorted_body(name, namespace)
        data = _data_type(name, bases)
        cls = type.__new__(metacls, name, bases, others, **kwds)
        fresh = {"_member_names_": [], "_member_map_": {}, "_value2member_map_": {}, "_unhashable_values_": [],
                 "_member_type_": data, "_boundary_": boundary or parent._boundary_, "_value_repr_": repr,
                 "_flag_mask_": 0, "_singles_mask_": 0, "_all_bits_": 0}
        for key, value in fresh.items():
            type.__setattr__(cls, key, value)
        cls._choose_texts(others, bases, parent, data)
        maker = others.get("__new__") or getattr(parent, "_new_member_", None)
        if isinstance(maker, staticmethod):
            maker = maker.__func__
        if "__new__" not in others and data is not object and (maker is None or maker is object.__new__):
            maker = data.__new__
        type.__setattr__(cls, "_new_member_", maker or object.__new__)
        type.__setattr__(cls, "_use_args_", maker is not None and maker is not object.__new__)
        values = []
        for key, value in members.items():
            value = cls._numbered(key, value, values)
            values.append(value)
            cls._add(key, value)
        cls._check_order(namespace.get("_order_"))
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def _numbered(cls, key, value, values):
        def following(given):
            if not isinstance(given, auto):
                return _worked_out(given)
            if given.value is _NO_VALUE:
                given.value = cls._generate_next_value_(key, 1, len(cls._member_names_), values[:])
            return given.value
        if type(value) is tuple:
            return tuple([following(part) for part in value])
        return following(value)

    def _choose_texts(cls, others, bases, parent, data):
        # The methods of a data type come before those of Enum, but only a ReprEnum is to be shown like its value.
        if data is object:
            return
        for method in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if method in others:
                continue
            inherited, of_data = getattr(cls, method, None), getattr(data, method, None)
            if method == "__format__" and "__str__" in others:
                type.__setattr__(cls, method, Enum.__format__)
            elif ReprEnum in bases and method in _LIKE_VALUE:
                type.__setattr__(cls, method, _LIKE_VALUE[method])
            elif inherited == of_data or inherited == getattr(object, method, None):
                type.__setattr__(cls, method, getattr(parent, method))
        if Flag is not None and issubclass(cls, Flag):
            for method in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if method not in others:
                    type.__setattr__(cls, method, getattr(Flag, method))

    def _add(cls, key, value):
        arguments = value if isinstance(value, tuple) else (value,)
        data = cls._member_type_
        if data is tuple:
            arguments = (arguments,)
        made = cls._new_member_(cls, *arguments) if cls._use_args_ else cls._new_member_(cls)
        if not hasattr(made, "_value_"):
            if data is object:
                made._value_ = value
            else:
                try:
                    made._value_ = data(*arguments)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        made._name_ = key
        made.__objclass__ = cls
        made.__init__(*arguments)
        made._sort_order_ = len(cls._member_names_)
        same = cls._known(made._value_)
        if same is not None:
            made = same
        elif cls._counts(made._value_):
            cls._member_names_.append(key)
        cls._member_map_[key] = made
        inherited = None
        for base in cls.__mro__[1:]:
            inherited = inherited or base.__dict__.get(key)
        type.__setattr__(cls, key, _Shared(made, inherited) if isinstance(inherited, _builtins.property) else made)
        try:
            cls._value2member_map_.setdefault(made._value_, made)
        except TypeError:
            cls._unhashable_values_.append(made._value_)

    def _counts(cls, value):
        # Of a flag, only the single bits are members of their own.
        if Flag is None or not issubclass(cls, Flag):
            return True
        if not isinstance(value, int):
            raise TypeError(f"{value!r} is not an int")
        single = _is_single_bit(value)
        type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
        type.__setattr__(cls, "_all_bits_", (1 << cls._flag_mask_.bit_length()) - 1)
        if single:
            type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
        return single

    def _known(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known

    def _check_order(cls, order):
        if order is None:
            return
        wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
        wanted = [key for key in wanted if key not in cls._member_map_ or key in cls._member_names_]
        if wanted != cls._member_names_:
            raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {wanted!r}")

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            try:
                return cls._value2member_map_[value]
            except (KeyError, TypeError):
                pass
            return cls._found(value)
        pairs = names.replace(",", " ").split() if isinstance(names, str) else names
        if isinstance(names, dict):
            pairs = list(names.items())
        body, values = {}, []
        for place, item in enumerate(pairs):
            if isinstance(item, str):
                key, given = item, cls._generate_next_value_(item, start, place, values[:])
                values.append(given)
            else:
                key, given = item
            body[key] = given
        if module is not None:
            body["__module__"] = module
        if qualname is not None:
            body["__qualname__"] = qualname
        return cls.__class__(value, (cls,) if type is None else (type, cls), body, boundary=boundary)

    def _found(cls, value):
        if _builtins.type(value) is cls:
            return value
        same = cls._known(value)
        if same is not None:
            return same
        refused = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        try:
            result = cls._missing_(value)
        except Exception as error:
            if not isinstance(error, ValueError):
                error.__context__ = refused
            raise
        if isinstance(result, cls) or Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT \
                and isinstance(result, int):
            return result
        if result is None:
            raise refused
        wrong = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        wrong.__context__ = refused
        raise wrong

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            _warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                           "False depending on whether the value is a member or the value of a member",
                           DeprecationWarning, stacklevel=2)
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __iter__(cls):
        return (cls._member_map_[key] for key in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[key] for key in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @_builtins.property
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        type.__delattr__(cls, name)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__",
                 "__name__", "__qualname__", "__init_subclass__", *cls._member_names_}
        for method, plain in (("__new__", object.__new__), ("__init_subclass__", object.__init_subclass__)):
            if cls.__dict__.get(method, plain) is not plain:
                names.add(method)
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

EnumMeta = EnumType
ReprEnum = Flag = None

class _Shared:
    # A name that is both a member of the class and a property of its members, such as a member `value`.
    def __init__(self, member, inherited):
        self.member, self.inherited = member, inherited

    def __get__(self, instance, owner=None):
        return self.member if instance is None else self.inherited.fget(instance)

class Enum(metaclass=EnumType):
    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            pass
        # Values of several kinds: the last of them that one can be added to goes on.
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        if self._member_type_ is not object:
            names.update(dir(self._member_type_))
        names.update([name for name in getattr(self, "__dict__", ()) if name[0] != "_"])
        for cls in type(self).__mro__:
            for name, value in cls.__dict__.items():
                if name[0] != "_" and name not in self._member_map_:
                    names.add(name)
        return sorted(names)

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

class ReprEnum(Enum):
    pass

class IntEnum(int, ReprEnum):
    pass

class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        for place, given in enumerate(values):
            if not isinstance(given, str):
                text = (f"{given!r} is not a string", f"encoding must be a string, not {given!r}",
                        f"errors must be a string, not {given!r}")[place]
                if place == 0 and len(values) > 1:
                    continue
                raise TypeError(text)
        made = str.__new__(cls, str(*values))
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()

STRICT, CONFORM, EJECT, KEEP = FlagBoundary

class Flag(Enum, boundary=STRICT):
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        highest = max(last_values)
        if not isinstance(highest, int):
            raise TypeError(f"invalid flag value {highest!r}")
        return 1 << highest.bit_length()

    @classmethod
    def _iter_member_(cls, value):
        parts = [m for m in cls if m._value_ & value]
        if any([a._value_ > b._value_ for a, b in zip(parts, parts[1:])]):
            parts.sort(key=lambda m: m._sort_order_)
        return iter(parts)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, every = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value, bits)}\n  allowed {bin(mask, bits)}")
            if cls._boundary_ is EJECT:
                return value
            if cls._boundary_ is CONFORM:
                value &= mask
            elif value < 0:
                value += max(every + 1, 1 << value.bit_length())
        if value < 0:
            negative = value
            value += every + 1
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        parts = list(cls._iter_member_(value & cls._singles_mask_))
        if value & ~cls._singles_mask_:
            parts += [m for m in cls._member_map_.values() if m not in parts and m._value_ and m._value_ & value == m._value_]
        named = 0
        for part in parts:
            named |= part._value_
        names = [part._name_ for part in parts]
        if named and named != value and cls._boundary_ is KEEP:
            names.append(cls._numeric_repr_(value ^ named))
        made._name_ = "|".join(names) if named else None
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        # The class itself has changed: a session keeps what is new in a module by its classes.
        type.__setattr__(cls, "_value2member_map_", cls._value2member_map_)
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f"{self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        shown = f"{self._value_!r}"
        return f"<{self.__class__.__name__}{'' if self._name_ is None else '.' + self._name_}: {shown}>"

    def __str__(self):
        cls = self.__class__.__name__
        return f"{cls}({self._value_!r})" if self._name_ is None else f"{cls}.{self._name_}"

    def _other_bits(self, other):
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        cls = self.__class__
        bits = other._value_ if other.__class__ is cls else self._other_bits(other)
        return NotImplemented if bits is None else cls(self._value_ | bits)

    def __and__(self, other):
        cls = self.__class__
        bits = other._value_ if other.__class__ is cls else self._other_bits(other)
        return NotImplemented if bits is None else cls(self._value_ & bits)

    def __xor__(self, other):
        cls = self.__class__
        bits = other._value_ if other.__class__ is cls else self._other_bits(other)
        return NotImplemented if bits is None else cls(self._value_ ^ bits)

    def __invert__(self):
        inverted = ~self._value_
        return self.__class__(inverted if self._boundary_ in (EJECT, KEEP) else self._singles_mask_ & inverted)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    pass

def _aliases(enumeration):
    return [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]

def unique(enumeration):
    doubled = ", ".join([f"{alias} -> {name}" for alias, name in _aliases(enumeration)])
    if doubled:
        raise ValueError(f"duplicate values found in {enumeration!r}: {doubled}")
    return enumeration

class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"

UNIQUE, CONTINUOUS, NAMED_FLAGS = EnumCheck.UNIQUE, EnumCheck.CONTINUOUS, EnumCheck.NAMED_FLAGS

class verify:
    def __init__(self, *checks):
        self._wanted = checks

    def __call__(self, enumeration):
        for check in self._wanted:
            {UNIQUE: self._unique, CONTINUOUS: self._continuous, NAMED_FLAGS: self._named}[check](enumeration)
        return enumeration

    def _unique(self, enumeration):
        doubled = ", ".join([f"{alias} -> {name}" for alias, name in _aliases(enumeration)])
        if doubled:
            raise ValueError(f"aliases found in {enumeration!r}: {doubled}")

    def _continuous(self, enumeration):
        values = {m.value for m in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        flags = issubclass(enumeration, Flag)
        wanted = [1 << bit for bit in range(low.bit_length(), high.bit_length() - 1)] if flags else range(low + 1, high)
        missing = ", ".join([str(value) for value in wanted if value not in values])
        if missing:
            kind = "flag" if flags else "enum"
            raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {missing}"[:256])

    def _named(self, enumeration):
        names, bits = [], 0
        values = {m.value for m in enumeration}
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            unnamed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in values]
            if unnamed:
                names.append(name)
                for bit in unnamed:
                    bits |= bit
        if names:
            if len(names) == 1:
                which = f"alias {names[0]} is missing"
            else:
                which = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
            what = "value" if _is_single_bit(bits) else "combined values of"
            raise ValueError(f"invalid Flag {enumeration.__name__!r}: {which} {what} 0x{bits:x} "
                             "[use enum.show_flag_values(value) for details]")

def _module_of(member):
    return member.__class__.__module__.split(".")[-1]

def global_enum_repr(self):
    return f"{_module_of(self)}.{self._name_}"

def global_flag_repr(self):
    module = _module_of(self)
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    if _is_single_bit(self._value_):
        return f"{module}.{self._name_}"
    parts = self._name_.split("|")
    return "|".join([part if part[0].isdigit() else f"{module}.{part}" for part in parts])

def global_str(self):
    return f"{self.__class__.__name__}({self._value_!r})" if self._name_ is None else self._name_

def global_enum(cls, update_str=False):
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    home = sys.modules.get(cls.__module__)
    if home is not None:
        vars(home).update(cls._member_map_)
    return cls
