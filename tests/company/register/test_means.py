from maodun.company.register.means import means_here
from maodun.compare.looks.scales import looks_1


def test_what_counts_as_near_was_measured_for_each_embedded_encoder() -> None:
    """After other weights: ``python -m bench.looks_scales --data DIR --write FILE``."""
    for kind, encoder in means_here().encoders.items():
        assert looks_1().set_for(kind, encoder.name), encoder.name
