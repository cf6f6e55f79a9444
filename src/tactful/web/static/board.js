// Opportunities move in place, and cards can be dragged. Without this the menu and its button do the same.
const main = document.getElementById("main");
let held = null;

const arm = () => {
  document.dispatchEvent(new CustomEvent("fresh", { detail: main }));
  for (const card of main.querySelectorAll(".board .job")) {
    card.draggable = true;
    for (const link of card.querySelectorAll("a")) link.draggable = false;
  }
};

const put = async (answer, card) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("main");
  if (!answer.ok || !fresh?.querySelector("[data-moves]")) return false;
  main.replaceChildren(...fresh.childNodes);
  const address = new URL(answer.url);
  address.searchParams.delete("noted");
  history.replaceState(null, "", address);
  arm();
  const status = main.querySelector(".noted p");
  if (status) {
    // A screen reader tells what changes in a status, not what comes with it.
    const words = status.textContent;
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = words; });
  }
  (document.getElementById(card)?.querySelector("a") ?? main).focus({ preventScroll: !card });
  return true;
};

const send = async (form) => {
  const card = form.closest(".job, tr")?.id;
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  } catch {
    answer = null;
  }
  if (!answer?.ok) {
    // Nothing was changed; the browser's own way tells why.
    form.submit();
    return;
  }
  if (!form.matches(".mover")) {
    const here = new URL(location.href);
    here.searchParams.set("noted", "undone");
    answer = await fetch(here);
  }
  if (!await put(answer, card)) location.assign(answer.url);
};

main.addEventListener("submit", (event) => {
  const form = event.target;
  if (!main.querySelector("[data-moves]") || !form.matches(".mover, .noted form")) return;
  event.preventDefault();
  send(form);
});

const over = (drop) => {
  for (const one of main.querySelectorAll(".drop.over")) one.classList.remove("over");
  drop?.classList.add("over");
};

main.addEventListener("dragstart", (event) => {
  held = event.target.closest?.(".board .job");
  if (!held) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.querySelector("a").textContent);
  setTimeout(() => {
    held?.classList.add("held");
    held?.closest(".board").classList.add("dragging");
  });
});
main.addEventListener("dragover", (event) => {
  const lane = held && event.target.closest(".lane");
  const drop = lane && (event.target.closest(".drop") ?? lane.querySelector(".drop:only-of-type"));
  over(drop);
  if (drop) event.preventDefault();
});
main.addEventListener("drop", (event) => {
  const drop = main.querySelector(".drop.over");
  if (!held || !drop) return;
  event.preventDefault();
  const form = held.querySelector("form");
  if (drop.contains(held)) return;
  form.elements.to.value = drop.dataset.place;
  send(form);
});
main.addEventListener("dragend", () => {
  over(null);
  held?.classList.remove("held");
  main.querySelector(".board.dragging")?.classList.remove("dragging");
  held = null;
});

arm();
