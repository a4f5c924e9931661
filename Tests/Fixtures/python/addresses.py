# SPDX-License-Identifier: GPL-3.0-or-later
# urllib.parse: addresses in their parts, joined, and what may not stand in them.
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, unquote_to_bytes, urldefrag, urlencode, urljoin, urlparse,
                          urlsplit)

def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for s in ('a b/ü&?', 'x=1', '~-_.', b'\xff a'): t(lambda: quote(s)); t(lambda: quote_plus(s)); t(lambda: quote(s, safe=''))
for s in ('a%20b%C3%BC%zz', 'x+y', '%', '%2', 'no'): t(lambda: unquote(s)); t(lambda: unquote_plus(s)); t(lambda: unquote_to_bytes(s))
t(lambda: urlencode({'a':1,'b c':'d&e'})); t(lambda: urlencode([('a',[1,2])], doseq=True)); t(lambda: urlencode({'a':[1,2]}))
t(lambda: parse_qs('a=1&b=2&a=3&c=&d')); t(lambda: parse_qsl('a=1&b=%20x+y')); t(lambda: parse_qs('a=&b', keep_blank_values=True)); t(lambda: parse_qs('a', strict_parsing=True))
for u in ('http://user:pw@Host.com:80/p/a;x?q=1#f','//h/p','mailto:a@b','/a/b','','http://[::1]:8/x','http://h:abc/','HTTP://X','file:///etc/p','http://h?x','a:b:c','http://[x/'):
    t(lambda: urlparse(u)); t(lambda: urlsplit(u)); t(lambda: urlparse(u).geturl()); t(lambda: (urlparse(u).hostname, urlparse(u).port, urlparse(u).username, urlparse(u).password)); t(lambda: urldefrag(u))
b='http://a/b/c/d;p?q'
for r in ('g:h','g','./g','g/','/g','//g','?y','g?y','#s','g#s',';x','g;x','','.','./','..','../','../g','../..','../../g','../../../g','/./g','/../g','g.','..g','./../g','g/./h','g/../h','http:g'):
    t(lambda: (r, urljoin(b, r)))
t(lambda: urljoin('http://a','b')); t(lambda: urljoin('a/b','c')); t(lambda: urljoin('','x')); t(lambda: urljoin('file:///a/b','c'))
