// Everything works without this: it copies notes, checks while one types, knows two keys, and puts dates in the
// browser's language.
const all = (what, within = document) => [...within.querySelectorAll(what)];
const token = document.querySelector("meta[name=csrf-token]")?.content;

for (const button of all("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

for (const time of all("time:not([data-name])")) {
  const [year, month, day] = time.dateTime.split("-").map(Number);
  const date = new Date(year, month - 1, day);
  const how = { weekday: "short", day: "numeric", month: "short" };
  if (/\d{4}$/.test(time.textContent)) how.year = "numeric";
  time.textContent = date.toLocaleDateString(undefined, how);
}

const help = document.querySelector("dialog.help");
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const find = document.querySelector("[data-find]");
    if (find) { event.preventDefault(); find.focus(); }
  } else if (event.key === "?" && help && !help.open) {
    event.preventDefault();
    help.showModal();
  }
});

const make = (name, kind, ...parts) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...parts);
  return made;
};
const levels = { error: "mend this", warning: "better mend this", hint: "worth a thought" };

// Spans count code points, so the text is taken apart by them too.
const marked = (text, findings) => {
  const signs = [...text];
  const place = make("p", "marked");
  let end = 0;
  findings
    .map((one, at) => ({ ...one, number: at + 1 }))
    .filter((one) => one.span && !one.set_aside)
    .sort((one, other) => one.span[0] - other.span[0])
    .forEach((one) => {
      const [start, stop] = one.span;
      if (start < end || stop <= start) return;
      place.append(signs.slice(end, start).join(""));
      const link = make("a", "", String(one.number));
      link.href = `#finding-${one.number}`;
      link.setAttribute("aria-label", `remark ${one.number}`);
      place.append(make("mark", one.level, signs.slice(start, stop).join(""), link));
      end = stop;
    });
  place.append(signs.slice(end).join(""));
  return place;
};

const remark = (one, at) => {
  const level = make("span", "level", one.set_aside ? "set aside" : levels[one.level]);
  const source = make("span", "source", one.source === "own" ? "our practice" : one.source);
  const item = make("li", one.level,
    make("p", "", make("strong", "", one.message), " ", level),
    make("p", "", one.advice),
    make("p", "soft small", `${one.why} `, source));
  item.id = `finding-${at + 1}`;
  return item;
};

const show = (place, text, told) => {
  const size = told.limit ? `${told.characters} of ${told.limit}` : `${told.characters}`;
  const verdict = make("strong", "", told.sendable ? "Ready to send." : "Not ready yet.");
  const parts = [make("p", "verdict-line", verdict, ` ${size} characters.`), marked(text, told.findings)];
  parts.push(told.findings.length
    ? make("ol", "findings", ...told.findings.map(remark))
    : make("p", "", "Nothing stands out. Read it aloud once; the sending is yours."));
  place.replaceChildren(...parts);
};

for (const form of all("form[data-check]")) {
  const place = document.querySelector("[data-remarks]");
  let waiting, asked;
  const check = async () => {
    const told = Object.fromEntries([...new FormData(form)].filter(([name, value]) => value && name !== "_csrf_token"));
    asked?.abort();
    if (!told.text?.trim()) return;
    asked = new AbortController();
    const text = told.text.replaceAll("\r\n", "\n").trim();
    try {
      const answer = await fetch("/api/check", {
        method: "POST",
        headers: { "content-type": "application/json", "x-csrftoken": token },
        body: JSON.stringify({ ...told, text }),
        signal: asked.signal,
      });
      const found = await answer.json();
      if (answer.ok) show(place, text, found);
      else place.replaceChildren(make("p", "", `${found.what} ${found.next_step}`));
    } catch (error) {
      if (error.name !== "AbortError") place.replaceChildren(make("p", "", "Tactful does not answer; is it still running?"));
    }
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(check, 400); });
}
