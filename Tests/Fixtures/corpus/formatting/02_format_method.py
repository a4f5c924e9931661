print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0[1]} {1.real} {d[k]}".format([5, 6], 7, d={"k": 8}))
print("{:>5}|{:<5}|{:^5}|{:=+6}".format("r", "l", "c", 42), "{:{}}".format("x", 4), "{:{w}.{p}}".format(3.14159, w=8, p=3), "{!r:>6}".format("q"))
print("{:,}".format(1234567), "{:.3}".format("abcdef"), "{:c}".format(65), "{:n}".format(5), "{:.0f}".format(2.5), "{:.0f}".format(3.5), "{:+d} {: d}".format(3, 3))
print("{0:08.3f} {0:e} {0:G} {0:.1%}".format(12.5), "{:#o} {:#X} {:x}".format(8, 255, -255), "{:s}".format("s"), "{{}}".format())
print(format(3.14159, ".2f"), format("a", "^5"), format(10, "b"), format(True, "d"), format(1e100, "g"), format(0.1, ".20f"), format(7), format([1]))
for t in ["{}{}", "{0}{}", "{a}", "{", "}", "{:d}", "{!x}", "{0.foo}", "{0[9]}", "{:zz}", "{:10.3d}", "{:,s}"]:
    try: print(t.format("x"))
    except Exception as e: print(repr(t), type(e).__name__, e)
"{missing}".format(x=1)
