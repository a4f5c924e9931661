"""Forms of types, and what asks for them."""
from typing import *
import typing, collections.abc, types
T=TypeVar('T'); K=TypeVar('K',bound=int); P=ParamSpec('P')
print(List[int], Dict[str, List[int]], Optional[int], Union[int,str,None], Tuple[int,...], Tuple[()], Callable[[int],str], Callable[...,int], Callable[P,T], Type[int], Any, Literal[1,'a'], ClassVar[int], Final[int], Annotated[int,'x'], Iterable[T], Mapping[str,T], Generator[int,None,str], Pattern[str])
print(Union[int], Union[int,int], Union[Union[int,str],float], Optional[Optional[int]], Union[int,'A'], List['A'], Optional[List[int]], Union[None,int,str])
print(List[T][int], Dict[K,T][int,str], Callable[[T],T][int], Union[T,int][str], Tuple[T,...][int], List[int]==List[int], hash(List[int])==hash(List[int]), Optional[int]==Union[None,int])
print(get_origin(List[int]), get_args(Dict[int,str]), get_args(Callable[[int],str]), get_origin(Union[int,str]), get_args(Optional[int]), get_origin(int), get_args(int), get_origin(list[int]), get_args(dict[str,int]), get_origin(int|str), get_args(int|None), get_args(Literal[1,2]), get_origin(Annotated[int,'x']), get_args(Annotated[int,'x']))
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
print(Stack[int], Stack.__parameters__, Stack[T].__parameters__, Stack.__mro__, Stack[int].__origin__, Stack[int].__args__)
s = Stack[int](); print(s.__orig_class__, isinstance(s, Stack))
class Pt(NamedTuple):
    "doc"
    x: int
    y: int = 3
    def s(self): return self.x+self.y
p = Pt(1); print(p, p.s(), Pt._fields, Pt._field_defaults, Pt.__annotations__, Pt.__mro__, p._replace(x=5), Pt.__doc__, p == (1,3))
E2 = NamedTuple('E2', [('name', str), ('id', int)]); print(E2('a', 1), E2.__annotations__)
class M(TypedDict):
    name: str
    year: int
class M2(M, total=False):
    z: int
m: M = {'name':'x','year':1}; print(m, M(name='a', year=2), M.__annotations__, M2.__required_keys__, M2.__optional_keys__, M.__total__, M2.__total__, is_typeddict(M), M)
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], HasLen), isinstance(3, HasLen), issubclass(list, HasLen))
class NP(Protocol):
    x: int
for f in (lambda: isinstance(1, NP), lambda: NP(), lambda: isinstance([], List[int]), lambda: List[int,str], lambda: Union[()], lambda: List[1,2], lambda: Generic[int], lambda: Any(), lambda: Optional[int](), lambda: List(), lambda: TypeVar('A', int), lambda: TypeVar('A', covariant=True, contravariant=True), lambda: isinstance(1, Any), lambda: Stack[int,str], lambda: List[int][str], lambda: ClassVar[ClassVar[int]], lambda: Callable[int], lambda: Optional[1,2], lambda: isinstance(1, Union[int, List[int]])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def g(a: int, b: 'str' = 'x', *c: List[int], **d: Optional[int]) -> 'Stack[int]': ...
print(get_type_hints(g)); print(get_type_hints(Stack.push)); print(get_type_hints(Pt))
class Q:
    a: 'Q'
    b: Annotated[int, 'm']
    c: ClassVar[int] = 3
print(get_type_hints(Q), get_type_hints(Q, include_extras=True))
U = NewType('U', int); print(U(5), U, U.__supertype__, U.__name__)
print(T, K.__bound__, P, P.args, P.kwargs, T.__constraints__, AnyStr.__constraints__, repr(TypeVar('C', covariant=True)))
Ts = TypeVarTuple('Ts'); print(Ts, Tuple[int, *Ts], Unpack[Ts], Tuple[*Ts][int, str])
print(isinstance(int|str, types.UnionType), int | List[int], List[int] | None, isinstance(3, Union[int,str]), isinstance([], List), issubclass(list, Sequence), isinstance({}, Mapping), isinstance([], Iterable), isinstance(len, Callable))
print(cast(int, 'x'), TYPE_CHECKING, Text, list[T], list[T].__parameters__, list[T][int], dict[str,T][int], (T|int)[str] if hasattr(T|int,'__getitem__') else None, NoReturn, Self, ForwardRef('A'), Sequence, typing.IO[str], Concatenate[int,P])
class L2(List[int]): pass
print(L2.__mro__, L2.__orig_bases__, L2([1]))
class D3(Dict[str,T], Generic[T]): pass
print(D3[int], D3.__parameters__, D3(a=1))
@overload
def h(x: int) -> int: ...
@overload
def h(x: str) -> str: ...
def h(x): return x
print(h(3), len(get_overloads(h)))
@final
class FF: pass
print(FF.__final__, collections.abc.Callable[[int],str], collections.abc.Iterable[int])
print(Literal[1,2]==Literal[2,1], Literal[1,1], Literal[Literal[1],2], Literal[True]==Literal[1])
try: assert_never(3)
except AssertionError as e: print(e)
print(list[int], dict[str, int | None], tuple[int, ...], type(list[int]), type(int|str), int | None | str, list[int].__origin__, list[int] == list[int], list['A'])
from dataclasses import dataclass, field, fields
@dataclass
class DC(Generic[T]):
    x: T
    y: ClassVar[int] = 1
    z: Optional[List[int]] = None
print(DC(3), [f.name for f in fields(DC)], DC[int](4), fields(DC)[1].type)
