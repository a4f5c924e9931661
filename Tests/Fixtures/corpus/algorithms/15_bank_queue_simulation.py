from dataclasses import dataclass, field
import heapq
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    minutes: int = field(compare=False, default=1)
class Scheduler:
    def __init__(self): self._heap, self.clock, self.log = [], 0, []
    def add(self, *jobs):
        for j in jobs: heapq.heappush(self._heap, j)
    def __len__(self): return len(self._heap)
    def run(self):
        while self._heap:
            j = heapq.heappop(self._heap)
            self.clock += j.minutes
            self.log.append((self.clock, j.name))
            yield j
s = Scheduler(); s.add(Job(3, "c"), Job(1, "a", 5), Job(2, "b", 2)); print(len(s), bool(s))
for j in s.run():
    print(j, s.clock)
    if j.name == "a": s.add(Job(0, "urgent"))
print(s.log)
