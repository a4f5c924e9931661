# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.distributed` for a single process: what a program for many does where it is started alone."""
import os

import torch


class DistError(RuntimeError):
    pass


class DistBackendError(DistError):
    pass


class DistNetworkError(DistError):
    pass


class DistStoreError(DistError):
    pass


class _Operation:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"RedOpType.{self.name}"


class ReduceOp:
    """How values of several processes become one."""


for _name in ("SUM", "AVG", "PRODUCT", "MIN", "MAX", "BAND", "BOR", "BXOR", "PREMUL_SUM"):
    setattr(ReduceOp, _name, _Operation(_name))


class Backend(str):
    """The name of what carries messages."""

    UNDEFINED, GLOO, NCCL, UCC, MPI, XCCL = "undefined", "gloo", "nccl", "ucc", "mpi", "xccl"
    backend_list = ["undefined", "gloo", "nccl", "xccl", "ucc", "mpi"]

    def __new__(cls, name):
        return str.__new__(cls, name.lower())


class Store:
    """Values by their names, which processes share."""

    def __init__(self, *args, **kwargs):
        self._values = {}

    def set(self, key, value):
        self._values[key] = value if isinstance(value, bytes) else str(value).encode()

    def get(self, key):
        if key not in self._values:
            raise DistStoreError(f"wait timeout after 300000ms, keys: /{key}")
        return self._values[key]

    def add(self, key, amount):
        total = int(self._values.get(key, b"0")) + amount
        self._values[key] = str(total).encode()
        return total

    def check(self, keys):
        return all([key in self._values for key in keys])

    def wait(self, keys, timeout=None):
        for key in keys:
            self.get(key)

    def num_keys(self):
        return len(self._values)

    def delete_key(self, key):
        return self._values.pop(key, None) is not None

    def set_timeout(self, timeout):
        pass


class HashStore(Store):
    pass


class FileStore(Store):
    pass


class TCPStore(Store):
    pass


class PrefixStore(Store):
    pass


class Work:
    """What an operation in the background gives: here it has ended."""

    def wait(self, timeout=None):
        return True

    def is_completed(self):
        return True

    def is_success(self):
        return True

    def exception(self):
        return None


class ProcessGroup:
    """The processes that work together: this one."""

    def __init__(self, backend):
        self._backend = backend
        self.group_name, self.group_desc = "0", "default_pg"

    def size(self):
        return 1

    def rank(self):
        return 0

    def name(self):
        return self._backend


Work.__module__ = ProcessGroup.__module__ = "torch.distributed.distributed_c10d"
_state = {"group": None}


class _Groups:
    @property
    def WORLD(self):
        return _state["group"]


group = GroupMember = _Groups()


def is_available():
    return True


def is_initialized():
    return _state["group"] is not None


def is_gloo_available():
    return True


def is_nccl_available():
    return False


is_mpi_available = is_ucc_available = is_xccl_available = is_torchelastic_launched = is_nccl_available


def is_backend_available(backend):
    return backend.lower() == "gloo"


def get_default_backend_for_device(device):
    return "gloo"


def supports_complex(reduceOp):
    return False


def init_process_group(backend=None, init_method=None, timeout=None, world_size=-1, rank=-1, store=None, group_name="", pg_options=None, device_id=None):
    """Begins the group of all processes, which is this one."""
    if is_initialized():
        raise ValueError("trying to initialize the default process group twice!")
    if backend is not None:
        for part in str(backend).lower().split(","):
            name = part.split(":")[-1]
            assert name in Backend.backend_list, f"Unknown backend type {name}"
            if name != "gloo":
                raise NotImplementedError(f"Gradus has no torch.distributed over '{name}': a single process runs as with 'gloo'")
    if store is not None:
        assert world_size > 0, "world_size must be positive if using store"
        assert rank >= 0, "rank must be non-negative if using store"
    elif init_method is None or init_method.startswith("env://"):
        found = {}
        for name, given in (("RANK", rank), ("WORLD_SIZE", world_size), ("MASTER_ADDR", None), ("MASTER_PORT", None)):
            found[name] = given if given not in (None, -1) else os.environ.get(name)
            if found[name] is None:
                raise ValueError(f"Error initializing torch.distributed using env:// rendezvous: environment variable {name} expected, but not set")
        rank, world_size = int(found["RANK"]), int(found["WORLD_SIZE"])
    elif rank == -1 or world_size == -1:
        where = init_method.split(":")[0]
        if "rank=" not in init_method:
            raise ValueError(f"Error initializing torch.distributed using {where}:// rendezvous: {'rank' if rank == -1 else 'world_size'} parameter missing")
        rank, world_size = [int(init_method.split(name + "=")[1].split("&")[0]) for name in ("rank", "world_size")]
    if world_size != 1 or rank != 0:
        raise NotImplementedError(f"Gradus has no other processes: torch.distributed runs with world_size=1 and rank=0, not {world_size} and {rank}")
    _state["group"] = ProcessGroup("undefined" if backend is None else "gloo")


def destroy_process_group(group=None):
    """Ends the group."""
    assert is_initialized(), "Process group cannot be None"
    if group is None or group is _state["group"]:
        _state["group"] = None


def _group(group=None):
    if not is_initialized():
        raise ValueError("Default process group has not been initialized, please make sure to call init_process_group.")
    return _state["group"] if group is None else group


def get_rank(group=None):
    """The number of this process: 0."""
    return _group(group).rank()


def get_world_size(group=None):
    """How many processes there are: 1."""
    return _group(group).size()


def get_backend(group=None):
    return _group(group).name()


def get_process_group_ranks(group=None):
    _group(group)
    return [0]


def get_global_rank(group, group_rank):
    return group_rank


def get_group_rank(group, global_rank):
    return global_rank


def get_node_local_rank(fallback_rank=None):
    if "LOCAL_RANK" in os.environ:
        return int(os.environ["LOCAL_RANK"])
    if fallback_rank is not None:
        return int(fallback_rank)
    raise RuntimeError("LOCAL_RANK is not in the environment. Consider passing fallback_rank to allow `get_node_local_rank` to work, assuming you are not "
                       "running in a multi-device context and want the code to run locally instead.")


def new_group(ranks=None, timeout=None, backend=None, **kwargs):
    """A group of some of the processes."""
    _group()
    if ranks is not None and len(ranks) > 1:
        raise ValueError("the new group's world size should be less or equal to the world size set by init_process_group")
    return ProcessGroup("gloo")


def _tensor(value, name="tensor"):
    if not isinstance(value, torch.Tensor):
        raise TypeError(f"Invalid function argument. Expected parameter `{name}` of type torch.Tensor\nbut got {type(value)} instead.")


def _root(rank, function):
    if rank is not None and rank != 0:
        raise RuntimeError(f"ProcessGroupGloo::{function}: invalid root rank: {rank}")


def _done(async_op):
    return Work() if async_op else None


def _fill(outputs, tensor, function):
    if len(outputs) != 1:
        raise RuntimeError(f"ProcessGroupGloo::{function}: invalid output tensor list at index 0 (expected length 1, got {len(outputs)})")
    with torch.no_grad():
        outputs[0].copy_(tensor)


def all_reduce(tensor, op=ReduceOp.SUM, group=None, async_op=False):
    """Puts the sum (or another value) over all processes into a tensor: what it has."""
    _tensor(tensor)
    _group(group)
    if not isinstance(op, _Operation):
        raise TypeError(f"(): incompatible function arguments. The following argument types are supported: ReduceOp; got {type(op).__name__}")
    if op.name in ("BAND", "BOR", "BXOR") and tensor.is_floating_point():
        raise RuntimeError(f"Cannot use ReduceOp.{op.name} with non-integral dtype")
    return _done(async_op)


def reduce(tensor, dst=None, op=ReduceOp.SUM, group=None, async_op=False, group_dst=None):
    _root(dst, "reduce")
    return all_reduce(tensor, op, group, async_op)


def broadcast(tensor, src=None, group=None, async_op=False, group_src=None):
    """Gives all processes the tensor of one."""
    _tensor(tensor)
    _group(group)
    _root(src, "broadcast")
    return _done(async_op)


def all_gather(tensor_list, tensor, group=None, async_op=False):
    """Puts the tensors of all processes into a list of tensors."""
    _tensor(tensor)
    _group(group)
    _fill(tensor_list, tensor, "allgather")
    return _done(async_op)


def all_gather_into_tensor(output_tensor, input_tensor, group=None, async_op=False):
    _group(group)
    if output_tensor.numel() != input_tensor.numel():
        sizes = [", ".join([str(size) for size in part.shape]) for part in (input_tensor, output_tensor)]
        raise RuntimeError(f"ProcessGroupGloo::allgather: invalid tensor size at index 0 (expected ({sizes[0]}), got ({sizes[1]}))")
    with torch.no_grad():
        output_tensor.copy_(input_tensor.view_as(output_tensor))
    return _done(async_op)


def reduce_scatter_tensor(output, input, op=ReduceOp.SUM, group=None, async_op=False):
    return all_gather_into_tensor(output, input, group, async_op)


def reduce_scatter(output, input_list, op=ReduceOp.SUM, group=None, async_op=False):
    return all_gather_into_tensor(output, input_list[0], group, async_op)


def all_to_all_single(output, input, output_split_sizes=None, input_split_sizes=None, group=None, async_op=False):
    return all_gather_into_tensor(output, input, group, async_op)


def all_to_all(output_tensor_list, input_tensor_list, group=None, async_op=False):
    _group(group)
    _fill(output_tensor_list, input_tensor_list[0], "alltoall")
    return _done(async_op)


def gather(tensor, gather_list=None, dst=None, group=None, async_op=False, group_dst=None):
    _tensor(tensor)
    _group(group)
    _root(dst, "gather")
    if gather_list is None:
        raise ValueError("Argument ``gather_list`` must be specified on destination rank.")
    _fill(gather_list, tensor, "gather")
    return _done(async_op)


def scatter(tensor, scatter_list=None, src=None, group=None, async_op=False, group_src=None):
    _tensor(tensor)
    _group(group)
    _root(src, "scatter")
    if scatter_list is None:
        raise ValueError("Argument ``scatter_list`` must be specified on source rank.")
    _fill([tensor], scatter_list[0], "scatter")
    return _done(async_op)


def all_gather_object(object_list, obj, group=None):
    _group(group)
    object_list[0] = obj


def gather_object(obj, object_gather_list=None, dst=None, group=None, group_dst=None):
    _group(group)
    if object_gather_list is None:
        raise ValueError("Argument ``object_gather_list`` must be specified on destination rank.")
    object_gather_list[0] = obj


def broadcast_object_list(object_list, src=None, group=None, device=None, group_src=None):
    _group(group)
    _root(src, "broadcast")


def scatter_object_list(scatter_object_output_list, scatter_object_input_list=None, src=None, group=None, group_src=None):
    _group(group)
    scatter_object_output_list[0] = scatter_object_input_list[0]


def barrier(group=None, async_op=False, device_ids=None):
    """Waits for all processes: for nobody."""
    _group(group)
    return _done(async_op)


def monitored_barrier(group=None, timeout=None, wait_all_ranks=False):
    _group(group)


def send(tensor, dst=None, group=None, tag=0, group_dst=None):
    _tensor(tensor)
    _group(group)
    if dst == 0:
        raise ValueError("Invalid destination rank: destination rank should not be the same as the rank of the current process.")
    raise NotImplementedError("Gradus has no other processes that a tensor could be sent to")


def recv(tensor, src=None, group=None, tag=0, group_src=None):
    _tensor(tensor)
    _group(group)
    raise NotImplementedError("Gradus has no other processes that a tensor could come from")


isend, irecv = send, recv
