def f(w, b, xs, ys): return sum((w * x + b - y) ** 2 for x, y in zip(xs, ys)) / len(xs)
xs, ys = [1, 2, 3, 4], [3, 5, 7, 9]
w = b = 0.0
for epoch in range(201):
    gw = sum(2 * (w * x + b - y) * x for x, y in zip(xs, ys)) / len(xs)
    gb = sum(2 * (w * x + b - y) for x, y in zip(xs, ys)) / len(xs)
    w -= 0.05 * gw; b -= 0.05 * gb
    if epoch % 50 == 0: print(f"epoch {epoch:3d} loss {f(w, b, xs, ys):.6f} w={w:.4f} b={b:.4f}")
import math
def sigmoid(z): return 1 / (1 + math.exp(-z))
def softmax(v):
    m = max(v); e = [math.exp(x - m) for x in v]; s = sum(e)
    return [x / s for x in e]
print([round(sigmoid(z), 4) for z in (-2, 0, 2)], [round(p, 4) for p in softmax([1, 2, 3])], sum(softmax([5, 5])))
sigmoid(-1000)
