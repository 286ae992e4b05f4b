"""The network: normalised lines and outline to a vector of length one."""

import math

import torch
from torch import Tensor, nn

DIMS = 256
PLAIN_DIMS = 96  # of them for what is not learned
PLAIN = 0.45  # weight of the part that is not learned; the learned part has 1
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


class MirroredNetwork(nn.Module):
    """The network as it is used: bytes in; a picture and its mirror image are the same."""

    def __init__(self, network: LooksNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, looks: Tensor) -> Tensor:
        """Return vectors for bytes of shape (n, 2, 96, 96)."""
        seen = looks.to(torch.float32) / 255
        both = self.network(seen) + self.network(torch.flip(seen, [3]))
        return nn.functional.normalize(both, dim=1)


class MirroredDirections(nn.Module):
    """Directions of lines by place, nothing learned; mirror images are the same here too."""

    def __init__(self) -> None:
        super().__init__()
        self.directions = Directions()

    def forward(self, looks: Tensor) -> Tensor:
        """Return vectors for bytes of shape (n, 2, 96, 96)."""
        seen = looks.to(torch.float32) / 255
        here, there = self._placed(seen), self._placed(torch.flip(seen, [3]))
        return nn.functional.normalize(
            torch.cat([here + there, (here - there).abs()], 1), dim=1
        )

    def _placed(self, seen: Tensor) -> Tensor:
        cells = nn.functional.avg_pool2d(self.directions(seen)[:, :_WAYS], 4, 2, 2)
        around = nn.functional.avg_pool2d(
            cells.pow(2).sum(1, keepdim=True), 3, 1, 1, count_include_pad=False
        )
        return (cells / torch.sqrt(around + 0.01)).flatten(1)


class Shortened(nn.Module):
    """Vectors by their main directions: fewer numbers that tell nearly as much."""

    def __init__(self, wide_in: int, wide_out: int) -> None:
        super().__init__()
        self.register_buffer("middle", torch.zeros(wide_in))
        self.register_buffer("kept", torch.zeros(wide_in, wide_out))

    def fit(self, vectors: Tensor, *, centred: bool) -> None:
        """Find the main directions of these vectors, from their middle or from nothing."""
        middle = vectors.mean(0) * centred
        _, _, main = torch.linalg.svd(vectors - middle, full_matrices=False)
        self.middle.copy_(middle)
        self.kept.copy_(main[: self.kept.shape[1]].T)

    def forward(self, vectors: Tensor) -> Tensor:
        """Return the short vectors, of length one."""
        return nn.functional.normalize((vectors - self.middle) @ self.kept, dim=1)


class Shipped(nn.Module):
    """What is shipped: what was learned, and the plain directions of lines, for sketches."""

    def __init__(self, network: LooksNetwork) -> None:
        super().__init__()
        self.learned = MirroredNetwork(network)
        self.plain = MirroredDirections()
        self.learned_short = Shortened(DIMS, DIMS - PLAIN_DIMS)
        self.plain_short = Shortened(2 * _WAYS * 13 * 13, PLAIN_DIMS)

    def fit(self, looks: Tensor) -> None:
        """Find how both parts are shortened, from normalised pictures."""
        with torch.no_grad():
            learned = torch.cat([self.learned(part) for part in looks.split(64)])
            plain = torch.cat([self.plain(part) for part in looks.split(64)])
        self.learned_short.fit(learned, centred=False)
        self.plain_short.fit(plain, centred=True)

    def forward(self, looks: Tensor) -> Tensor:
        """Return vectors for bytes of shape (n, 2, 96, 96)."""
        learned = self.learned_short(self.learned(looks))
        plain = self.plain_short(self.plain(looks))
        return nn.functional.normalize(torch.cat([learned, PLAIN * plain], 1), dim=1)
