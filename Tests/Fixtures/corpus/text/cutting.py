# Cuts, searches and stripping of short and long texts; functions that change the variable they were called from.
for text in ("", "a", "=", "a=b", "a = b", " = ", "==", "a == b == c", "x = 1 = y", "an = end =", " =" * 3, "ab" * 40 + " = " + "c" * 20):
    for mark in ("=", " = ", "==", "= ", " =x"):
        print([text.split(mark, most) for most in (-1, 0, 1, 2, 3)], text.find(mark), mark in text, text.count(mark))
for text in ("abcabd", "aabaabaac", "xyxyxyz" * 10):
    print([text.find(part) for part in ("ab", "abd", "aac", "yz", "xyz", "zxy", "abcabdx", "d", "")])
for text in ("word", ",word.", " word\n", "...", "", "a" * 30, "  " + "b" * 20):
    same = text.strip(",.")
    print(repr(text.strip()), repr(same), repr(text.lstrip(" ,")), repr(text.rstrip(".\n")), same is text or same == text)


class Text(str):
    pass


print(type(Text("plain").strip()), type(Text("plain").strip("x")), Text("a=b").split("="))


def outer():
    def change(n):
        nonlocal change
        kept = change
        change = lambda n: -n
        del kept
        return [n, change(n)] + [i for i in range(n)]

    return change(3), change(3)


def forget():
    def gone(n):
        nonlocal gone
        del gone
        return "still here" * n

    return gone(2)


print(outer(), forget())
facts = {"a": 1, (1, 2): 3}
names = ["a", (1, 2), 2.0]
inside = lambda key: (key in facts, key not in facts, key in names, key in {1, 2, "a"})
print([inside(key) for key in ("a", (1, 2), 2, 2.0, None, "b")])
for wrong in ("[] in facts", "1 in 'text'", "1 in None"):
    try:
        print(eval(wrong))
    except TypeError as error:
        print(error)
