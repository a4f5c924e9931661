class Stack:
    def __init__(self):
        self.items = []
    def pop(self):
        if not self.items:
            raise IndexError("pop from empty stack")
        return self.items.pop()

def evaluate(tokens):
    s = Stack()
    for t in tokens:
        if t in "+*":
            b, a = s.pop(), s.pop()
            s.items.append(a + b if t == "+" else a * b)
        else:
            s.items.append(int(t))
    return s.pop()

def main(texts):
    return [evaluate(t.split()) for t in texts]

print(main(["1 2 +", "2 3 + 4 *"]))
main(["1 +"])
