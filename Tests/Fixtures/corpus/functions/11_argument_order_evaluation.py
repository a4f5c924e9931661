def t(x):
    print(x, end=" ")
    return x
def f(*a, **k): print("|", a, k)
f(t(1), *[t(2)], k=t(3), **{"m": t(4)})
d = {t("k1"): t("v1"), t("k2"): t("v2")}
print()
t(1) < t(2) < t(0) < t(9)
print()
x = [t(5), t(6)][t(1)] + t(7) * t(8)
print(x)
t(False) and t(1) or t(2)
print()
a = [0, 0]
i = 0
i, a[i] = 1, 9
print(i, a)
def d(a=t("default")): pass
print()
