"""Small images in other sizes, through grids, pooled, padded and normalised: every result and gradient with all its bits.

Recorded with PyTorch's AVX2 kernels on one thread (ATEN_CPU_CAPABILITY=avx2, OMP_NUM_THREADS=1)."""
import torch
import torch.nn.functional as F


def numbers(*shape, spread=2.0):
    count = 1
    for size in shape:
        count *= size
    n = torch.arange(count)
    return (((n * 2654435761 + (n * n) % 1009 * 40503) % 65521).float() / 32760 - 1).reshape(shape) * spread


def digest(tensor):
    """The first two elements, and a sum of all bits that knows their places."""
    flat = tensor.detach().contiguous().reshape(-1)
    bits = flat.view(torch.int32).to(torch.int64)
    places = torch.arange(1, len(bits) + 1)
    total = ((bits % 1000003) * (places % 997 + 1)).sum().item() % 1000000007
    return f"{[value.hex() for value in flat[:2].tolist()]} {total}"


def show(name, function, *shapes, spread=2.0):
    for shape in shapes:
        layouts = [lambda x: x, lambda x: x.transpose(-1, -2).contiguous().transpose(-1, -2)]
        if len(shape) > 3:
            last = torch.channels_last if len(shape) == 4 else torch.channels_last_3d
            layouts.append(lambda x: x.contiguous(memory_format=last))
        for layout in layouts:
            x = layout(numbers(*shape, spread=spread)).detach().requires_grad_()
            y = function(x)
            g = numbers(*y.shape, spread=0.7)
            y.backward(layout(g) if y.dim() == x.dim() else g)
            print(name, shape, y.stride(), digest(y), digest(x.grad))


lines, planes, volumes = [(2, 3, 7)], [(1, 3, 6, 5), (1, 9, 7, 8)], [(1, 2, 3, 4, 5), (1, 9, 3, 2, 4)]
for mode in ("nearest", "nearest-exact", "bilinear", "bicubic", "area"):
    for factor in (2, 0.6, 1.7):
        show(f"{mode} {factor}", lambda x: F.interpolate(x, scale_factor=factor, mode=mode), *planes)
    show(f"{mode} size", lambda x: F.interpolate(x, size=(9, 4), mode=mode), *planes)
    show(f"{mode} equal", lambda x: F.interpolate(x, scale_factor=1.1, mode=mode), (1, 3, 6, 5))
for mode in ("bilinear", "bicubic"):
    for corners in (False, True):
        show(f"{mode} {corners}", lambda x: F.interpolate(x, scale_factor=1.7, mode=mode, align_corners=corners), *planes)
        show(f"{mode} wide", lambda x: F.interpolate(x, size=(5, 130), mode=mode, align_corners=corners), (1, 2, 3, 4), (1, 9, 3, 4))
        for size in ((3, 2), (11, 9), (4, 1), (6, 5)):
            show(f"{mode} antialias {size} {corners}", lambda x: F.interpolate(x, size=size, mode=mode, align_corners=corners, antialias=True), *planes)
        show(f"{mode} antialias {corners}", lambda x: F.interpolate(x, scale_factor=(0.12, 0.3), mode=mode, align_corners=corners, antialias=True), (1, 2, 40, 9))
show("linear", lambda x: F.interpolate(x, scale_factor=1.7, mode="linear"), *lines)
show("trilinear", lambda x: F.interpolate(x, scale_factor=1.7, mode="trilinear"), *volumes)
for border in ("zeros", "border", "reflection"):
    for corners in (False, True):
        for mode in ("nearest", "bilinear", "bicubic"):
            for shape in planes:
                grid = numbers(1, 5, 4, 2, spread=1.4)
                show(f"grid_sample {mode} {border} {corners}", lambda x: F.grid_sample(x, grid, mode=mode, padding_mode=border, align_corners=corners), shape)
            image = numbers(2, 3, 5, 6)
            show(f"grid {mode} {border} {corners}", lambda g: F.grid_sample(image, g, mode=mode, padding_mode=border, align_corners=corners), (2, 3, 5, 2), spread=1.4)
            both = numbers(2, 3, 5, 6).requires_grad_()
            show(f"grid both {mode} {border} {corners}", lambda g: F.grid_sample(both, g, mode=mode, padding_mode=border, align_corners=corners), (2, 3, 5, 2), spread=1.4)
            print(digest(both.grad))
            if mode != "bicubic":
                points = numbers(1, 2, 3, 4, 3, spread=1.4)
                show(f"grid volumes {mode} {border} {corners}", lambda x: F.grid_sample(x, points, mode=mode, padding_mode=border, align_corners=corners), *volumes)
                volume = numbers(1, 2, 3, 4, 5)
                show(f"grid of volumes {mode} {border} {corners}", lambda g: F.grid_sample(volume, g, mode=mode, padding_mode=border, align_corners=corners), (1, 2, 2, 3, 3), spread=1.4)
for corners in (False, True):
    show(f"affine_grid {corners}", lambda x: F.affine_grid(x, (2, 1, 5, 7), align_corners=corners), (2, 2, 3))
    show(f"affine_grid volumes {corners}", lambda x: F.affine_grid(x, (2, 1, 3, 4, 5), align_corners=corners), (2, 3, 4))
for size in (1, 3, (5, 2)):
    show(f"adaptive {size}", lambda x: F.adaptive_avg_pool2d(x, size), *planes)
show("adaptive 1d", lambda x: F.adaptive_avg_pool1d(x, 5), *lines)
show("adaptive 3d", lambda x: F.adaptive_avg_pool3d(x, 2), *volumes)
show("avg_pool2d", lambda x: F.avg_pool2d(x, 3, 2, 1), *planes)
show("avg_pool3d", lambda x: F.avg_pool3d(x, 2), (1, 9, 4, 4, 4))
for mode in ("reflect", "replicate"):
    show(f"pad {mode} 1", lambda x: F.pad(x, (5, 4), mode=mode), *lines)
    show(f"pad {mode} 2", lambda x: F.pad(x, (2, 1, 1, 2), mode=mode), *planes)
    show(f"pad {mode} 3", lambda x: F.pad(x, (2, 1, 1, 1, 1, 1), mode=mode), *volumes)
for groups in (1, 2):
    for shape in ((2, 4, 5, 3), (2, 22, 3, 4), (1, 6, 33, 32), (1, 10, 46, 45)):
        weight, bias = numbers(shape[1]).requires_grad_(), numbers(shape[1], spread=0.3).requires_grad_()
        show(f"group_norm {groups}", lambda x: F.group_norm(x, groups, weight, bias), shape)
        print(digest(weight.grad), digest(bias.grad))
# Gradients of gradients
x = numbers(1, 2, 4, 5).requires_grad_()
for function in (
    lambda v: F.interpolate(v, size=(3, 7), mode="bilinear"), lambda v: F.interpolate(v, size=(3, 7), mode="bicubic"),
    lambda v: F.interpolate(v, size=(3, 4), mode="bicubic", antialias=True), lambda v: F.interpolate(v, size=(3, 7)),
    lambda v: F.pad(v, (2, 1, 1, 2), mode="reflect"), lambda v: F.pad(v, (2, 1, 1, 2), mode="replicate"),
):
    y = function(x)
    first, = torch.autograd.grad((y * y * y).sum(), x, create_graph=True)
    second, = torch.autograd.grad((first * first).sum(), x)
    print(y.grad_fn.name(), "" if "Pad" in y.grad_fn.name() else first.grad_fn.name(), digest(first), digest(second))
for size in ((3, 2), (3, 4, 5)):
    try:
        F.interpolate(x, size=size, mode="trilinear" if len(size) == 3 else "nearest", antialias=True)
    except (ValueError, NotImplementedError) as error:
        print(type(error).__name__, error)
