data = [("Name", "Qty", "Price"), ("Widget", 10, 3.5), ("Gadget long", 2, 12.25)]
for row in data[1:]:
    print("{:<12}|{:>5}|{:>8.2f}".format(*row))
widths = [max(len(str(r[i])) for r in data) for i in range(3)]
for row in data:
    print(" | ".join(str(c).ljust(w) for c, w in zip(row, widths)).rstrip())
print("+".join("-" * (w + 2) for w in widths))
for i in range(1, 4):
    print(f"{i:>2} {i**2:>3} {i**3:>4}")
print(f"{'Header':=^30}")
for k, v in sorted({"alpha": 0.5, "beta": 0.123456}.items()):
    print(f"{k:10s} {v:8.4f} {v:>8.1%} {'#' * int(v * 20)}")
