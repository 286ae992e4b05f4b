"""Every table of the company store, where the framework looks for them."""

from maodun.company.audit.models import AuditRow
from maodun.company.jobs.models import Job
from maodun.company.people.models import Person
from maodun.company.portfolio.models import HeldRight
from maodun.company.products.models import Product, ProductVersion
from maodun.company.reviews.models import (
    AnswerGiven,
    DecisionMade,
    Review,
    SampleDrawn,
    WaiverGiven,
)

__all__ = [
    "AnswerGiven",
    "AuditRow",
    "DecisionMade",
    "HeldRight",
    "Job",
    "Person",
    "Product",
    "ProductVersion",
    "Review",
    "SampleDrawn",
    "WaiverGiven",
]
