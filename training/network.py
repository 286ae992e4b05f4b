"""The network: normalised lines and outline to a vector of length one."""

import math

import torch
from torch import Tensor, nn

DIMS = 256
_WAYS = 8  # directions that the first, fixed filters tell apart
_FILTER = 9  # pixels of their side


class Directions(nn.Module):
    """Fixed filters: how much line of each direction there is, at a quarter of the size."""

    def __init__(self) -> None:
        super().__init__()
        reach = _FILTER // 2
        steps = torch.arange(-reach, reach + 1.0)
        down, across = torch.meshgrid(steps, steps, indexing="ij")
        kernels = []
        for way in range(_WAYS):
            angle = math.pi * way / _WAYS
            off = across * math.cos(angle) + down * math.sin(angle)
            along = -across * math.sin(angle) + down * math.cos(angle)
            line = (1 - off**2 / 1.44) * torch.exp(-(off**2) / 2.88 - along**2 / 9)
            line = line - line.mean()
            kernels.append(line / line.clamp(min=0).sum())
        self.register_buffer("kernels", torch.stack(kernels)[:, None])

    def forward(self, looks: Tensor) -> Tensor:
        """Return (n, 10, 24, 24): eight directions, all lines, the filled outline."""
        lines, filled = looks[:, :1], looks[:, 1:]
        found = nn.functional.conv2d(lines, self.kernels, stride=2, padding=_FILTER // 2)
        pooled = nn.functional.avg_pool2d(torch.relu(found), 2) * 4
        rest = nn.functional.avg_pool2d(torch.cat([lines * 2, filled], 1), 4)
        return torch.cat([pooled, rest], 1)


class LooksNetwork(nn.Module):
    """Small enough for milliseconds on one core; where a line is matters to the end."""

    def __init__(self) -> None:
        super().__init__()
        self.directions = Directions()
        self.convolutions = nn.ModuleList(
            [_convolution(10, 48), _convolution(48, 80), _convolution(80, 160)]
        )
        self.last = _convolution(160, 160)
        self.narrow = nn.Sequential(nn.Conv2d(160, 64, 1, bias=False), nn.BatchNorm2d(64))
        self.straight = nn.BatchNorm1d(10 * 144)
        self.out = nn.Linear(64 * 36 + 160 + 10 * 144, DIMS)

    def forward(self, looks: Tensor) -> Tensor:
        """Return vectors for pictures of shape (n, 2, 96, 96) with values from 0 to 1."""
        with torch.no_grad():
            seen = self.directions(looks)
            coarse = torch.sqrt(nn.functional.avg_pool2d(seen, 2) + 1e-3).flatten(1)
        value = torch.sqrt(seen + 1e-3)
        first, second, third = self.convolutions
        value = nn.functional.max_pool2d(first(value), 2)
        value = nn.functional.max_pool2d(second(value), 2)
        value = third(value)
        value = value + self.last(value)
        placed = torch.relu(self.narrow(value)).flatten(1)
        joined = torch.cat([placed, value.amax(dim=(2, 3)), self.straight(coarse)], dim=1)
        return nn.functional.normalize(self.out(joined), dim=1)


def _convolution(wide_in: int, wide_out: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(wide_in, wide_out, 3, padding=1, bias=False),
        nn.BatchNorm2d(wide_out),
        nn.ReLU(),
    )


class Shipped(nn.Module):
    """The network as it is used: bytes in, and a picture and its mirror image are the same."""

    def __init__(self, network: LooksNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, looks: Tensor) -> Tensor:
        """Return vectors for bytes of shape (n, 2, 96, 96)."""
        seen = looks.to(torch.float32) / 255
        both = self.network(seen) + self.network(torch.flip(seen, [3]))
        return nn.functional.normalize(both, dim=1)
