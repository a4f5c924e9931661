s = "mississippi"
print(s.find("ss"), s.rfind("ss"), s.find("x"), s.index("i", 2), s.rindex("s"), s.count("s"), s.count("issi"), s.count(""))
print(s.find("i", -3), s.find("", 20), s.find("", 11), s.rfind(""), s.count("s", 3, 6), s.startswith("miss"), s.endswith(("pi", "x")), s.startswith("is", 1))
print("ss" in s, "" in s, s.replace("ss", "SS"), s.replace("s", "", 2), s.replace("", "-"), "aaa".replace("aa", "b"))
print(s.partition("ss"), s.rpartition("ss"), s.partition("z"), s.rpartition("z"))
print(s.removeprefix("miss"), s.removesuffix("ppi"), s.removeprefix("x"), s.strip("mip"), "  a b ".strip() + "|", "xxaxx".lstrip("x"), "xxaxx".rstrip("x"))
s.index("zz")
