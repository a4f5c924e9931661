from typing import *
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s: "Stack[int]" = Stack[int](); s.push(1); print(s.pop(), cast(int, "a"), Optional[int], Union[int, str], List[int], Dict[str, int], Tuple[int, ...], Callable[[int], str], Any, Literal["a"])
class TD(NamedTuple):
    x: int
    y: str = "d"
print(TD(1), TD(1, "b").y, TD._fields)
class Movie(TypedDict):
    name: str
print(Movie(name="x"), Iterable, Sequence[int])
def f(x: Optional[int] = None, *a: int, **k: "str") -> Iterator[int]: yield 1
print(list(f()), get_type_hints(f)["x"] if False else "", TYPE_CHECKING)
Id = NewType("Id", int); print(Id(5))
@overload
def g(x: int) -> int: ...
def g(x): return x
print(g(3), final(g)(4))
s.pop()
