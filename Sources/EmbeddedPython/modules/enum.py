class auto:
    def __init__(self):
        self.value = None

def _is_descriptor(value):
    return hasattr(type(value), "__get__") or callable(value) or isinstance(value, (property, staticmethod, classmethod))

class EnumMeta(type):
    def __new__(metacls, name, bases, namespace, **kwds):
        members = {}
        kept = {}
        annotations = namespace.get("__annotations__", {})
        for key, value in namespace.items():
            plain = key.startswith("_") or _is_descriptor(value)
            if plain:
                kept[key] = value
            else:
                members[key] = value
        for base in bases:
            if isinstance(base, EnumMeta) and getattr(base, "_member_map_", None):
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        cls = type.__new__(metacls, name, bases, kept)
        cls._member_names_ = []
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        data = None
        for base in cls.__mro__:
            if base in (int, str, float, tuple):
                data = base
                break
        if data is not None:
            parent = next((b for b in cls.__mro__[1:] if isinstance(b, EnumMeta)), None)
            for special in ("__repr__", "__str__", "__format__"):
                if special not in kept and parent is not None and getattr(cls, special) in (
                        getattr(data, special), getattr(object, special)):
                    type.__setattr__(cls, special, getattr(parent, special))
        last = []
        for key, value in members.items():
            if isinstance(value, auto):
                value = cls._generate_next_value_(key, 1, len(last), last)
            last.append(value)
            existing = None
            for other in cls._member_map_.values():
                if other._value_ == value and type(other._value_) is type(value):
                    existing = other
                    break
            if existing is not None:
                cls._member_map_[key] = existing
                type.__setattr__(cls, key, existing)
                continue
            maker = cls.__new__
            args = value if isinstance(value, tuple) else (value,)
            if data is not None:
                member = data.__new__(cls, *args)
            elif "__new__" in kept:
                member = kept["__new__"](cls, *args)
            else:
                member = object.__new__(cls)
            if not hasattr(member, "_value_"):
                member._value_ = data(*args) if data is not None and not isinstance(value, data) else value
            member._name_ = key
            member.__objclass__ = cls
            if "__init__" in kept:
                member.__init__(*args)
            cls._member_names_.append(key)
            cls._member_map_[key] = member
            try:
                cls._value2member_map_[member._value_] = member
            except TypeError:
                pass
            type.__setattr__(cls, key, member)
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return cls._lookup(value)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        namespace = {}
        for i, item in enumerate(names, start):
            if isinstance(item, str):
                namespace[item] = i
            else:
                namespace[item[0]] = item[1]
        if isinstance(names, dict):
            namespace = dict(names)
        return EnumMeta(value, (cls,), namespace)

    def _lookup(cls, value):
        if isinstance(value, cls):
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            pass
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(member).__qualname__!r} and {cls.__class__.__qualname__!r}")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"

EnumType = EnumMeta

class Enum(metaclass=EnumMeta):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(v for v in last_values if isinstance(v, int)) + 1
        except ValueError:
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

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

class ReprEnum(Enum):
    pass

class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return format(self._value_, format_spec)

    def __eq__(self, other):
        return int.__eq__(self, other)

    def __hash__(self):
        return hash(self._value_)

class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, format_spec):
        return format(self._value_, format_spec)

    def __eq__(self, other):
        return str.__eq__(self, other)

    def __hash__(self):
        return hash(self._value_)

class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << len(last_values) if not last_values else 1 << max(last_values).bit_length()

    @classmethod
    def _combined(cls, value):
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        names = [m._name_ for m in cls if m._value_ & value and m._value_ & (m._value_ - 1) == 0]
        member = object.__new__(cls)
        member._value_ = value
        member._name_ = "|".join(names) if names else None
        cls._value2member_map_[value] = member
        return member

    @classmethod
    def _missing_(cls, value):
        return cls._combined(value) if isinstance(value, int) else None

    def __or__(self, other):
        return self._combined(self._value_ | other._value_)

    def __and__(self, other):
        return self._combined(self._value_ & other._value_)

    def __xor__(self, other):
        return self._combined(self._value_ ^ other._value_)

    def __invert__(self):
        mask = 0
        for m in self.__class__:
            mask |= m._value_
        return self._combined(mask & ~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __iter__(self):
        return (m for m in self.__class__ if m._value_ & self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {self._value_!r}>"
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

class IntFlag(int, Flag):
    @classmethod
    def _combined(cls, value):
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        names = [m._name_ for m in cls if m._value_ & value]
        member = int.__new__(cls, value)
        member._value_ = value
        member._name_ = "|".join(names) if names else None
        cls._value2member_map_[value] = member
        return member

    def __or__(self, other):
        return self._combined(self._value_ | int(other))

    def __and__(self, other):
        return self._combined(self._value_ & int(other))

    def __xor__(self, other):
        return self._combined(self._value_ ^ int(other))

    __ror__ = __or__
    __rand__ = __and__

    def __str__(self):
        return int.__repr__(self._value_)

    def __eq__(self, other):
        return int.__eq__(self, other)

    def __hash__(self):
        return hash(self._value_)

def unique(enumeration):
    duplicates = [(n, m._name_) for n, m in enumeration._member_map_.items() if n != m._name_]
    if duplicates:
        detail = ", ".join(f"{a} -> {b}" for a, b in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {detail}")
    return enumeration
