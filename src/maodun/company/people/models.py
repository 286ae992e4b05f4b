"""Tables of people."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from maodun.company.people.roles import Role


class Person(AbstractBaseUser):
    """Somebody with an account. Nobody is deleted: what they said stays theirs."""

    login = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20)
    language = models.CharField(max_length=20)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = BaseUserManager()

    class Meta:
        """A role is one of those that are known; everybody has a name."""

        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="person_has_a_role"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
        )

    def __str__(self) -> str:
        """The name that stands beside what they say."""
        return self.name
