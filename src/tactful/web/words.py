"""What things are called on the pages."""

from __future__ import annotations

from tactful.core.situation import Action

VERDICTS = {
    # verdict: (in a word, in a sentence)
    "send": ("Yes", "This is a good moment."),
    "wait": ("Not yet", "It is right, and too early."),
    "hold": ("First things first", "Something else comes before it."),
    "dont": ("Leave it for now", "There is something better to do."),
}
ACTIONS: dict[Action, str] = {
    "connect": "connect", "message": "write", "thank": "thank them", "follow-up": "follow up", "remind": "remind them",
    "like": "like a post", "comment": "comment on a post", "share": "share something", "email": "write an e-mail",
    "view": "look at their profile", "follow": "follow them", "ask-permission": "ask whether you may name them",
    "ask-introduction": "ask for an introduction", "ask-referral": "ask for a referral",
    "ask-recommendation": "ask for a recommendation", "ask-conversation": "ask for a conversation",
    "withdraw": "withdraw the request",
}  # fmt: skip
ROLES = {
    "hiring-manager": "the hiring manager", "interviewer": "an interviewer", "recruiter": "a recruiter",
    "referrer": "somebody who referred me", "employee": "somebody who works there", "alum": "from my school",
    "colleague": "a colleague, past or present", "executive": "an executive", "other": "somebody else",
}  # fmt: skip
OCCASIONS = {
    "applied": "I applied for a job there", "scheduled": "an interview is coming", "interviewed": "we had an interview",
    "met": "we met, at an event or elsewhere", "talked": "we had a call or a coffee", "referred": "they referred me",
    "rejected": "they turned me down", "offered": "they made me an offer", "hired": "I accepted the job",
    "nothing": "nothing yet",
}  # fmt: skip
OUTLOOKS = {"positive": "well", "neutral": "hard to tell", "negative": "not well"}
CULTURES = {"relaxed": "relaxed, modern", "formal": "formal, traditional"}
ASKED_FOR: dict[Action, str] = {
    name: ACTIONS[name] for name in ("connect", "message", "thank", "follow-up", "email")
}
"""What one thinks of doing, on the first page."""
MOMENTS = {
    "interviewed": "had an interview", "scheduled": "an interview is planned", "met": "met", "talked": "talked",
    "messaged": "wrote", "emailed": "wrote an e-mail", "thanked": "thanked", "followed-up": "followed up",
    "invited": "sent a request to connect", "accepted": "accepted a request", "connected": "connected",
    "declined": "declined a request", "withdrew": "withdrew a request", "referred": "referred me",
    "applied": "applied", "attended": "were at the same event", "liked": "liked a post", "commented": "commented",
    "shared": "shared something", "posted": "posted", "moved": "changed jobs", "recommended": "recommended",
    "endorsed": "endorsed", "rejected": "turned me down", "offered": "made an offer", "hired": "I accepted the job",
}  # fmt: skip
SCENARIOS = {
    "after-applying": "after applying", "after-event": "after an event", "before-interview": "before an interview",
    "after-interview": "after an interview", "on-referral": "on a referral", "ask-referral": "asking for a referral",
    "thank-acceptance": "thanks for accepting", "follow-up": "following up", "stay-in-touch": "staying in touch",
    "after-rejection": "after a rejection", "informational": "asking for a conversation",
    "alumni": "to somebody from my school", "comment": "a comment on a post",
}  # fmt: skip
CHANNELS = {
    "request": "a request to connect",
    "message": "a message",
    "email": "an e-mail",
    "comment": "a comment",
}
PLANS = {"free": "free", "premium": "premium"}
LEVELS = {"error": "mend this", "warning": "better mend this", "hint": "worth a thought"}
LINKS = {"none": "not connected", "pending": "request sent", "connected": "connected"}
RAPPORTS = {
    "none": "you do not know each other yet",
    "some": "you know each other a little",
    "warm": "you know each other well",
}
GRADES = {
    "A": "published guidance, careful",
    "B": "published guidance",
    "C": "an article or a practitioner",
    "own": "our practice",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PAUSES = {
    "7": "every week",
    "14": "every two weeks",
    "30": "every month",
    "90": "every three months",
    "never": "never",
}
TOPICS = {
    "whether": "Whether", "when": "When", "say": "What to say", "boundary": "Boundaries",
    "after": "After the connection", "profile": "The profile comes first", "own": "From other guidance and practice",
}  # fmt: skip
SHARES = {
    "school": "a school",
    "employer": "an employer",
    "group": "a group",
    "event": "an event",
    "field": "a field",
}
FACTS = {
    "name": "their name", "me": "your name", "line": "who you are", "experience": "your experience",
    "goal": "what you are after", "company": "the company", "admire": "what you admire", "title": "the job",
    "applied": "when you applied", "referrer": "who referred you", "about": "what you talked about",
    "interviewed": "the day of the interview", "talked": "the day you talked", "event": "where you met",
    "met": "the day you met", "post": "what they wrote about", "school": "the school you share",
    "employer": "where you both worked", "group": "the group you share", "field": "the field you share",
    "mutual": "whom you both know", "tie": "what links you", "news": "what came of it", "say": "your own words",
}  # fmt: skip
"""The facts of a draft, by their short names."""
TIES = {
    **SHARES,
    "mutual": "somebody you both know",
    "met": "a place where you met",
    "post": "something they wrote",
}
NEWS = {"interviewed": "an interview", "offered": "an offer", "rejected": "a no"}
WRITES: dict[Action, str] = {
    name: words for name, words in ACTIONS.items() if name not in ("like", "view", "follow", "withdraw")
}
"""The steps that need words."""
PLACES = {
    "saved": "saved", "applied": "applied", "interviewing": "interviewing", "offer": "offer", "accepted": "accepted",
    "rejected": "rejected", "ghosted": "ghosted", "withdrawn": "withdrawn",
}  # fmt: skip
"""Where an opportunity stands."""
JOB_MOMENTS = {
    "applied": "I applied", "scheduled": "an interview is planned", "interviewed": "we had an interview",
    "talked": "we talked", "met": "we met", "messaged": "I wrote", "emailed": "I wrote an e-mail",
    "thanked": "I thanked them", "followed-up": "I followed up", "referred": "they referred me",
    "rejected": "they turned me down", "offered": "they made an offer", "hired": "I accepted",
}  # fmt: skip
"""What happens around a job."""
NEXT_MOMENT = {
    "saved": "applied", "applied": "scheduled", "interviewing": "interviewed", "offer": "hired",
    "accepted": "talked", "rejected": "thanked", "ghosted": "messaged", "withdrawn": "messaged",
}  # fmt: skip
"""What most often happens next, by where a job stands."""
POLICIES = {"encouraged": "welcome", "restricted": "restricted by a policy", "unknown": "not known"}
POSTINGS = {
    "open": "questions are welcome",
    "no-contact": "no contact, please",
    "closed": "the posting is closed",
}
KINDS = {
    "screening": "a first call", "technical": "technical", "panel": "with several people", "final": "the last one",
    "informal": "informal",
}  # fmt: skip
"""Kinds of interviews."""
WELCOMES = {
    "invited": "they offered to connect", "open": "open to requests", "closed": "rather not",
    "unknown": "not known",
}  # fmt: skip
MANNERS = {"reserved": "reserved", "warm": "warm", "unknown": "not known"}
STAGES = {
    "none": "nothing yet", "saved": "saved", "applied": "applied", "interviewing": "interviewing", "offer": "an offer",
    "accepted": "accepted", "rejected": "turned down", "withdrawn": "withdrawn",
}  # fmt: skip
LIKELY = {
    ("accepted", "them"): "They accepted", ("messaged", "them"): "They wrote", ("messaged", "me"): "I wrote",
    ("interviewed", "me"): "Interview", ("talked", "me"): "We talked", ("met", "me"): "We met",
}  # fmt: skip
"""What may have happened today, as a button says it."""
