"""Four made-up people with their profiles: one in fine order, one thin, one changing trades, one coming back."""

from __future__ import annotations

from datetime import date

from tactful.profile.profile import Entry, Network, Profile

TODAY = date(2026, 11, 22)

EXCELLENT = Profile(
    name="Ottoline Reyes-Falk",
    headline="Hospital pharmacist | safer medication on busy wards | open to a lead role in paediatrics",
    summary=(
        "I make sure that the right medicine reaches the right patient, and that nobody has to think about it. For "
        "eleven years I have worked between wards, stores and software: first on nights at Tarn Valley Hospital, then "
        "leading the change to barcode dispensing on twelve wards. What I like best is the moment a nurse says that "
        "the new way is simply easier. Next I would like to lead a paediatric pharmacy, where every dose is "
        "calculated anew and care shows in the decimals."
    ),
    location="Ghent, Belgium",
    positions=(
        Entry(
            title="Senior Pharmacist",
            place="Tarn Valley Hospital",
            started="2020-03",
            text=(
                "Led the change to barcode dispensing on 12 wards: wrong doses fell from 31 to 9 a year.  Trained 85 "
                "nurses and 6 pharmacists in medication safety.  Run the weekly antibiotic stewardship round."
            ),
        ),
        Entry(
            title="Pharmacist",
            place="Tarn Valley Hospital",
            started="2015-09",
            finished="2020-02",
            text="Answered some 40 questions a night, and wrote the handbook that now answers half of them.",
        ),
    ),
    education=(Entry(title="MPharm", place="University of Aldermoor", started="2010", finished="2015"),),
    certifications=(Entry(title="Antibiotic Stewardship", place="College of Pharmacy", started="2022-05"),),
    honors=(Entry(title="Ward Safety Prize", place="Tarn Valley Hospital", started="2023", finished="2023"),),
    skills=("Medication Safety", "Barcode Dispensing", "Antibiotic Stewardship", "Training", "Paediatric Pharmacy"),
    languages=("Dutch", "English"),
    recommendations=3,
    answers={
        "photo": "yes", "header-image": "yes", "url": "yes", "fellow-students": "yes", "connections-reviewed": "yes",
    },
    network=Network(connections=340, at={"Tarn Valley Hospital": 41}, in_field=66),
    changed_on=date(2026, 9, 3),
    line="hospital pharmacist, eleven years on busy wards",
    aims=("Lead Pharmacist, Paediatrics", "Paediatric Pharmacist", "Head of Pharmacy"),
)  # fmt: skip

THIN = Profile(
    name="Milo Sandgren",
    headline="Open to work",
    summary="",
    positions=(Entry(title="Warehouse Operative", place="Quernstone Bakeries", started="2023"),),
    skills=("Forklift",),
    recommendations=0,
    answers={"photo": "no"},
    network=Network(connections=11, at={"Quernstone Bakeries": 0}, in_field=1),
)

CAREER_CHANGER = Profile(
    name="Imani Castellanos",
    headline="Secondary school teacher at Weir Street School",
    summary=(
        "Results-driven professional with a proven track record in education. For nine years I taught chemistry, ran "
        "the school's laboratory and wrote the timetable for 900 pupils. Writing that timetable made me learn Python, "
        "and now I would like to work with data all week because I enjoy nothing more than a question that "
        "turns out to have an answer."
    ),
    location="Porto, Portugal",
    positions=(
        Entry(
            title="Chemistry Teacher",
            place="Weir Street School",
            started="2017-09",
            finished="2026-07",
            text="Taught chemistry to 11 classes.  Responsible for the laboratory.  Wrote the timetable of the school.",
        ),
    ),
    education=(
        Entry(title="Data Analysis, evening course", place="Aldermoor College", started="2025-09"),
        Entry(title="BSc Chemistry", place="University of Aldermoor", started="2013", finished="2017"),
    ),
    certifications=(Entry(title="Python for Analysts", place="Aldermoor College", started="2026-02"),),
    skills=("Teaching", "Chemistry", "Laboratory Management", "Timetabling", "Python"),
    languages=("Portuguese", "English"),
    recommendations=1,
    answers={"photo": "yes", "header-image": "yes", "url": "yes", "connections-reviewed": "yes"},
    network=Network(connections=120, at={"Weir Street School": 18}, in_field=40),
    changed_on=date(2026, 7, 28),
    line="data analyst in training, nine years in front of classes",
    aims=("Junior Data Analyst", "Data Analyst", "Reporting Analyst"),
)

RETURNING_PARENT = Profile(
    name="Solveig Achterberg",
    headline="Accountant returning to work | month-end closes that end on time",
    summary=(
        "I am an accountant who likes it when the numbers add up and even more when people understand them. Before my "
        "two children were born I worked for eight years at Pellam Freight and closed the books of three countries. "
        "I have kept my certificate current and done the accounts of a small theatre. Now I am looking for a "
        "team in which careful work and school hours go together."
    ),
    location="Leeds, United Kingdom",
    positions=(
        Entry(
            title="Accountant",
            place="Pellam Freight",
            started="2012",
            finished="2020-04",
            text="Closed the books of 3 countries in 5 days instead of 9.  Introduced an invoice archive.",
        ),
    ),
    education=(Entry(title="BSc Accounting", place="University of Aldermoor", started="2008", finished="2012"),),
    certifications=(Entry(title="Chartered Accountant", place="Institute of Accounts", started="2014"),),
    honors=(Entry(title="Employee of the Year", place="Pellam Freight", started="2018", finished="2018"),),
    skills=("Accounting", "Month-End Close", "Financial Reporting", "Invoicing", "Bookkeeping"),
    languages=("English", "Norwegian"),
    recommendations=2,
    answers={
        "photo": "yes", "header-image": "yes", "url": "yes", "fellow-students": "yes", "connections-reviewed": "yes",
    },
    network=Network(connections=180, at={"Pellam Freight": 6}, in_field=52),
    changed_on=date(2026, 10, 1),
    line="accountant, eight years in freight, returning",
    aims=("Accountant", "Management Accountant", "Senior Accountant"),
)  # fmt: skip
