class Tree:
    class Node:
        def __init__(self, value):
            self.value, self.left, self.right = value, None, None
    def __init__(self):
        self.root = None
    def insert(self, value):
        if self.root is None:
            self.root = Tree.Node(value)
            return
        node = self.root
        while True:
            side = "left" if value < node.value else "right"
            child = getattr(node, side)
            if child is None:
                setattr(node, side, self.Node(value))
                return
            node = child
    def __iter__(self):
        def walk(n):
            if n:
                yield from walk(n.left)
                yield n.value
                yield from walk(n.right)
        return walk(self.root)
    def height(self):
        def h(n):
            return 0 if n is None else 1 + max(h(n.left), h(n.right))
        return h(self.root)

t = Tree()
for x in [5, 2, 8, 1, 9, 3]:
    t.insert(x)
print(list(t), t.height(), Tree.Node.__qualname__, sum(t), 8 in t)
