"""All addresses of the app, once: what is looked at for access, width, names from outside, and in pictures."""

from __future__ import annotations

from typing import NamedTuple


class Address(NamedTuple):
    """An address of the example ledger, and how the heading that stands there begins."""

    path: str
    heading: str


ADDRESSES = (
    Address("/", "Today"),
    Address("/?all", "Today"),
    Address("/week", "The week from"),
    Address("/ask", "Should I connect?"),
    Address("/people", "People"),
    Address("/people?q=nobody+of+this+name", "People"),
    Address("/people/new", "Add somebody"),
    Address("/people/132", "Matthias Oyelaran"),
    Address("/people/132?note", "Matthias Oyelaran"),
    Address("/people/132/forget", "Forget Matthias Oyelaran"),
    Address("/people/132/merge", "In here twice?"),
    Address("/opportunities", "Opportunities"),
    Address("/opportunities?view=table", "Opportunities"),
    Address("/opportunities/1", "Data Engineer, Warehouse Systems"),
    Address("/opportunities/1/prepare", "The interview: Data Engineer, Warehouse Systems"),
    Address("/targets", "Companies you hope for"),
    Address("/paths", "Paths"),
    Address("/paths?into=Oxbow+Parcel", "Ways into Oxbow Parcel"),
    Address("/network", "Network"),
    Address("/network/round", "A round of questions"),
    Address("/profile", "Profile"),
    Address("/outcomes", "Outcomes"),
    Address("/write", "Write"),
    Address("/why", "Why"),
    Address("/import", "Import"),
    Address("/imports/1", "What was imported"),
    Address("/questions", "Questions"),
    Address("/settings", "Settings"),
    Address("/settings/playbooks", "Two playbooks, your people"),
    Address("/settings/never", "Never to be proposed"),
    Address("/nowhere", "There is no such page."),
)
EMPTY = (
    Address("/", "Should I connect?"),
    Address("/week", "The week from"),
    Address("/people", "People"),
    Address("/people/132", "There is no ledger at"),
    Address("/opportunities", "Opportunities"),
    Address("/targets", "Companies you hope for"),
    Address("/paths", "Paths"),
    Address("/network", "Network"),
    Address("/network/round", "A round of questions"),
    Address("/profile", "Profile"),
    Address("/outcomes", "Outcomes"),
    Address("/write", "Write"),
    Address("/import", "Import"),
    Address("/questions", "Questions"),
    Address("/settings", "Settings"),
    Address("/settings/playbooks", "Two playbooks, your people"),
    Address("/settings/never", "Never to be proposed"),
)
"""Where there is no ledger yet."""


def name(address: Address) -> str:
    """The name of an address in a test and of its picture."""
    words = "".join(sign if sign.isalnum() else "-" for sign in address.path)
    return words.strip("-") or "home"
