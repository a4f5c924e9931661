"""Programs as trees."""
import ast
src='''
import os.path as p, sys
from a.b import c as d, e
x: int = 3
x += 2; a, *b = [1, 2, 3]
def f(a, /, b=1, *args: int, c, d=2, **kw) -> str:
    """doc"""
    global z
    return lambda q, *r: q if q else -r[0:1, ::2]
class A(B, metaclass=M):
    y = {**{}, 'a': 1, 2: {3}}
    @dec(1)
    def g(self): yield (yield from self)
try:
    pass
except (A, B) as e: raise X from e
else: print(f"{x!r:>{w}} {y=}", not a and b or c < d <= 3 is not None, sep='')
finally: del a[0], b.c
for i in range(3):
    if i: continue
    elif j: break
    else: assert i, 'm'
while (n := 3): pass
with open('x') as f, g: pass
match p:
    case [1, *_] | {'a': Q(x=1)} if z: pass
    case None | 'x' as k: pass
[i for i in x if i for j in i]; {k: v for k, v in z}; (t for t in u)
'''
t = ast.parse(src); print(ast.dump(t)); print(ast.dump(t, include_attributes=False, indent=1)[:400])
print(ast.unparse(t))
print(ast.literal_eval("{'a': [1, (2, -3.5)], 'b': None, 'c': {1}}"), ast.dump(ast.parse('x+1', mode='eval'), include_attributes=True))
for b in ('1+1','f()','a', '[1', '{1:2}[1]'):
    try: print(ast.literal_eval(b))
    except Exception as e: print(type(e).__name__, str(e).split(' object')[0])
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id, n.lineno, n.col_offset, end=' ')
V().visit(ast.parse('a = b + c')); print()
class T(ast.NodeTransformer):
    def visit_Name(self, n): return ast.copy_location(ast.Constant(3), n)
print(ast.unparse(T().visit(ast.parse('a+b', mode='eval'))), ast.get_docstring(ast.parse('"""hi"""')), sum(isinstance(n, ast.Name) for n in ast.walk(t)))
