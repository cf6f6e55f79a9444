from __future__ import annotations

from datetime import UTC, datetime

import pytest
from linkedin_samples import PROFILE, read, table

LINK = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7"
AT = "2024-03-05 16:07:09"


def texts(got) -> list[str | None]:
    assert got.skipped == []
    assert got.problems == []
    return [fact.moment.text for fact in got.facts]


def test_comments_of_2021_leave_newlines_unquoted(tmp_path):
    raw = (
        "Date,Link,Message\r\n"
        f'{AT},{LINK},"Well said, ""Dana"""\r\n'
        f"{AT},{LINK}1,First line\r\nsecond line\r\n\r\nlast line\r\n"
        f"{AT},{LINK}2,Plain\r\n"
    )
    got = read(tmp_path, {"Comments.csv": raw})
    assert texts(got) == ['Well said, "Dana"', "First line\nsecond line\n\nlast line", "Plain"]
    assert got.facts[0].moment.at == datetime(2024, 3, 5, 16, 7, 9, tzinfo=UTC)
    assert (got.facts[0].moment.what, got.facts[0].moment.by, got.facts[0].people) == ("commented", "me", ())
    assert got.facts[0].moment.link == LINK


def test_comments_of_2025_escape_by_backslash(tmp_path):
    raw = (
        "Date,Link,Message\n"
        f'{AT},{LINK},"She said \\"yes\\", and\nthen \\\\o/"\n'
        f"{AT},{LINK}1,\n"
        f'{AT},{LINK}2,"a, b"\n\n'
    )
    got = read(tmp_path, {"Comments_123456789.csv": raw})
    assert texts(got) == ['She said "yes", and\nthen \\o/', None, "a, b"]


def test_lines_before_the_first_comment_are_named(tmp_path):
    got = read(tmp_path, {"Comments.csv": f"Date,Link,Message\nlost words\n{AT},{LINK},x\n"})
    assert got.skipped == ["unreadable"]
    assert len(got.facts) == 1


@pytest.mark.parametrize("name", ["Shares.csv", "Shares_123456789.csv"])
def test_line_breaks_of_posts(tmp_path, name):
    header = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"
    row = (AT, LINK, 'One"\n"two"\n""\n"three', "", "", "MEMBER_NETWORK")
    got = read(tmp_path, {name: table(header, row)})
    assert texts(got) == ["One\ntwo\n\nthree"]
    assert (got.facts[0].moment.what, got.facts[0].moment.link) == ("posted", LINK)


def test_posts_of_2018_are_utf16_with_tabs(tmp_path):
    header = "Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility,A,B,C"
    rows = "\r\n".join(
        "\t".join(f'"{cell}"' for cell in row) for row in (header.split(","), (AT, LINK, "Zwölf", *[""] * 6))
    )
    got = read(tmp_path, {"Shares.csv": b"\xff\xfe" + rows.encode("utf-16-le")})
    assert texts(got) == ["Zwölf"]


def test_reactions_and_reposts(tmp_path):
    got = read(
        tmp_path,
        {
            "Reactions.csv": table("Date,Type,Link", (AT, "PRAISE", LINK)),
            "InstantReposts_1234567890.csv": table("Date,Link", (AT, LINK)),
        },
    )
    assert sorted(fact.moment.what for fact in got.facts) == ["liked", "shared"]


def test_followed_companies(tmp_path):
    got = read(
        tmp_path, {"Company Follows.csv": "Organization,Followed On\nNorthwind,Fri Nov 22 10:11:12 UTC 2023"}
    )
    assert [fact.followed for fact in got.facts] == ["Northwind"]


def test_applications_come_in_chunks_each_under_its_name(tmp_path):
    header = (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
        "Question And Answers"
    )

    def row(number: int) -> tuple[str, ...]:
        url = f"http://www.linkedin.com/jobs/view/{number}"
        return (
            "3/5/24, 4:07 PM",
            "z@mail.example",
            "555",
            "Northwind",
            "Data Engineer",
            url,
            "cv.pdf",
            "q:a | q:a",
        )

    got = read(
        tmp_path,
        {
            "Jobs/Job Applications.csv": table(header, row(1)),
            "Jobs/Job Applications_1.csv": table(header, row(2)),
        },
    )
    assert got.export.files == ["Jobs/Job Applications.csv", "Jobs/Job Applications_1.csv"]
    one, two = got.facts
    assert (one.key, two.key) == ("application:jobs/view/1", "application:jobs/view/2")
    assert (one.opportunity.stage, one.opportunity.url, one.moment.what) == (
        "applied",
        "jobs/view/1",
        "applied",
    )
    assert "555" not in repr(got.facts)


def test_saved_jobs_are_opportunities(tmp_path):
    row = ("3/5/24, 4:07 PM", "http://www.linkedin.com/jobs/view/3", "Analyst", "Acme")
    got = read(tmp_path, {"Jobs/Saved Jobs.csv": table("Saved Date,Job Url,Job Title,Company Name", row)})
    assert got.facts[0].opportunity.stage == "saved"
    assert got.facts[0].moment is None


@pytest.mark.parametrize(
    ("name", "header", "row", "kind", "fields"),
    [
        ("Positions.csv", "Company Name,Title,Description,Location,Started On,Finished On",
         ("Acme", "Engineer", "Built  things", "Malmö", "Mar 2021", ""), "position",
         {"company": "Acme", "title": "Engineer", "description": "Built  things", "location": "Malmö",
          "started": "2021-03"}),
        ("Education.csv", "School Name,Start Date,End Date,Notes,Degree Name,Activities",
         ("Lund", "2010", "2013", "", "BSc", ""), "education",
         {"school": "Lund", "degree": "BSc", "started": "2010", "finished": "2013"}),
        ("Skills.csv", "Name", ("Kafka, streams",), "skill", {"name": "Kafka, streams"}),
        ("Certifications.csv", "Name,Url,Authority,Started On,Finished On,License Number",
         ("CKA", "", "CNCF", "Jan 2022", "", "7"), "certification",
         {"name": "CKA", "authority": "CNCF", "started": "2022-01", "license": "7"}),
        ("Projects.csv", "Title,Description,Url,Start Date,End Date", ("Nail", "d", "", "2018", "May 2019"),
         "project", {"title": "Nail", "description": "d", "started": "2018", "finished": "2019-05"}),
        ("Honors.csv", "Title,Description,Issuer,Issue Date", ("Best", "", "Acme", "May 2017"), "honor",
         {"title": "Best", "issuer": "Acme", "issued": "2017-05"}),
        ("Publications.csv", "Name,Published On,Description,Publisher,Url",
         ("On logs", "Mar 5, 2019", "", "X", ""), "publication",
         {"name": "On logs", "published": "2019-03-05", "publisher": "X"}),
        ("Organizations.csv", "Name,Description,Position,Started On,Finished On",
         ("Guild", "", "Chair", "2015", ""), "organization",
         {"name": "Guild", "position": "Chair", "started": "2015"}),
        ("Courses.csv", "Name,Number", ("Databases", "CS1"), "course",
         {"name": "Databases", "number": "CS1"}),
        ("Languages.csv", "Name,Proficiency", ("Swedish", "Native or bilingual proficiency"), "language",
         {"name": "Swedish", "proficiency": "Native or bilingual proficiency"}),
        ("Causes You Care About.csv", "Supported Cause", ("Education",), "cause", {"name": "Education"}),
        ("Volunteering.csv", "Company Name,Role,Cause,Started On,Finished On,Description",
         ("Library", "Reader", "EDUCATION", "2016", "", ""), "volunteering",
         {"company": "Library", "role": "Reader", "cause": "EDUCATION", "started": "2016"}),
    ],
)  # fmt: skip
def test_entries_of_the_own_profile(tmp_path, name, header, row, kind, fields):
    got = read(tmp_path, {name: table(header, row)})
    (fact,) = got.facts
    assert (fact.entry.kind, fact.entry.fields) == (kind, fields)


def test_the_profile_names_the_owner_and_leaves_the_address_out(tmp_path):
    got = read(tmp_path, {"Profile.csv": PROFILE, "Profile Summary.csv": "Profile Summary\n\n"})
    assert got.found.owner == "Zoë Lindqvist"
    fields = got.facts[0].entry.fields
    assert fields["headline"] == "Data engineer"
    assert "Elm" not in repr(fields)
    assert "12345" not in repr(fields)


UNUSED = [
    "Ad_Targeting.csv", "Ads Clicked.csv", "Receipts_v2.csv", "Logins.csv", "Security Challenges.csv",
    "SearchQueries.csv", "Search Queries.csv", "Inferences_about_you.csv", "Learning.csv", "Events.csv",
    "Rich_Media.csv", "Registration.csv", "Email Addresses.csv", "Whatsapp Phone Numbers.csv",
    "Imported Contacts.csv",
    "Phone Numbers.csv", "guide_messages.csv", "learning_role_play_messages.csv", "LearningCoachMessages.csv",
    "Verifications/Verifications.csv", "Services Marketplace/Opprtunities.csv", "Votes_123456789.csv",
    "Articles/Articles/my-story.html", "Something Else.csv",
    "Jobs/Job Applicant Saved Screening Question Responses_3.csv",
]  # fmt: skip


@pytest.mark.parametrize("name", UNUSED)
def test_what_is_not_needed_is_named_and_not_read(tmp_path, name):
    got = read(tmp_path, {"Profile.csv": PROFILE, name: "Company Names,Company Names\na,b\n"})
    assert got.ignored[name]
    assert got.export.files == ["Profile.csv"]
    assert got.problems == []
