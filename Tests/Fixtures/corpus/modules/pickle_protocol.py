"""Objects as bytes, and back."""
import pickle, collections, datetime
from enum import Enum
class C(Enum): A=1
class P:
    def __init__(s): s.x=1; s.y=[1,2]
    def __eq__(s,o): return s.__dict__==o.__dict__
class S:
    __slots__=('a','b')
class St:
    def __getstate__(s): return {'q':1}
    def __setstate__(s, t): s.t=t
def f(): pass
for v in [1, -1, 255, 256, 65536, -2**31, 2**40, -2**70, 1.5, 'a', 'é'*300, b'x', None, True, [1,2,[3]], (1,), (1,2,3,4), {'a':1,'b':[1]}, {1}, frozenset([1]), {}, [], (), [1], {1:2}, bytearray(b'q'), range(3), [['a','a'],'a'], list(range(2005))]:
    d = pickle.dumps(v); print(len(d), d[:60]); assert pickle.loads(d) == v, v
p = P(); l=[p,p]; l.append(l)
for v in (collections.OrderedDict(a=1), collections.Counter('aab'), collections.deque([1,2],3), collections.defaultdict(list,{1:[2]}), datetime.date(2020,1,2), datetime.timedelta(3), ValueError('x')):
    try:
        d = pickle.dumps(v); print(type(v).__name__, repr(pickle.loads(d)))
    except Exception as e: print(type(v), repr(e))
d = pickle.dumps(p); print(d)
q = pickle.loads(d); print(q == p, q is p)
m = pickle.loads(pickle.dumps(l)); print(m[0] is m[1], m[2] is m)
print(pickle.loads(pickle.dumps(C.A)) is C.A, pickle.loads(pickle.dumps(f)) is f, pickle.loads(pickle.dumps(P)) is P)
s=S(); s.a=4; t=pickle.loads(pickle.dumps(s)); print(t.a, hasattr(t,'b'))
print(pickle.loads(pickle.dumps(St())).t)
try: pickle.loads(b'')
except Exception as e: print(repr(e))
try: pickle.loads(b'\x80\x04K')
except Exception as e: print(repr(e))
class R:
    def __reduce__(self): return (f2, (5,))
def f2(x): return ('made', x)
print(pickle.loads(pickle.dumps(R())))
