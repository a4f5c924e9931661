x = 5
print(1 < x < 10, 1 < x > 3, x == 5 == 5.0, 0 < x < 3 < 9, not x < 3)
print(1 in [1] == True, None is None is None, "a" < "b" <= "b" != "c")
print(x if x > 3 else -x, "big" if x > 10 else "mid" if x > 3 else "small")
print(0 or "" or [] or "last", 1 and "two" and 3, not 0, not "a", bool(""), bool("0"))
print(True + True, True == 1, True is 1 == 1, isinstance(True, int), sum([True, False, True]))
print([] == False, () == [], 1 == 1.0, "1" == 1, None == 0, {1: 2} == {1.0: 2.0})
a = b = c = []
a.append(1)
print(b, c, a is c)
a, b = b, a
x = y = 3
x += 1
print(x, y)
1 < "a"
