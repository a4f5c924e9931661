from collections import deque
stack = []
for t in "3 4 + 2 *".split():
    if t.isdigit(): stack.append(int(t))
    else:
        b, a = stack.pop(), stack.pop()
        stack.append({"+": a + b, "*": a * b}[t])
print(stack)
q = deque([1, 2, 3], maxlen=4)
q.append(4); q.append(5); q.appendleft(0); print(q, q.maxlen, len(q), q[0], q[-1])
q.rotate(1); print(q, q.pop(), q.popleft(), list(q), 2 in q)
q.extend([7, 8]); q.extendleft("ab"); print(q, q.count(7), q.index(7), deque("abc"), deque(reversed(deque([1, 2]))))
q.remove("a"); q.reverse(); print(q, q.copy() == q); q.clear(); print(q, bool(q))
def balanced(s):
    st = []
    for c in s:
        if c in "([{": st.append(c)
        elif not st or "([{".index(st.pop()) != ")]}".index(c): return False
    return not st
print(balanced("([]{})"), balanced("(]"), balanced("("))
import heapq
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0)
print(heapq.heappop(h), heapq.nsmallest(2, h), heapq.nlargest(2, h), h, [heapq.heappop(h) for _ in range(3)])
deque().popleft()
