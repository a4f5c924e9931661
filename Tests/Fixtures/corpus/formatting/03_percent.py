print("%s is %d years and %.1f m" % ("Al", 30, 1.756), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%x %X %o %#x" % (255, 255, 8, 255))
print("%e %E %g %G" % (12345.678, 0.00012, 1e10, 1e-10), "%c%c" % (65, "b"), "%%", "%5.2f%%" % 99.5, "%r %s %a" % ("a", "b", "é"))
print("%(name)s has %(n)03d" % {"name": "x", "n": 7}, "%*d|%-*d|%.*f" % (5, 1, 4, 2, 2, 3.14159), "%s" % [1], "%s" % (None,), "%10s|%-10s|%.2s" % ("r", "l", "cut"))
print("%d" % 3.99, "%i" % True, "%s %s" % ("a", (1, 2)), "%d%%" % 50)
for f in [lambda: "%d" % "x", lambda: "%d %d" % (1,), lambda: "%d" % (1, 2), lambda: "%q" % 1, lambda: "%(a)s" % {}, lambda: "%(a)s" % 1, lambda: "%c" % "ab", lambda: "%x" % 1.5, lambda: "%" % ()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
"%d items" % None
