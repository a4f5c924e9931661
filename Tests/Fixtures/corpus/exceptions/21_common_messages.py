tests = ["1/0", "1%0", "1.0/0", "1//0", "0**-1", "int('x')", "int('1.5')", "float('a')", "int(None)", "int([])", "[][0]", "[1][1:2][3]",
 "(1,)[5]", "'abc'[9]", "{}['k']", "None.x", "None[0]", "None()", "None+1", "1+'a'", "'a'+1", "[1]+(2,)", "'a'*'b'", "-'a'", "len(5)", "len()",
 "max([])", "min()", "max(1)", "sum(['a'])", "sum('ab')", "abs('x')", "round('x')", "ord('ab')", "ord(5)", "chr(-1)", "chr('a')", "int('5', 1)",
 "[1,2].index(9)", "[].pop()", "[1].pop(7)", "[].remove(1)", "{}.pop('a')", "{}.popitem()", "set().pop()", "{1}.remove(2)", "'a'.join([1])",
 "'abc'.index('z')", "'x'.foo", "(1).foo", "(1).foo()", "[].foo", "{}.foo", "int.foo", "len.foo", "range(0).foo", "{[]: 1}", "{{}}", "hash([])",
 "range(1,2,0)", "range(1.5)", "range('a')", "range()", "[1,2]['a']", "[1,2][1.5]", "'abc'['a']", "(1,2)[None]", "{1,2}[0]", "5[0]", "5()", "'a'()",
 "[]()", "open('/nonexistent/x')", "iter(5)", "next([])", "list(5)", "dict(5)", "dict([1])", "dict([(1,2,3)])", "set(5)", "tuple(5)", "sorted(5)",
 "sorted([1,'a'])", "zip(5)", "enumerate(5)", "map(5)", "isinstance(1, 'int')", "issubclass(1, int)", "getattr(1, 'x')", "setattr(1, 'x', 2)",
 "'%d' % 'a'", "'%d %d' % 1", "'%s' % (1, 2)", "'{} {}'.format(1)", "'{a}'.format(b=1)", "'{0}{}'.format(1)", "f'{1:z}'", "format('a', 'd')",
 "'abc' < 5", "[1] < 5", "{} < {}", "None < None", "1 in 5", "'a' in 5", "1 in 'abc'", "~1.5", "1 << -1", "1 & 1.0", "'a' @ 'b'", "int('9' * 5000)"]
for t in tests:
    try:
        print(t, "=", eval(t))
    except Exception as e:
        print(f"{t} -> {type(e).__name__}: {e}")
