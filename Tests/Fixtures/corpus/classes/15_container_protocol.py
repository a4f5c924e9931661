class Deck:
    def __init__(self):
        self.cards = [f"{r}{s}" for s in "SH" for r in "AKQ"]
    def __len__(self):
        return len(self.cards)
    def __getitem__(self, i):
        return self.cards[i]
    def __setitem__(self, i, card):
        self.cards[i] = card
    def __delitem__(self, i):
        del self.cards[i]
    def __reversed__(self):
        print("reversed!")
        return iter(self.cards[::-1])

d = Deck()
print(len(d), d[0], d[-1], d[1:3], "KH" in d, [c for c in d][:2])
d[0] = "JOKER"
del d[1:3]
print(d.cards, list(reversed(d)), sorted(d), max(d))
a, *rest = d
print(a, rest, d[::2])
class Sparse(dict):
    def __missing__(self, key):
        return f"no {key}"
s = Sparse(a=1)
print(s["a"], s["b"], s.get("b"), "b" in s, len(s))
d[99]
