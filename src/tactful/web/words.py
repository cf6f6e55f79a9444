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
