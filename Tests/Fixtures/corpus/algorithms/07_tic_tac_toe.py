board = ["X", "O", "X", "O", "X", "O", " ", " ", " "]
WINS = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def show(b): print("\n-+-+-\n".join("|".join(b[i:i + 3]) for i in (0, 3, 6)))
def winner(b): return next((b[x] for x, y, z in WINS if b[x] == b[y] == b[z] != " "), None)
def minimax(b, me):
    w = winner(b)
    if w: return (1 if w == "X" else -1), None
    moves = [i for i, c in enumerate(b) if c == " "]
    if not moves: return 0, None
    scores = []
    for m in moves:
        b[m] = me
        scores.append((minimax(b, "O" if me == "X" else "X")[0], m))
        b[m] = " "
    return (max if me == "X" else min)(scores, key=lambda s: s[0])
show(board); print(minimax(board, "X"), winner(board)); board[6] = "X"; print(winner(board))
print(minimax(["X", "O", "X", " ", "O", " ", " ", " ", " "], "X"))
