s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), "ß".upper(), "ǅ".title(), "STRASSE".casefold())
print("they're bill's".title(), "x1y2".title(), "hello world".capitalize(), "İ".lower().encode(), "ﬁ".upper())
for t in ["abc", "ABC", "Abc", "a1", "12", "", " ", "é", "½", "²", "_x", "1x", "\n", "Title Case"]:
    print(repr(t), t.isalpha(), t.isdigit(), t.isalnum(), t.isdecimal(), t.isnumeric(), t.islower(), t.isupper(), t.istitle(), t.isspace(), t.isidentifier(), t.isprintable(), t.isascii())
