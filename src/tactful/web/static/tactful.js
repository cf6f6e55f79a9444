// Everything works without this: it copies notes, knows two keys, puts dates in the browser's language, and
// fetches what checks and searches while one types.
const all = (what, within = document) => [...within.querySelectorAll(what)];

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

const dates = (within) => {
  for (const time of all("time:not([data-name])", within)) {
    const [year, month, day] = time.dateTime.split("-").map(Number);
    const date = new Date(year, month - 1, day);
    const how = { weekday: "short", day: "numeric", month: "short" };
    if (/\d{4}$/.test(time.textContent)) how.year = "numeric";
    time.textContent = date.toLocaleDateString(undefined, how);
  }
};
dates(document);
document.addEventListener("fresh", (event) => dates(event.detail));

for (const number of all("data.number")) number.textContent = Number(number.value).toLocaleString();

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

if (document.querySelector("form[data-upload]")) import("/static/upload.js");
if (document.querySelector("form[data-check]")) import("/static/editor.js");
if (document.querySelector("[data-seek], [data-somebody]")) import("/static/seek.js");
if (document.querySelector("[data-moves]")) import("/static/board.js");

document.querySelector("[data-print]")?.addEventListener("click", (event) => {
  event.preventDefault();
  window.print();
});

const more = document.querySelector("[data-more]");
document.addEventListener("click", (event) => { if (more && !more.contains(event.target)) more.open = false; });
more?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  more.open = false;
  more.querySelector("summary").focus();
});
