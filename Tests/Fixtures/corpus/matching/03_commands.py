class Color:
    RED = 1
    BLUE = 2
def run(command):
    match command.split():
        case ["quit" | "exit"]: return "bye"
        case ["go", ("north" | "south") as d]: return f"going {d}"
        case ["go", _]: return "cannot go there"
        case ["take", *items] if items: return f"taking {', '.join(items)}"
        case [cmd]: return f"unknown {cmd}"
        case []: return "nothing"
        case _: return "?"
for c in ["quit", "go north", "go up", "take a b", "take", "", "x y z"]: print(run(c))
def color(c):
    match c:
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case x: return f"no color {x}"
print(color(1), color(2), color(3))
match = {"case": 1}
case = match["case"]
print(match, case)
match (1, [2, {"k": (3, 4)}]):
    case (a, [b, {"k": (c, d)}]): print(a, b, c, d)
match 5:
    case n if n > 10: print("big")
print("no match is fine")
def g(seq):
    match seq:
        case a, b: return a + b
        case a, *_: return a
print(g([1, 2]), g((9, 8, 7)), g([]))
def fact(n):
    match n:
        case 0 | 1: return 1
        case _: return n * fact(n - 1)
print(fact(5))
