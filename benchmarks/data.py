"""A synthetic export of any size, in LinkedIn's shape and with the proportions of real ones."""

from __future__ import annotations

import csv
from base64 import b64encode
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import quote


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are '
    "missing. You will only see email addresses for connections who have allowed their connections to see or "
    "download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You "
    'can learn more here https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS"
)
APPLICATIONS = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
    "Question And Answers"
)
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers"
)

NAMELESS = 0.02
ENCODED = 0.01
EMAIL = 0.024
CREDENTIALS = 0.022
NO_COMPANY = 0.012
TALKS_WITH_MEMBERS_GONE = 0.08
TALKS_OF_GROUPS = 0.04
TALKS_BY_INMAIL = 0.12
TALKS_IN_SPAM = 0.01
TALKS_IN_NETWORK = 0.85
MESSAGES_A_TALK = 8
NO_CONTENT = 0.02
ATTACHED = 0.02
OUT_OF_ORDER = 0.05
TWICE = 0.0001
NO_NOTE = 0.92
OUTGOING = 0.4
ACCEPTED = 0.7
ROWS_A_FILE = 200
FIRST_DAY = date(2016, 1, 4)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FIRST = _words(
    """
    Ada Bram Chidi Dagny Eluned Farid Greta Hakim Imke Jarek Kemi Ludo Mina Nils Oona Pavel Quinn Rosa
    Sami Tove Ugo Vera Wim Xenia Yara Zeno Anouk Bilge Cleo Dov Emre Fleur Gita Hugo Isla Jomo Kaia Lev
    Maren Noa
    """
)
ACCENTED = _words("Zoë Søren José Łukasz Chloë Håkon Márta Žofia Nuño Çelik")
LAST = _words(
    """
    Abara Brandt Cole Dlamini Eriksen Fonseca Grier Haddad Ito Janssen Kovac Lund Mensah Novak Okoye
    Petrov Quist Rao Silva Tamm Ueda Varga Weir Xu Yilmaz Zeller Ashdown Birk Castell Drum Ekberg Falk
    Gyan Holt
    """
)
COMPANY = _words(
    """
    Amber Birch Cobalt Delta Ember Fjord Granite Harbour Indigo Juniper Kelp Larch Maple Nimbus Onyx
    Pebble Quartz Raven Slate Tundra Umber Violet Willow Zephyr
    """
)
TRADE = _words(
    """
    Logistics Foods Systems Analytics Freight Retail Health Energy Robotics Insurance Media Works Labs
    Partners Transport Learning Water Textiles
    """
)
GRADE = ("", "", "", "Senior ", "Senior ", "Lead ", "Principal ", "Junior ", "Head of ")
CRAFT = (
    *("Data Engineer", "Data Analyst", "Product Manager", "Software Engineer", "Recruiter", "Consultant"),
    *("Operations Manager", "Designer", "Engineering Manager", "Supply Chain, Planning", "Account Director"),
)
WORDS = _words(
    """
    the team we have been working on a new warehouse plan and I wanted to ask whether you could spare some
    time next week for a call about it thanks again for your note last month it helped us more than you
    would think our depot in the north still uses the old feed but it should move by spring and then
    reports will be quicker how is everything at your end did the project go live I hope that you had a good
    break and that we meet soon please say hello to everyone there my colleague sends regards too and
    mentions your talk on stock data quite often
    """
)
STOPS = (".", ".", ".", "?", "!", ",", " \u2013", ". ")
INMAIL = (
    "<p>Hello {name},</p><p>{text}</p><ul><li><strong>Permanent</strong></li><li>Hybrid &amp; close</li></ul>"
    '<p>Does that sound interesting?&nbsp;<a href="https://jobs.example.com/{number}">Read more</a></p>'
)


class Member(NamedTuple):
    """Somebody of the synthetic network; `url` as messages hold it, not percent-encoded."""

    first: str
    last: str
    url: str
    company: str
    title: str
    since: date

    @property
    def name(self) -> str:
        """Return both names as one."""
        return f"{self.first} {self.last}"


ME = Member("Robin", "Vale", "https://www.linkedin.com/in/robin-vale-depots", "", "Data Engineer", FIRST_DAY)


def write_export(
    folder: Path,
    *,
    connections: int = 30_000,
    messages: int = 200_000,
    invitations: int = 5_000,
    applications: int = 1_000,
    seed: int = 1,
    until: date = date(2026, 11, 20),
) -> None:
    """Write an export folder of that many rows a file; the same arguments write the same bytes.

    Messages reach from 2016 to `until`, about eight to a conversation. Proportions are those measured in
    real exports: 2 % of connections nameless, 1 % of profile addresses percent-encoded, 98 % of e-mail
    addresses withheld; 3 % of conversations groups, 3 % of messages from people who left. Applications come
    200 to a file.
    """
    random = Random(seed)
    phrases = _phrases(random)
    folder.mkdir(parents=True, exist_ok=True)
    network = _network(random, connections, until)
    strangers = _network(random, 2_000, until, start=connections)
    known = [member for member in network if member.first]
    _write(folder / "Profile.csv", PROFILE, [_profile()])
    _write(folder / "Connections.csv", CONNECTIONS, _connections(random, network), notes=NOTES)
    others = [member for member in strangers if member.first]
    rows = _invitations(random, phrases, known, others, invitations, until)
    _write(folder / "Invitations.csv", INVITATIONS, rows)
    talks = _messages(random, phrases, known, others, messages, until)
    _write(folder / "messages.csv", MESSAGES, talks)
    jobs = list(_applications(random, applications, until))
    for number, start in enumerate(range(0, len(jobs), ROWS_A_FILE)):
        name = "Job Applications.csv" if number == 0 else f"Job Applications_{number}.csv"
        _write(folder / "Jobs" / name, APPLICATIONS, jobs[start : start + ROWS_A_FILE])


def _write(path: Path, header: str, rows: Iterator[list[str]] | list[list[str]], notes: str = "") -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(notes + header + "\n")
        csv.writer(file, lineterminator="\n").writerows(rows)
        if notes:
            file.truncate(file.tell() - 1)


def _network(random: Random, count: int, until: date, start: int = 0) -> list[Member]:
    """Return members, the newest connection first; one without a name stands for somebody who left."""
    span = (until - FIRST_DAY).days
    days = sorted((int(span * random.random() ** 0.7) for _ in range(count)), reverse=True)
    members: list[Member] = []
    for number, passed in enumerate(days, start):
        since = FIRST_DAY + timedelta(days=passed)
        if random.random() < NAMELESS:
            members.append(Member("", "", "", "", "", since))
            continue
        first = random.choice(ACCENTED if random.random() < ENCODED else FIRST)
        last = random.choice(LAST)
        slug = f"{first}-{last}-{number:x}".lower()
        company = f"{random.choice(COMPANY)} {random.choice(TRADE)}" if random.random() > NO_COMPANY else ""
        title = random.choice(GRADE) + random.choice(CRAFT) if company else ""
        shown = last + ", PhD" if random.random() < CREDENTIALS else last
        members.append(Member(first, shown, f"https://www.linkedin.com/in/{slug}", company, title, since))
    return members


def _connections(random: Random, network: list[Member]) -> Iterator[list[str]]:
    for first, last, url, company, title, since in network:
        email = f"{url.rpartition('-')[2]}@example.com" if url and random.random() < EMAIL else ""
        day = f"{since.day:02} {MONTHS[since.month - 1]} {since.year}"
        yield [first, last, quote(url, safe=":/"), email, company, title, day]


def _invitations(
    random: Random, phrases: list[str], known: list[Member], strangers: list[Member], count: int, until: date
) -> list[list[str]]:
    """Return requests, newest first: most to or from the latest connections, the others without an answer."""
    answered = min(int(count * ACCEPTED), len(known))
    rows: list[tuple[datetime, list[str]]] = []
    for place, other in enumerate(islice(chain(known[:answered], cycle(strangers)), count)):
        back = random.choice((0, 0, 0, 0, 1, 3, 14)) if place < answered else random.randrange(180)
        day = (other.since if place < answered else until) - timedelta(days=back)
        when = datetime.combine(day, time(random.randrange(7, 22), random.randrange(60)))
        note = "" if random.random() < NO_NOTE else _text(random, phrases, 40)[:300]
        mine = random.random() < OUTGOING
        one, two = (ME, other) if mine else (other, ME)
        direction = "OUTGOING" if mine else "INCOMING"
        rows.append((when, [one.name, two.name, _american(when), note, direction, one.url, two.url]))
    rows.sort(key=lambda row: row[0], reverse=True)
    return [row for _, row in rows]


def _messages(
    random: Random, phrases: list[str], known: list[Member], strangers: list[Member], count: int, until: date
) -> Iterator[list[str]]:
    """Yield rows talk by talk: the talk with the newest message first, and its newest message first."""
    span = (until - FIRST_DAY).days * 86_400 + 86_399
    sizes: list[int] = []
    left = count
    while left > 0:
        size = min(left, 1 + int(random.expovariate(1 / (MESSAGES_A_TALK - 0.5))))
        sizes.append(size)
        left -= size
    ends = sorted((int(span * random.random() ** 0.5) for _ in sizes), reverse=True)
    friends = cycle(random.sample(known, len(known)) or strangers)
    others = cycle(strangers)
    for number, (size, end) in enumerate(zip(sizes, ends, strict=True)):
        group = size > 2 and random.random() < TALKS_OF_GROUPS
        near = group or random.random() < TALKS_IN_NETWORK
        people = [next(friends if near else others) for _ in range(random.randrange(3, 9) if group else 1)]
        rows = list(_talk(random, phrases, people, number, size, end))
        if size > 1 and random.random() < OUT_OF_ORDER * size:
            place = random.randrange(size - 1)
            rows[place], rows[place + 1] = rows[place + 1], rows[place]
        if size > 1 and random.random() < TWICE * size:
            rows[1] = rows[0]
        yield from rows


def _talk(
    random: Random, phrases: list[str], people: list[Member], number: int, size: int, end: int
) -> Iterator[list[str]]:
    """Yield the messages of one conversation, newest first; `end` in seconds since the first day."""
    chance = random.random()
    inmail = len(people) == 1 and chance < TALKS_BY_INMAIL
    gone = not inmail and len(people) == 1 and chance < TALKS_BY_INMAIL + TALKS_WITH_MEMBERS_GONE
    if gone:
        people = [people[0]._replace(first="LinkedIn", last="Member", url="")]
    folder = (
        "SPAM" if random.random() < TALKS_IN_SPAM else random.choice(("INBOX", "INBOX", "INBOX", "ARCHIVE"))
    )
    ident = "2-" + b64encode(f"{random.getrandbits(128):032x}{number:04x}_100"[:40].encode()).decode()
    title = f"Group {number}" if len(people) > 1 else f"{people[0].company} role" if inmail else ""
    begun = datetime.combine(FIRST_DAY, time())
    at = end
    for left in range(size, 0, -1):
        first = left == 1
        theirs = inmail if first else random.random() < 0.5
        sender = random.choice(people) if theirs else ME
        to = [person for person in (ME, *people) if person is not sender]
        subject = title if first and inmail else ""
        if first and inmail:
            text = INMAIL.format(name=ME.first, text=_text(random, phrases, 200), number=number)
        else:
            empty = random.random() < NO_CONTENT
            text = "" if empty else _text(random, phrases, int(20 + random.expovariate(1 / 140)))
        attached = f"https://www.linkedin.com/dms/example/{number}" if random.random() < ATTACHED else ""
        names, urls = ",".join(person.name for person in to), ",".join(person.url for person in to)
        when = f"{begun + timedelta(seconds=at)} UTC"
        place = [ident, title, sender.name, sender.url, names, urls, when]
        yield [*place, subject, text, folder, attached]
        at = max(
            0, at - int(random.choice((300, 7_200, 86_400, 86_400, 2_592_000)) * (0.01 + random.random()))
        )


def _applications(random: Random, count: int, until: date) -> Iterator[list[str]]:
    at = datetime.combine(until, time(20))
    for number in range(count):
        at -= timedelta(minutes=random.randrange(30, 4_000))
        job = random.choice(GRADE) + random.choice(CRAFT)
        company = f"{random.choice(COMPANY)} {random.choice(TRADE)}"
        url = f"http://www.linkedin.com/jobs/view/{4_300_000_000 - number * 97}"
        asked = (
            f"Years with SQL:{random.randrange(3, 15)} | Right to work:Yes" if random.random() < 0.6 else ""
        )
        mail, phone = "robin.vale@example.org", "+44 7700 900142"
        yield [_american(at), mail, phone, company, job, url, "Robin Vale CV.pdf", asked]


def _profile() -> list[str]:
    headline, summary = "Data engineer in retail logistics", "I make stock data arrive on time."
    return ["Robin", "Vale", "", "", "Mar 14", headline, summary, "Retail", "LS6", "Leeds", "", "", ""]


def _phrases(random: Random) -> list[str]:
    """Return runs of words, each closed by a stop."""
    starts = (random.randrange(len(WORDS) - 16) for _ in range(4_000))
    runs = (" ".join(WORDS[start : start + random.randrange(4, 16)]) for start in starts)
    return [run[0].upper() + run[1:] + random.choice(STOPS) for run in runs]


def _text(random: Random, phrases: list[str], length: int) -> str:
    """Return phrases until `length` characters are reached, and hardly more than 600 in all."""
    parts: list[str] = []
    size = 0
    while size < min(length, 540):
        part = phrases[int(random.random() * len(phrases))]
        parts.append(part)
        size += len(part) + 1
    return " ".join(parts)


def _american(when: datetime) -> str:
    hour, half = when.hour % 12 or 12, "AM" if when.hour < 12 else "PM"
    return f"{when.month}/{when.day}/{when.year % 100:02}, {hour}:{when.minute:02} {half}"
