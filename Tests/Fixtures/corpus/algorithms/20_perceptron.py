class Perceptron:
    def __init__(self, n, lr=0.1): self.w, self.b, self.lr = [0.0] * n, 0.0, lr
    def __call__(self, x): return int(sum(w * v for w, v in zip(self.w, x)) + self.b > 0)
    def fit(self, data, epochs=20):
        for e in range(epochs):
            errors = 0
            for x, y in data:
                d = y - self(x)
                if d:
                    errors += 1
                    self.w = [w + self.lr * d * v for w, v in zip(self.w, x)]; self.b += self.lr * d
            if not errors: return e
        return None
AND = [((a, b), int(a and b)) for a in (0, 1) for b in (0, 1)]; XOR = [((a, b), a ^ b) for a in (0, 1) for b in (0, 1)]
for name, data in [("AND", AND), ("XOR", XOR)]:
    p = Perceptron(2); print(name, p.fit(data), [round(w, 2) for w in p.w], round(p.b, 2), [p(x) for x, _ in data])
