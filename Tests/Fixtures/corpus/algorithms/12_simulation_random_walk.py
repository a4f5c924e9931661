import random
random.seed(1)
def walk(n):
    x = y = 0
    for _ in range(n):
        dx, dy = random.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
        x += dx; y += dy
    return x, y
print([walk(10) for _ in range(3)])
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(2000)); print(4 * inside / 2000)
rolls = [random.randint(1, 6) + random.randint(1, 6) for _ in range(300)]
for s in range(2, 13): print(f"{s:2} {'#' * (rolls.count(s) // 3)}")
deck = [r + s for s in "SHDC" for r in "A23456789TJQK"]; random.shuffle(deck); print(deck[:5], random.sample(deck, 3))
