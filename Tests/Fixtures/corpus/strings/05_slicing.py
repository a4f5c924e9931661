s = "abcdefgh"
print(s[0], s[-1], s[2:5], s[:3], s[5:], s[::2], s[::-1], s[-3:], s[:-3], s[1:-1:2], s[5:2], s[5:2:-1], s[100:], s[-100:2])
print(s[slice(1, 4)], s[slice(None, None, -2)], slice(1, 10, 3).indices(8), slice(2).stop, slice(1, 2) == slice(1, 2))
print("x" * 3, 3 * "ab", "a" * 0, "a" * -1, "ab" "cd", "abc" < "abd", "a" < "B", "" < "a", min("hello"), max("hello"), sorted("hello"))
print(s.index(s[3]), len(s), s * 2 == s + s, list(enumerate("ab")), [ord(c) for c in "aZ0é€😀"], chr(8364), chr(128512))
try: s[0] = "x"
except TypeError as e: print(e)
try: s["a"]
except TypeError as e: print(e)
try: s[::0]
except ValueError as e: print(e)
s[8]
