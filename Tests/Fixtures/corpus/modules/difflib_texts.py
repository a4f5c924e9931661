"""Differences of texts."""
import difflib
a='one\ntwo\nthree\nfour\n'.splitlines(True); b='ore\ntree\nemu\nfour\n'.splitlines(True)
print(''.join(difflib.ndiff(a,b)))
print(''.join(difflib.unified_diff(a,b,'x','y')))
print(''.join(difflib.context_diff(a,b,'x','y')))
print(difflib.get_close_matches('appel', ['ape','apple','peach','puppy']))
s=difflib.SequenceMatcher(None,'abcd','bcde'); print(s.ratio(), s.get_opcodes(), s.get_matching_blocks(), s.quick_ratio())
print('\n'.join(difflib.ndiff(['[1, 2, 3]'],['[1, 3, 3]'])))
print('\n'.join(difflib.ndiff(["{'a': 1, 'b': 2}", 'x', 'same'],["{'a': 1, 'b': 3}", 'same', 'y'])))
