from dataclasses import dataclass, field, FrozenInstanceError, is_dataclass, KW_ONLY
@dataclass(frozen=True)
class P:
    x: int
    y: int = 1
print(P(1), {P(1): "v"}[P(1, 1)], hash(P(1)) == hash(P(1)), is_dataclass(P))
try: P(1).x = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class Base:
    name: str
@dataclass
class Child(Base):
    age: int = 0
    def __str__(self): return f"{self.name} ({self.age})"
print(Child("a", 3), repr(Child("b")), isinstance(Child("c"), Base), Child("a") == Base("a"))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 2
print(K(1, b=3))
@dataclass(eq=False, repr=False)
class N: v: int = 1
print(N() == N())
try:
    @dataclass
    class Bad:
        a: int = 1
        b: str
except TypeError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e: print(e)
K(1, 2)
