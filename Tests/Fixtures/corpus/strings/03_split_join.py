print("a b  c".split(), "a b  c".split(" "), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
print(" a  b ".split(None, 1), " a  b ".rsplit(None, 1), "a\tb\nc".split(), "abc".split("abc"), "aXXbXX".split("XX"))
print("one\ntwo\r\nthree\n\nfive\x0bsix\u2028end".splitlines(), "a\nb\n".splitlines(True), "".splitlines())
print(",".join(["a", "b"]), "".join("xyz"), "-".join({"k": 1}), ", ".join(str(i) for i in range(3)), "x".join([]))
print("a-b_c".replace("_", "-").split("-"), "k=v=w".split("=", maxsplit=1), list("abc"), "abc"[::-1])
for bad in [lambda: "a".split(""), lambda: "".join([1]), lambda: "a".join("b", "c"), lambda: "a".split(1), lambda: ",".join(5)]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
"-".join(["a", None])
