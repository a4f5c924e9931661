# Numbers before tensors, places in flat tensors, and what integers have no kernels for.
import torch

u = torch.tensor([1, 2, 3, 0], dtype=torch.uint8)


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: torch.div(-1, u))
show(lambda: -1 / u)
show(lambda: torch.true_divide(-1, u))
show(lambda: torch.divide(300, u))
show(lambda: torch.div(-1, u, rounding_mode="floor"))
show(lambda: torch.div(-1.5, u))
show(lambda: torch.mul(-1, u))
show(lambda: torch.sub(-1, u))
show(lambda: torch.pow(-1, u))
show(lambda: torch.div(300, torch.tensor([1, 2], dtype=torch.int8)))
show(lambda: torch.float_power(-1, u))
show(lambda: torch.floor_divide(-1, u[:3]))
show(lambda: torch.true_divide(True, 1e-3))
show(lambda: torch.mul(2, 3.5))
show(lambda: torch.unbind(torch.tensor(1.0), 1))
show(lambda: torch.tensor(1.0).unbind())
show(lambda: torch.zeros(2).new_zeros(-1))
show(lambda: torch.zeros(-1))
show(lambda: torch.zeros(4).put(torch.tensor([4]), torch.zeros(1)))
show(lambda: torch.zeros(4).put(torch.tensor([-5]), torch.zeros(1)))
show(lambda: torch.zeros(4).put(torch.tensor([-1, 0]), torch.ones(2)))
show(lambda: torch.zeros(4).take(torch.tensor([4])))
show(lambda: torch.lerp(u, u, 2.0))
show(lambda: torch.lerp(u, u, u))
