from typing import List, Optional, Dict, Callable, Union, Tuple, Any
def scale(xs: List[float], k: float = 2.0, *, name: Optional[str] = None) -> List[float]:
    """Scale every item.

    Longer text.
    """
    return [k * x for x in xs]
print(scale([1, 2]), scale.__doc__.splitlines()[0], scale.__annotations__["k"], scale.__kwdefaults__)
x: int = 5
y: "Undefined" = 3
z: Dict[str, Union[int, Tuple[int, ...]]] = {}
class A:
    count: int = 0
    name: str
    def m(self, f: Callable[[int], Any]) -> "A":
        return self
print(A.__annotations__, x, y, z, A().m(print).count)
print(scale.__annotations__["return"], int | None, list[int], dict[str, int])
A().name
