"""Make accounts, and check who somebody is."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from maodun.company.audit.services import Change, audit_write
from maodun.company.models import Person
from maodun.company.people.roles import Deed, Role, may
from maodun.domain.errors import BadAccount, NotAllowed
from maodun.domain.text import T

LEAST_PASSWORD = 12
"""Characters of a password, at least."""


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody gives to get an account.

    Attributes:
        login: What they sign in with.
        name: What stands beside everything they say.
        language: In which pages greet them.
    """

    login: str
    name: str
    password: str
    role: Role
    language: str


@transaction.atomic
def person_add(account: Account, *, by: str, now: datetime) -> Person:
    """Make an account.

    Raises:
        BadAccount: The login is taken or empty, or the password is too easy.
    """
    login, name = account.login.strip(), account.name.strip()
    if not login or not name:
        raise BadAccount(T("Give a name and a login."))
    if Person.objects.filter(login=login).exists():
        raise BadAccount(T("Somebody has the login '{login}' already.", login=login))
    person = Person(login=login, name=name, role=account.role, language=account.language)
    _check_password(account.password, person)
    person.set_password(account.password)
    person.save()
    told = {"name": person.name, "role": person.role}
    audit_write(Change("person.added", f"person:{login}", after=told), by=by, now=now)
    return person


@transaction.atomic
def first_person_add(account: Account, *, now: datetime) -> Person:
    """Make the account that everything starts with; it owns the desk.

    Raises:
        BadAccount: Somebody has an account already, or this one cannot be.
    """
    if anybody():
        raise BadAccount(T("The first account was made before. Sign in with it."))
    return person_add(account, by=account.name, now=now)


def anybody() -> bool:
    """Return whether anybody has an account."""
    return Person.objects.exists()


def require(person: Person, deed: Deed) -> None:
    """Let only those pass who may do this.

    Raises:
        NotAllowed: This person may not.
    """
    if not (person.is_active and may(Role(person.role), deed)):
        raise NotAllowed(T("Your role does not allow this. Ask the owner of this desk."))


def _check_password(password: str, person: Person) -> None:
    if len(password) < LEAST_PASSWORD:
        raise BadAccount(T("A password has at least {count} characters.", count=LEAST_PASSWORD))
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise BadAccount(
            T("This password is too easy to guess: choose a rarer or longer one.")
        ) from error
