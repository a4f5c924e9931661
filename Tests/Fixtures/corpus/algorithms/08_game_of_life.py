def step(cells):
    from collections import Counter
    n = Counter((r + dr, c + dc) for r, c in cells for dr in (-1, 0, 1) for dc in (-1, 0, 1) if (dr, dc) != (0, 0))
    return {p for p, k in n.items() if k == 3 or (k == 2 and p in cells)}
def show(cells, size=6): print("\n".join("".join("#" if (r, c) in cells else "." for c in range(size)) for r in range(size)), end="\n\n")
glider = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
for _ in range(3):
    show(glider); glider = step(glider)
print(sorted(glider), len(step({(1, 0), (1, 1), (1, 2)})))
