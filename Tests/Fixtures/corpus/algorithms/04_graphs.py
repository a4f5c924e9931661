from collections import deque, defaultdict
import heapq
g = {"A": ["B", "C"], "B": ["D"], "C": ["D", "E"], "D": ["F"], "E": ["F"], "F": []}
def bfs(s, t):
    q, prev = deque([s]), {s: None}
    while q:
        n = q.popleft()
        if n == t:
            path = []
            while n: path.append(n); n = prev[n]
            return path[::-1]
        for m in g[n]:
            if m not in prev: prev[m] = n; q.append(m)
def dfs(n, seen=None):
    seen = seen if seen is not None else []
    if n not in seen:
        seen.append(n)
        for m in g[n]: dfs(m, seen)
    return seen
print(bfs("A", "F"), dfs("A"), bfs("F", "A"))
w = {"A": {"B": 4, "C": 1}, "C": {"B": 2, "D": 5}, "B": {"D": 1}, "D": {}}
def dijkstra(s):
    d, pq = {s: 0}, [(0, s)]
    while pq:
        c, n = heapq.heappop(pq)
        if c > d.get(n, float("inf")): continue
        for m, k in w[n].items():
            if c + k < d.get(m, float("inf")): d[m] = c + k; heapq.heappush(pq, (c + k, m))
    return d
print(dijkstra("A"))
def topo(g):
    deg = defaultdict(int)
    for n in g:
        for m in g[n]: deg[m] += 1
    q, out = [n for n in g if not deg[n]], []
    while q:
        n = q.pop(0); out.append(n)
        for m in g[n]:
            deg[m] -= 1
            if deg[m] == 0: q.append(m)
    return out
print(topo(g))
dijkstra("Z")
