def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "small"
        case -1: return "minus one"
        case "a" | "b" as letter: return f"letter {letter}"
        case True: return "true?"
        case None: return "none"
        case []: return "empty"
        case [one]: return f"one {one}"
        case [1, *rest]: return f"starts with 1, rest {rest}"
        case (a, b): return f"pair {a} {b}"
        case [first, *_, last]: return f"from {first} to {last}"
        case 2.5: return "float"
        case _: return "other"
for v in [0, 1, 2, -1, "a", "z", True, None, [], [5], [1, 2, 3], (3, 4), [7, 8, 9], 2.5, {}, "ab", range(2), {1, 2}]:
    print(repr(v), "->", f(v))
