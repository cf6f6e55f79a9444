// Handing over files: dropped on the card or chosen, with how far it is. Without this the form does the same.
const form = document.querySelector("form[data-upload]");
const token = document.querySelector("meta[name=csrf-token]")?.content;
const place = form.querySelector("[data-progress]");
const said = place.querySelector("[data-said]");
const bar = place.querySelector("progress");
const button = form.querySelector("button");
const field = form.querySelector("input[type=file]");
const most = Number(form.dataset.upload);
const MB = 1024 * 1024;
let busy = false;

const say = (text, share) => {
  place.hidden = false;
  said.textContent = text;
  bar.hidden = share === null;
  if (share === undefined) bar.removeAttribute("value"); else if (share !== null) bar.value = share;
};

const ended = (text) => {
  busy = false;
  button.disabled = false;
  say(text, null);
};

const watch = async () => {
  try {
    const told = await (await fetch("/api/import", { headers: { accept: "application/json" } })).json();
    if (told.state === "done") { location.assign(`/imports/${told.number}`); return; }
    if (told.state === "failed") { ended(`${told.what} ${told.next_step}`); return; }
    if (told.state === "none") { ended("Nothing was imported."); return; }
    say(told.records ? `${told.records.toLocaleString()} records read of ${told.file}` : "Opening the files");
  } catch {
    say("Tactful does not answer; is it still running?");
  }
  setTimeout(watch, 700);
};

const send = (files) => {
  if (busy || !files.length) return;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > most) {
    ended(`That is ${Math.ceil(size / MB).toLocaleString()} MB together; ${Math.floor(most / MB).toLocaleString()} MB fit at once. Nothing was sent.`);
    return;
  }
  busy = true;
  button.disabled = true;
  say("Taking the files in", 0);
  const data = new FormData();
  for (const file of files) data.append("files", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", "/api/import");
  request.setRequestHeader("x-csrftoken", token);
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) say(`Taking the files in: ${(event.loaded / MB).toFixed(1)} of ${(event.total / MB).toFixed(1)} MB`, event.loaded / event.total);
  });
  request.addEventListener("load", () => {
    if (request.status < 300) watch();
    else ended(request.response ? `${request.response.what} ${request.response.next_step}` : "It could not be taken in.");
  });
  request.addEventListener("error", () => ended("The line was cut. A file that changed or was moved while it was read does that, too. Nothing was imported."));
  request.send(data);
};

// A folder that is dropped is the export unpacked, as Safari leaves it: its tables are taken.
const inside = async (entry) => {
  if (entry.isFile) {
    const file = await new Promise((found, failed) => { entry.file(found, failed); });
    return [file];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((read, failed) => { reader.readEntries(read, failed); });
    if (!some.length) break;
    for (const one of some) found.push(...await inside(one));
  }
  return found.filter((file) => file.name.toLowerCase().endsWith(".csv"));
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send([...field.files]);
});
form.querySelector("[data-hint]").hidden = false;
for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));
form.addEventListener("drop", async (event) => {
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = entries.length ? (await Promise.all(entries.map(inside))).flat() : [...event.dataTransfer.files];
  send(files);
});
