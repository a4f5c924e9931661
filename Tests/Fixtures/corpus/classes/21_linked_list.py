class Node:
    def __init__(self, data, next=None):
        self.data = data
        self.next = next

class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.push(item)
    def push(self, data):
        self.head = Node(data, self.head)
    def __iter__(self):
        n = self.head
        while n:
            yield n.data
            n = n.next
    def __len__(self):
        return sum(1 for _ in self)
    def reverse(self):
        prev = None
        node = self.head
        while node:
            node.next, prev, node = prev, node, node.next
        self.head = prev
    def __str__(self):
        return " -> ".join(map(str, self)) + " -> None"

l = LinkedList([1, 2, 3])
l.push(0)
print(l, len(l), 2 in l)
l.reverse()
print(l, list(map(lambda v: v * v, l)))
print(l.tail)
