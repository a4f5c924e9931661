class StateMachine:
    transitions = {("idle", "coin"): "ready", ("ready", "push"): "idle", ("ready", "coin"): "ready"}
    def __init__(self): self.state, self.history = "idle", []
    def fire(self, event):
        try: new = self.transitions[self.state, event]
        except KeyError: raise RuntimeError(f"cannot {event!r} while {self.state!r}") from None
        self.history.append((self.state, event, new)); self.state = new
        return self
m = StateMachine().fire("coin").fire("coin").fire("push")
print(m.state, m.history)
m.fire("push")
