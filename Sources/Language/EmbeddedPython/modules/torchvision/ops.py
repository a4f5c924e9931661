# SPDX-License-Identifier: GPL-3.0-or-later
# Boxes of detectors, and layers that models share.
import torch
from torch import nn

def box_area(boxes):
    """The areas of boxes (x1, y1, x2, y2)."""
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])

def box_convert(boxes, in_fmt, out_fmt):
    """Boxes in another form: xyxy, xywh, cxcywh."""
    for form in (in_fmt, out_fmt):
        if form not in ("xyxy", "xywh", "cxcywh"):
            raise ValueError("Unsupported Bounding Box Conversions for given in_fmt and out_fmt")
    a, b, c, d = boxes.unbind(-1)
    if in_fmt == "xywh":
        a, b, c, d = a, b, a + c, b + d
    elif in_fmt == "cxcywh":
        a, b, c, d = a - 0.5 * c, b - 0.5 * d, a + 0.5 * c, b + 0.5 * d
    if out_fmt == "xywh":
        c, d = c - a, d - b
    elif out_fmt == "cxcywh":
        a, b, c, d = (a + c) / 2, (b + d) / 2, c - a, d - b
    return torch.stack((a, b, c, d), dim=-1)

def clip_boxes_to_image(boxes, size):
    x, y = boxes[..., 0::2].clamp(min=0, max=size[1]), boxes[..., 1::2].clamp(min=0, max=size[0])
    return torch.stack((x, y), dim=boxes.dim()).reshape(boxes.shape)

def _shared(boxes1, boxes2):
    low = torch.max(boxes1[:, None, :2], boxes2[:, :2])
    high = torch.min(boxes1[:, None, 2:], boxes2[:, 2:])
    sides = (high - low).clamp(min=0)
    inside = sides[:, :, 0] * sides[:, :, 1]
    return inside, box_area(boxes1)[:, None] + box_area(boxes2) - inside

def box_iou(boxes1, boxes2):
    """How much of their union two boxes share, for all pairs."""
    inside, union = _shared(boxes1, boxes2)
    return inside / union

def generalized_box_iou(boxes1, boxes2):
    inside, union = _shared(boxes1, boxes2)
    low, high = torch.min(boxes1[:, None, :2], boxes2[:, :2]), torch.max(boxes1[:, None, 2:], boxes2[:, 2:])
    sides = (high - low).clamp(min=0)
    area = sides[:, :, 0] * sides[:, :, 1]
    return inside / union - (area - union) / area

def nms(boxes, scores, iou_threshold):
    """The boxes that no better box covers, best first."""
    order = scores.argsort(descending=True).tolist()
    shares = box_iou(boxes, boxes)
    kept = []
    for i in order:
        if all(float(shares[i, j]) <= iou_threshold for j in kept):
            kept.append(i)
    return torch.tensor(kept, dtype=torch.int64)

def batched_nms(boxes, scores, idxs, iou_threshold):
    """The same, boxes of other classes apart."""
    moved = boxes + (idxs.to(boxes) * (boxes.max() + 1))[:, None]
    return nms(moved, scores, iou_threshold) if boxes.numel() else torch.empty(0, dtype=torch.int64)

def sigmoid_focal_loss(inputs, targets, alpha=0.25, gamma=2, reduction="none"):
    """Cross entropy that weighs what is hard."""
    p = torch.sigmoid(inputs)
    loss = nn.functional.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
    share = p * targets + (1 - p) * (1 - targets)
    loss = loss * (1 - share) ** gamma
    if alpha >= 0:
        loss = (alpha * targets + (1 - alpha) * (1 - targets)) * loss
    return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss

def stochastic_depth(input, p, mode, training=True):
    """Whole rows, or everything, dropped with a probability."""
    if not training or p == 0.0:
        return input
    size = [input.shape[0] if mode == "row" else 1] + [1] * (input.ndim - 1)
    noise = torch.empty(size, dtype=input.dtype).bernoulli_(1.0 - p)
    return input * (noise.div_(1.0 - p) if p < 1.0 else noise)

class StochasticDepth(nn.Module):
    """Whole rows, or everything, dropped in training."""

    def __init__(self, p, mode):
        super().__init__()
        self.p, self.mode = p, mode

    def forward(self, input):
        return stochastic_depth(input, self.p, self.mode, self.training)

    def __repr__(self):
        return f"StochasticDepth(p={self.p}, mode={self.mode})"

class Conv2dNormActivation(nn.Sequential):
    """A convolution, a normalisation, an activation."""

    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1, norm_layer=nn.BatchNorm2d, activation_layer=nn.ReLU,
                 dilation=1, inplace=True, bias=None):
        if padding is None:
            padding = (kernel_size - 1) // 2 * dilation
        layers = [nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding, dilation=dilation, groups=groups,
                            bias=norm_layer is None if bias is None else bias)]
        if norm_layer is not None:
            layers.append(norm_layer(out_channels))
        if activation_layer is not None:
            layers.append(activation_layer(**({} if inplace is None else {"inplace": inplace})))
        super().__init__(*layers)
        self.out_channels = out_channels

ConvNormActivation = Conv2dNormActivation

class SqueezeExcitation(nn.Module):
    """Channels weighted by what the whole picture says."""

    def __init__(self, input_channels, squeeze_channels, activation=nn.ReLU, scale_activation=nn.Sigmoid):
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(input_channels, squeeze_channels, 1)
        self.fc2 = nn.Conv2d(squeeze_channels, input_channels, 1)
        self.activation, self.scale_activation = activation(), scale_activation()

    def forward(self, input):
        return self.scale_activation(self.fc2(self.activation(self.fc1(self.avgpool(input))))) * input

class MLP(nn.Sequential):
    """Linear layers with activations between them."""

    def __init__(self, in_channels, hidden_channels, norm_layer=None, activation_layer=nn.ReLU, inplace=None, bias=True, dropout=0.0):
        given = {} if inplace is None else {"inplace": inplace}
        layers = []
        for size in hidden_channels[:-1]:
            layers.append(nn.Linear(in_channels, size, bias=bias))
            if norm_layer is not None:
                layers.append(norm_layer(size))
            layers += [activation_layer(**given), nn.Dropout(dropout, **given)]
            in_channels = size
        super().__init__(*layers, nn.Linear(in_channels, hidden_channels[-1], bias=bias), nn.Dropout(dropout, **given))
