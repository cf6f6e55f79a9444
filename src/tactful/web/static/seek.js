// People as one types: the list follows, the arrow keys walk through it, and the address keeps what was sought.
const make = (name, kind, ...parts) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...parts);
  return made;
};
const named = (tag, words) => make(tag, "", words ?? "");
const at = (one) => [one.title, one.company].filter(Boolean).flatMap((words, number) =>
  number ? [" at ", named("bdi", words)] : [named("bdi", words)]);

const seek = () => {
  let asked, waiting;
  return (query, soon, show) => {
    clearTimeout(waiting);
    asked?.abort();
    waiting = setTimeout(async () => {
      asked = new AbortController();
      try {
        const answer = await fetch(`/api/people?${query}`, { signal: asked.signal });
        if (answer.ok) show(await answer.json());
      } catch (error) {
        if (error.name !== "AbortError") show(null);
      }
    }, soon);
  };
};

const form = document.querySelector("form[data-seek]");
if (form) {
  const place = document.querySelector("[data-found]");
  const status = document.querySelector("[data-found-status]");
  const ask = seek();
  const links = () => [...place.querySelectorAll(".people a")];
  const query = (page) => {
    const told = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) told.set(name, value.trim());
    if (page > 1) told.set("page", page);
    return told;
  };
  const line = (one) => {
    const link = make("a", "", named("bdi", one.name));
    link.href = `/people/${one.id}`;
    const tags = (one.tags ?? []).map((tag) => make("span", "tag", named("bdi", tag)));
    return make("li", "", make("p", "", link, ...tags.flatMap((tag) => [" ", tag])),
      make("p", "soft small", ...at(one)));
  };
  const turn = (words, page) => {
    const link = make("a", "", words);
    link.href = `/people?${query(page)}`;
    return link;
  };
  const show = (found) => {
    if (!found) { status.textContent = "Tactful does not answer; is it still running?"; return; }
    const many = found.people.length;
    const pages = make("nav", "pages", ...(found.page > 1 ? [turn("Before", found.page - 1)] : []),
      ...(found.more ? [turn("More", found.page + 1)] : []));
    pages.setAttribute("aria-label", "More people");
    place.replaceChildren(...(many
      ? [make("ul", "people", ...found.people.map(line)), ...(pages.children.length ? [pages] : [])]
      : [make("p", "", "Nobody fits. Type less of the name, or another part of it.")]));
    status.textContent = !many ? "Nobody fits."
      : found.more ? `The first ${many} people.` : `${many} ${many === 1 ? "person" : "people"}.`;
  };
  form.addEventListener("input", () => {
    const told = query(1);
    ask(told, 120, (found) => {
      show(found);
      history.replaceState(null, "", told.size ? `/people?${told}` : "/people");
    });
  });
  document.addEventListener("keydown", (event) => {
    const every = links();
    const now = every.indexOf(document.activeElement);
    const typing = document.activeElement?.matches("form[data-seek] input");
    if (!typing && now < 0) return;
    const next = { ArrowDown: typing ? 0 : now + 1, ArrowUp: typing ? -1 : now - 1 }[event.key];
    if (event.key === "Escape" && now >= 0) form.elements.q.focus();
    else if (next === undefined || (typing && next < 0)) return;
    else if (next < 0) form.elements.q.focus();
    else every[Math.min(next, every.length - 1)]?.focus();
    event.preventDefault();
  });
}

for (const field of document.querySelectorAll("[data-somebody]")) {
  const names = document.getElementById(field.getAttribute("list"));
  const ask = seek();
  field.addEventListener("input", () => {
    if (field.value.trim().length < 2 || field.value.includes(" @ ")) return;
    ask(new URLSearchParams({ q: field.value.trim() }), 150, (found) => {
      names.replaceChildren(...(found?.people ?? []).slice(0, 8).map((one) => {
        const option = make("option");
        option.value = one.company ? `${one.name} @ ${one.company}` : one.name;
        return option;
      }));
    });
  });
}
