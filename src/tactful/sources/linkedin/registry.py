"""Which file is read how, in the order of reading, and which is left alone and why."""

from __future__ import annotations

from tactful.sources.linkedin import activity, jobs, messages, names, people, profile
from tactful.sources.linkedin.reading import Table

# Connections come first: invitations and messages are joined with them.
READ: dict[str, Table] = {
    "profile": profile.PROFILE,
    "connections": people.CONNECTIONS,
    "endorsementreceivedinfo": people.ENDORSEMENTS_RECEIVED,
    "endorsementgiveninfo": people.ENDORSEMENTS_GIVEN,
    "recommendationsreceived": people.RECOMMENDATIONS_RECEIVED,
    "recommendationsgiven": people.RECOMMENDATIONS_GIVEN,
    "invitations": people.INVITATIONS,
    "messages": messages.MESSAGES,
    "teammates": people.TEAMMATES,
    "memberfollows": people.MEMBER_FOLLOWS,
    "companyfollows": activity.FOLLOWS,
    "jobapplications": jobs.APPLICATIONS,
    "savedjobs": jobs.SAVED_JOBS,
    "shares": activity.SHARES,
    "comments": activity.COMMENTS,
    "reactions": activity.REACTIONS,
    "instantreposts": activity.REPOSTS,
    "positions": profile.POSITIONS,
    "education": profile.EDUCATION,
    "skills": profile.SKILLS,
    "certifications": profile.CERTIFICATIONS,
    "projects": profile.PROJECTS,
    "honors": profile.HONORS,
    "publications": profile.PUBLICATIONS,
    "organizations": profile.ORGANIZATIONS,
    "courses": profile.COURSES,
    "languages": profile.LANGUAGES,
    "causesyoucareabout": profile.CAUSES,
    "volunteering": profile.VOLUNTEERING,
}

# Kinds that their header alone gives away; both lists of recommendations have the same one.
TELLING = (
    "connections", "invitations", "messages", "endorsementreceivedinfo", "endorsementgiveninfo", "profile",
    "jobapplications", "savedjobs", "shares", "comments", "reactions", "positions", "education",
)  # fmt: skip

_OTHERS = "holds other people's phone numbers and addresses"
_OWN = "private, and not needed"
_ASSISTANT = "conversations with LinkedIn's assistant, not with people"
_UNUSED = "not used"
IGNORED: dict[str, str] = {
    "contacts": _OTHERS,
    "importedcontacts": _OTHERS,
    "phonenumbers": _OWN,
    "whatsappphonenumbers": _OWN,
    "emailaddresses": _OWN,
    "registration": _OWN,
    "verifications": _OWN,
    "logins": _OWN,
    "securitychallenges": _OWN,
    "accountstatushistory": _OWN,
    "receipts": _OWN,
    "receiptsv2": _OWN,
    "searchqueries": _OWN,
    "inferencesaboutyou": _OWN,
    "privateidentityasset": _OWN,
    "calendar": _OWN,
    "jobseekerpreferences": _OWN,
    "jobapplicantsavedanswers": _OWN,
    "jobapplicantsavedscreeningquestionresponses": _OWN,
    "guidemessages": _ASSISTANT,
    "coachmessages": _ASSISTANT,
    "learningcoachmessages": _ASSISTANT,
    "learningroleplaymessages": _ASSISTANT,
    "profilesummary": "always empty; the summary is in Profile.csv",
    "adtargeting": _UNUSED,
    "adsclicked": _UNUSED,
    "lanadsengagement": _UNUSED,
    "learning": _UNUSED,
    "events": _UNUSED,
    "richmedia": _UNUSED,
    "videos": _UNUSED,
    "votes": _UNUSED,
    "saveditems": _UNUSED,
    "hashtagfollows": _UNUSED,
    "savedjobalerts": _UNUSED,
    "onlinejobpostings": _UNUSED,
}

_ORDER = {kind: at for at, kind in enumerate(READ)}


def kind_of(name: str) -> str | None:
    """Return the key in `READ` for a file name, or None."""
    kind = names.stem(name)
    return kind if kind in READ and names.is_table(name) else None


def place(kind: str) -> int:
    """Return when a kind of file is read."""
    return _ORDER[kind]


def why_ignored(name: str) -> str:
    """Return why a file that is not in `READ` is left out."""
    parts = name.split("/")
    if "__MACOSX" in parts or parts[-1].startswith("."):
        return "left by the computer, not part of the export"
    if "Services Marketplace" in parts[:-1]:
        return _UNUSED
    if not names.is_table(name):
        return "no table"
    return IGNORED.get(names.stem(name), "not known")
