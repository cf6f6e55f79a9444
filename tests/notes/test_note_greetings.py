"""Whom a note greets, and how: titles, the family name first, initials, and mailboxes that are nobody."""

from __future__ import annotations

import pytest
from drafting import ago, situation

from tactful.app.draft_note import draft_note
from tactful.notes.known_facts import greeted
from tactful.notes.names import parse


@pytest.mark.parametrize(("written", "known", "formal"), [
    ("Dr. med. Eva Klein", "Eva", "Dr. Klein"),
    ("Dr. rer. nat. Eva Klein", "Eva", "Dr. Klein"),
    ("Dr. med Eva Klein", "Eva", "Dr. Klein"),
    ("Dr.med.dent. Eva Klein", "Eva", "Dr. Klein"),
    ("DR. JUR. EVA KLEIN", "Eva", "Dr. Klein"),
    ("Dr. h.c. Eva Klein", "Eva", "Dr. Klein"),
    ("Dr. h. c. mult. Eva Klein", "Eva", "Dr. Klein"),
    ("Dr.-Ing. Eva Klein", "Eva", "Dr. Klein"),
    ("PD Dr. Eva Klein", "Eva", "Dr. Klein"),
    ("Univ.-Prof. Dr. Eva Klein", "Eva", "Prof. Klein"),
    ("Assoc. Prof. Eva Klein", "Eva", "Prof. Klein"),
    ("Prof. Dr. Dr. h.c. Eva van der Berg", "Eva", "Prof. van der Berg"),
    ("Frau Dr. Eva Klein", "Eva", "Dr. Klein"),
    ("MUDr. Eva Klein", "Eva", "Dr. Klein"),
    ("Captain Eva Klein", "Eva", "Captain Klein"),
    ("Capt. Eva Klein", "Eva", "Captain Klein"),
    ("Lord Klein", "Lord Klein", "Lord Klein"),
    ("Eva Klein, Dr. med.", "Eva", "Dr. Klein"),
    # Degrees that are not used in a greeting.
    ("Mag. Anna Huber", "Anna", "Anna Huber"),
    ("Mag Anna Huber", "Anna", "Anna Huber"),
    ("Ing. Anna Huber", "Anna", "Anna Huber"),
    ("Dipl.-Ing. Anna Huber", "Anna", "Anna Huber"),
    ("M.Sc. Anna Huber", "Anna", "Anna Huber"),
    ("CA Anna Huber", "Anna", "Anna Huber"),
    ("Anna Huber, Dipl.-Ing.", "Anna", "Anna Huber"),
    # Names that look like titles.
    ("Dr. Phil Klein", "Phil", "Dr. Klein"),
    ("Dr. C. Klein", "C. Klein", "Dr. Klein"),
    ("Mag Huber", "Mag", "Mag Huber"),
    ("Col Huber", "Col", "Col Huber"),
    ("Peter Lord", "Peter", "Peter Lord"),
    ("Lord, Peter", "Peter", "Peter Lord"),
])  # fmt: skip
def test_titles_and_degrees_are_no_given_names(written: str, known: str, formal: str) -> None:
    assert greeted(parse(written), "relaxed", knows=True) == known
    assert greeted(parse(written), "formal", knows=False) == formal


@pytest.mark.parametrize(("written", "called", "full"), [
    ("García Márquez, Gabriel", "Gabriel", "Gabriel García Márquez"),
    ("GARCÍA MÁRQUEZ, Xiomara", "Xiomara", "Xiomara García Márquez"),
    ("VAN DER BERG, ANNA", "Anna", "Anna van der Berg"),
    ("VAN DER BERG, Anna", "Anna", "Anna van der Berg"),
    ("van der Berg, Anna", "Anna", "Anna van der Berg"),
    ("Anna VAN DER BERG", "Anna", "Anna van der Berg"),
    ("Klein, Dr. Eva", "Eva", "Eva Klein"),
    ("Reyes, Dana, PhD", "Dana", "Dana Reyes"),
    ("Reyes, PhD, Dana", "Dana", "Dana Reyes"),
    ("Reyes, Dana, Recruiter", "Dana", "Dana Reyes"),
    ("LI, Wei", "Wei", "Wei Li"),
    ("Smith Jr., John", "John", "John Smith"),
    ("Miller, T.J.", "T.J.", "T.J. Miller"),
    # What follows is no given name.
    ("Dana Reyes, Recruiter", "Dana", "Dana Reyes"),
    ("Dana Reyes, Talent Acquisition", "Dana", "Dana Reyes"),
    ("Dana Reyes, Kestrel", "Dana", "Dana Reyes"),
    ("Oduya Reyes, CIPP", "Oduya", "Oduya Reyes"),
    ("Dana Reyes, Head of Data", "Dana", "Dana Reyes"),
    ("Dana, Recruiter", "Dana", "Dana"),
    ("Dana Reyes @ Kestrel", "Dana", "Dana Reyes"),
    ("Dana from HR", "Dana", "Dana"),
    # It may be either.
    ("Oduya Reyes, Kestrel", "", ""),
])  # fmt: skip
def test_the_given_name_is_found_on_either_side_of_a_comma(written: str, called: str, full: str) -> None:
    name = parse(written)
    assert (name.called, name.full) == (called, full)


def test_a_family_name_of_two_words_goes_with_the_title() -> None:
    assert parse("Dr. García Márquez, Gabriel").formal == "Dr. García Márquez"


@pytest.mark.parametrize(("written", "called", "full"), [
    ("T.J. Miller", "T.J.", "T.J. Miller"),
    ("t.j. miller", "T.J.", "T.J. Miller"),
    ("J.R. SMITH", "J.R.", "J.R. Smith"),
    ("TJ MILLER", "TJ", "TJ Miller"),
    ("TY MILLER", "Ty", "Ty Miller"),
    ("T. J. Miller", "", "T. J. Miller"),
    ("J.-P. Dupont", "", "J.-P. Dupont"),
])  # fmt: skip
def test_initials_keep_their_capitals(written: str, called: str, full: str) -> None:
    name = parse(written)
    assert (name.called, name.full) == (called, full)


@pytest.mark.parametrize("written", [
    "Hiring Team", "The Hiring Team", "HR", "HR Team", "Northwind Careers", "Talent Acquisition", "Recruiter",
    "Hiring Manager", "jobs@example.org", "no-reply", "Northwind, Hiring Team", "Hiring Team, Northwind",
    "Human Resources", "LinkedIn Member", "Dr.", "Prof. Dr.", "Dr. med.", "To whom it may concern", "Dear Sir or Madam",
    "Dana & Tom", "Dana Reyes and Tom Becker", "Acme Inc.",
])  # fmt: skip
def test_who_is_no_one_person_has_no_name(written: str) -> None:
    assert parse(written).full == ""


@pytest.mark.parametrize("written", ["Talent Moyo", "Grace Jobs", "Anna Office", "Andy Anders", "Undine And"])
def test_a_person_may_have_a_name_that_is_a_word(written: str) -> None:
    assert parse(written).full == written


def test_the_name_is_asked_for_where_a_mailbox_stands_for_it() -> None:
    known = situation(
        "interviewer", person={"name": "Hiring Team"}, moments=[ago(1, "interviewed", about=["rotas"])]
    )
    draft = draft_note(known, "after-interview", "email")
    assert draft.text is None
    assert draft.missing == ("name",)
    assert draft.asks


@pytest.mark.parametrize(("written", "greeting"), [
    ("Dr. med. Eva Klein", "Eva,"), ("Mag. Anna Huber", "Anna,"), ("García Márquez, Gabriel", "Gabriel,"),
    ("T.J. Miller", "T.J.,"), ("VAN DER BERG, ANNA", "Anna,"),
])  # fmt: skip
def test_a_draft_greets_by_the_given_name(written: str, greeting: str) -> None:
    person = {"name": written, "manner": "warm"}
    known = situation("interviewer", person=person, moments=[ago(1, "interviewed", about=["rotas"])])
    text = draft_note(known, "after-interview", "email").text or ""
    assert text.partition("\n")[0].partition(" ")[2] == greeting
