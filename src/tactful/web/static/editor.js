// The sheet of the page Write: it checks while one types, and marks the text where it stands. Without this the
// button checks, and a copy of the text is marked.
const form = document.querySelector("form[data-check]");
const sheet = form.querySelector("[data-sheet]");
const under = form.querySelector("[data-under]");
const count = form.querySelector("[data-count]");
const verdict = document.querySelector("[data-verdict]");
const place = document.querySelector("[data-remarks]");
const token = document.querySelector("meta[name=csrf-token]")?.content;
const limits = JSON.parse(form.dataset.limits);
const cited = JSON.parse(form.dataset.cited);
const levels = { error: "mend this", warning: "better mend this", hint: "worth a thought" };
const soon = 80, longer = 400, long = 4000, swift = 150;
// Where the system chooses all colours, a field hides what lies under it.
const overlaid = !matchMedia("(forced-colors: active)").matches;

let turn = 0, waiting, asked, busy = false, quick = false, told = "", listed = "";
let known = [];

const make = (name, kind, ...parts) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...parts);
  return made;
};
const button = (text, act) => {
  const made = make("button", "plain", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
const say = (where, ...parts) => {
  const made = make("p", "", ...parts);
  if (where.textContent !== made.textContent) where.replaceChildren(...made.childNodes);
};
const post = async (address, body, signal) => {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrftoken": token },
    body: JSON.stringify(body),
    signal,
  });
  const found = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Error(`${found.what} ${found.next_step}`);
  return found;
};

// Spans count code points, a field counts UTF-16 units; what is checked has no white space around it.
const placed = (findings, text) => {
  const before = text.length - text.trimStart().length;
  const units = [];
  let at = before;
  for (const sign of text.trim()) { units.push(at); at += sign.length; }
  units.push(at);
  return findings.map((one) => ({
    ...one,
    start: one.span ? units[one.span[0]] : null,
    end: one.span ? units[one.span[1]] : null,
  }));
};
// What was found in the text before, where it still stands in this one.
const moved = (findings, before, now) => {
  const most = Math.min(before.length, now.length);
  let head = 0, tail = 0;
  while (head < most && before[head] === now[head]) head += 1;
  while (tail < most - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const by = now.length - before.length, from = before.length - tail;
  return findings.map((one) => {
    if (one.start === null || one.end <= head) return one;
    if (one.start >= from) return { ...one, start: one.start + by, end: one.end + by };
    return { ...one, start: null, end: null };
  });
};

const marks = () => known
  .filter((one) => one.start !== null && one.end > one.start && !one.set_aside)
  .sort((one, other) => one.start - other.start);
const paint = () => {
  if (!overlaid) return;
  const parts = [];
  let end = 0;
  for (const one of marks()) {
    if (one.start < end) continue;
    parts.push(sheet.value.slice(end, one.start), make("mark", one.level, sheet.value.slice(one.start, one.end)));
    end = one.end;
  }
  under.replaceChildren(...parts, sheet.value.slice(end), "\u200b");
  if (under.clientWidth !== sheet.clientWidth) under.style.width = `${sheet.clientWidth}px`;
  under.scrollTop = sheet.scrollTop;
};
const size = () => {
  const long = [...sheet.value.trim()].length;
  const limit = limits[form.elements.as.value]?.[form.elements.plan.value || "free"];
  const over = limit && long > limit ? `, ${long - limit} too many` : "";
  count.textContent = long ? `${long}${limit ? ` of ${limit}` : ""} characters${over}` : "";
  count.classList.toggle("over", Boolean(over));
};
const here = () => {
  const at = sheet.selectionStart;
  [...place.querySelectorAll(".findings > li")].forEach((item, number) => {
    const one = known[number];
    const inside = document.activeElement === sheet && one?.start !== null && one?.start <= at && at <= one?.end;
    item.classList.toggle("here", Boolean(inside));
  });
};

const lay = async (rule, change, number) => {
  try {
    await post("/api/aside", { rule, ...change });
    asked?.abort();
    await new Promise((done) => { setTimeout(done); });
    await check();
    place.querySelectorAll(".findings > li")[number]?.querySelector(".choices button")?.focus();
  } catch (error) {
    say(verdict, error.message);
  }
};
const remark = (one, number) => {
  const [name, rule] = cited[one.source] ?? [one.source, null];
  const source = make("span", "source", rule ? make("a", "", name) : name);
  if (rule) source.firstChild.href = `/why#${rule}`;
  const item = make("li", `${one.level}${one.set_aside ? " let-be" : ""}`,
    make("p", "", make("strong", "", one.message), " ",
      make("span", "level", one.set_aside ? "set aside" : levels[one.level])));
  if (one.quote) {
    const words = one.quote.length > 90 ? `${one.quote.slice(0, 89)}…` : one.quote;
    const link = make("a", "", `“${words}”`);
    link.href = "#text";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      sheet.focus();
      const there = known[number];
      if (there?.start !== null) sheet.setSelectionRange(there.start, there.end);
    });
    item.append(make("p", "quote", link));
  }
  const text = () => sheet.value.trim();
  item.append(
    make("p", "", one.advice),
    make("details", "", make("summary", "", "Why"), make("p", "soft small", `${one.why} `, source)),
    make("p", "choices", ...(one.set_aside
      ? [button("Take it up again", () => lay(one.rule, { text: text(), up: true }, number))]
      : [button("Let it be here", () => lay(one.rule, { text: text() }, number)),
         button("Never remark on this", () => lay(one.rule, {}, number))])));
  item.id = `finding-${number + 1}`;
  return item;
};
const list = () => {
  const shown = JSON.stringify(known.map((one) => [one.rule, one.quote, one.message, one.set_aside]));
  if (shown === listed) return;
  listed = shown;
  const remarks = make("ol", "findings", ...known.map(remark));
  remarks.dataset.findings = "";
  place.replaceChildren(known.length
    ? remarks
    : make("p", "", "Nothing stands out. Read it aloud once; the sending is yours."));
};
const take = (answer, text, whole) => {
  const found = placed(answer.findings, text);
  const slips = whole ? [] : known.filter((one) => one.rule === "typo" && one.start !== null
    && !found.some((other) => other.start !== null && other.start < one.end && one.start < other.end));
  known = [...found, ...slips].sort((one, other) =>
    (one.start === null) - (other.start === null) || one.start - other.start);
  told = text;
  paint();
  list();
  here();
  const ready = answer.sendable && !slips.length;
  if (!whole && ready) return;
  const open = known.filter((one) => !one.set_aside).length;
  const many = open ? ` ${open} ${open === 1 ? "remark" : "remarks"}.` : "";
  say(verdict, make("strong", "", ready ? "Ready to send." : "Not ready yet."), many);
};

const check = async () => {
  clearTimeout(waiting);
  if (busy) {
    waiting = setTimeout(check, soon);
    return;
  }
  asked = new AbortController();
  const { signal } = asked;
  const mine = turn;
  const text = sheet.value;
  if (!text.trim()) {
    known = [];
    told = text;
    listed = "";
    paint();
    place.replaceChildren();
    say(verdict, make("span", "soft", "They appear here once there is something to read."));
    return;
  }
  const body = { text: text.trim() };
  for (const name of ["scenario", "to", "as", "plan", "person"]) {
    const value = form.elements[name]?.value.trim();
    if (value) body[name] = value;
  }
  busy = true;
  try {
    // The speller takes seconds to get ready: until it is as swift as the rest, the rest does not wait for it.
    let began = performance.now(), rest = 0;
    if (!quick) {
      const first = await post("/api/check", { ...body, spelling: false }, signal);
      if (mine !== turn) return;
      take(first, text, false);
      rest = performance.now() - began;
    }
    began = performance.now();
    const whole = await post("/api/check", body, signal);
    if (mine !== turn) return;
    if (!quick) quick = performance.now() - began < swift + 1.5 * rest;
    take(whole, text, true);
  } catch (error) {
    if (error.name === "AbortError" || mine !== turn) return;
    say(verdict, error instanceof TypeError ? "Tactful does not answer; is it still running?" : error.message);
  } finally {
    busy = false;
  }
};
// What was asked about an older text is given up. A long text is not asked about again before it is answered.
const renew = () => {
  turn += 1;
  clearTimeout(waiting);
  if (sheet.value.length <= long) asked?.abort();
  waiting = setTimeout(check, sheet.value.length > long ? longer : soon);
};
const changed = () => {
  known = moved(known, told, sheet.value);
  told = sheet.value;
  paint();
  size();
  renew();
};

const put = (field, words) => {
  field.focus();
  field.select();
  // So the browser's own undo brings the words before back.
  if (!document.execCommand("insertText", false, words)) field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
for (const one of form.querySelectorAll("[data-take]")) {
  one.addEventListener("click", (event) => {
    event.preventDefault();
    put(sheet, one.parentElement.querySelector("[data-words]").textContent);
  });
}
for (const one of form.querySelectorAll("[data-opening]")) {
  const words = one.textContent.replace(/\s*\.\.\.\s*\??$/, " ");
  one.closest("li").append(" ", button("Begin with it", () => {
    put(form.querySelector(".wanted textarea") ?? sheet, words);
  }));
}

sheet.addEventListener("input", changed);
sheet.addEventListener("scroll", () => { under.scrollTop = sheet.scrollTop; });
document.addEventListener("selectionchange", here);
for (const name of ["scenario", "to", "as", "plan", "person"]) {
  form.elements[name]?.addEventListener?.("change", () => { size(); renew(); });
}
new ResizeObserver(paint).observe(sheet);
form.querySelector("[data-editor]").classList.toggle("overlaid", overlaid);
if (overlaid) document.querySelector("[data-copy-of-text]")?.remove();
told = sheet.value;
size();
if (sheet.value.trim()) check();
