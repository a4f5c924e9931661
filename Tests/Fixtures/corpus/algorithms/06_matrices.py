class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape} not aligned")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        out, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: out = out @ base
            base, n = base @ base, n >> 1
        return out
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __eq__(self, o): return self.rows == o.rows
    def __str__(self): return "\n".join(" ".join(f"{v:4}" for v in r) for r in self.rows)
    def det(self):
        m = self.rows
        if len(m) == 1: return m[0][0]
        return sum((-1) ** j * m[0][j] * Matrix([r[:j] + r[j + 1:] for r in m[1:]]).det() for j in range(len(m)))
m = Matrix([[1, 2], [3, 4]])
print(m @ m); print(m.T); print((Matrix([[1, 1], [1, 0]]) ** 30)[0, 1], m.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), m == m.T.T)
m[0, 1] = 9; print(m, m.shape)
m @ Matrix([[1, 2, 3]])
