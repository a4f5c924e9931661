i=iter(b'abc'); print(type(i).__name__, next(i), i.__length_hint__(), list(i), list(i))
i=iter(bytearray(b'abc')); print(type(i).__name__, next(i), i.__length_hint__(), list(i), list(i))
import copy, pickle
for x in iter(b''): print(x)
d=dict.fromkeys(range(5)); print(d.popitem(), d.popitem(), list(d)); d[7]=1; d[3]=2; print(d, d.popitem()); d.pop(0); d.pop(1); print(list(d), next(iter(d))); d[0]=1; print(d); del d[0]; del d[7]; print(d, len(d)); d.pop(2); 
try: d.popitem()
except KeyError as e: print(e)
d[1]=1; print(d)
from collections import OrderedDict, deque
o=OrderedDict(a=1,b=2,c=3); print(o.popitem(last=False), o.popitem(), o)
try: OrderedDict().popitem()
except KeyError as e: print(repr(e))
for n in range(-7,8):
    q=deque(range(5)); q.rotate(n); print(n, list(q))
b=bytearray(range(10)); del b[::2]; print(list(b)); b=bytearray(range(10)); del b[::-3]; print(list(b)); b=bytearray(range(10)); del b[2:5]; print(list(b)); del b[5:2]; print(len(b)); b=bytearray(range(10)); del b[8:1:-3]; print(list(b))
print(b'ab'*3, bytearray(b'abc')*0, b'x'*-1, 5*b'yz', b'abc'*1)
print(bytes.fromhex('0aFf 10'), b'\x01\xab\xff'.hex(), b'\x01\xab\xff'.hex(':'), b'\x01\xab\xff\x10'.hex('-', 3), b'\x01\xab\xff\x10'.hex('-', -3), b''.hex())
for t in ['0', '0x', 'zz', '0g', '1 2', '+1', 'é1']:
    try: print(bytes.fromhex(t))
    except ValueError as e: print(e)
print(b'a\tb\n\tc'.expandtabs(4), 'a\tbé\t\n\tc'.expandtabs(4), 'a\tb'.expandtabs(0), 'a\tb'.expandtabs(-3), 'ab\rc\td'.expandtabs())
print(b'hello'.translate(None, b'l'), b'hello'.translate(bytes.maketrans(b'lo', b'01')), b'hello'.translate(bytes.maketrans(b'lo', b'01'), b'h'))
print('hello ünü'.translate({104: 'HH', 'l': 1, 252: None, 111: 48}), 'abc'.translate(str.maketrans('ab', 'xy', 'c')))
class T(dict):
    def __getitem__(self, k): print('asked', k); return 'x' if k == 97 else chr(k)
print('abab'.translate(T()))
print('Hello wOrld x1y'.title(), 'Hello wOrld'.swapcase(), 'HeLLo'.casefold(), 'ß'.casefold(), 'ab1'.islower(), '1'.islower(), 'aB'.islower(), 'AB'.isupper(), ''.isupper(), "they're bill's".title())
print(b'aXbXc'.replace(b'X', b'--'), b'abc'.replace(b'', b'-'), b'abc'.replace(b'', b'-', 2), b'aaa'.replace(b'a', b'', 2), b'abc'.replace(b'z', b''))
print(b','.join([b'a', b'b', bytearray(b'c')]), b''.join([]))
print(b'abcabc'.find(b'c'), b'abcabc'.find(b'c', 3), b'abcabc'.find(b'ca', 0, 4), b'abcabc'.find(b''), b'abcabc'.find(b'', 6), b'abcabc'.find(b'', 7), b'abcabc'.rfind(b'bc'), 'äbcäbc'.find('äb', 1), 'äbc'.find('c', 1, 2), b'abc'.count(b''), b'abab'.count(b'ab', 1))
import re
print(re.sub('x', r'\n', 'axb'), re.sub('(a)(b)', r'\2\1', 'abab'), re.sub(b'x', b'yy', b'axxb'), re.sub('a', 'b', 'aaa', count=2), re.subn('(?P<n>a)', r'[\g<n>]', 'aba'))
import json
print(json.dumps({'a': [1, {'b': None}], 'c': 'é"'}, indent=1))
print([b for b in b'abc'], sum(b'abc'), list(bytearray(b'xy')), max(b'az'), sorted(b'cab'), *b'ab')
