"use strict";
// Only what adds: every page works whole without this file.

const box = document.getElementById("q");

// Suggestions while typing: the WAI-ARIA combobox pattern; the words typed stay until one is picked.

const KINDS = {
  agency: "dependencia", code: "clave", phrase: "frase", word: "palabra", words: "palabras",
  filter: "filtro",
};
const PAUSE = 120; // milliseconds without a key before the server is asked

function suggest(input) {
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let asked = null;
  let timer = 0;
  let found = [];
  let at = -1;

  list.className = "suggestions";
  list.id = "sugerencias";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Sugerencias");
  status.className = "vh";
  status.setAttribute("role", "status");
  input.after(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);

  function close() {
    clearTimeout(timer);
    if (asked) asked.abort();
    list.hidden = true;
    list.replaceChildren();
    found = [];
    mark(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function mark(index) {
    at = index;
    [...list.children].forEach((item, i) => {
      item.setAttribute("aria-selected", String(i === at));
      if (i === at) item.scrollIntoView({ block: "nearest" });
    });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function show(completions) {
    found = completions;
    list.replaceChildren(...found.map((each, i) => {
      const item = document.createElement("li");
      const kind = document.createElement("small");
      item.id = `sugerencia-${i}`;
      item.setAttribute("role", "option");
      kind.textContent = KINDS[each.kind] || "";
      item.append(each.label, " ", kind);
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", () => pick(i));
      return item;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(-1);
    const n = found.length;
    status.textContent = n === 0 ? "Sin sugerencias" :
      `${n} ${n === 1 ? "sugerencia" : "sugerencias"}; use las flechas para elegir`;
  }

  function pick(index) {
    input.value = found[index].text;
    close();
    input.form.requestSubmit();
  }

  async function ask() {
    if (asked) asked.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (text.length < 2) return close();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`, {
        signal: asked.signal,
      });
      if (answer.ok && document.activeElement === input) show((await answer.json()).completions);
    } catch (error) {
      if (error.name !== "AbortError") close(); // offline: typing goes on without suggestions
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const keys = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in keys && !event.altKey) {
      event.preventDefault();
      if (list.hidden) return void ask();
      clearTimeout(timer); // what is being walked through stays
      if (asked) asked.abort();
      const places = found.length + 1; // the last one is the box itself
      mark((at + 1 + keys[event.key] + places) % places - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      pick(at);
    } else if (event.key === "Enter" || event.key === "Tab") {
      close();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}

if (box) suggest(box);

// The key / leads to the box; the reader can switch it off (WCAG 2.1.4), and it stays off.

const slash = document.getElementById("slash");
const OFF = "sin-tecla";

function stored(value) {
  try {
    if (value === undefined) return localStorage.getItem(OFF) === "1";
    localStorage.setItem(OFF, value ? "1" : "0");
  } catch { /* storage is closed to us: the switch holds for this page */ }
  return value === true;
}

if (slash) {
  let off = stored();
  const tell = () => slash.setAttribute("aria-pressed", String(!off));
  tell();
  slash.addEventListener("click", () => {
    off = !off;
    stored(off);
    tell();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (event.key !== "/" || off || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

// What stands in a page of results, made alive again whenever it is replaced.

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

// A box over a long list of choices hides those that do not contain what is typed.
function narrowing(input) {
  const items = [...document.querySelectorAll(`#lista-${input.dataset.narrows} > li`)];
  input.addEventListener("input", () => {
    const words = fold(input.value).split(/\s+/);
    for (const item of items) {
      const text = fold(item.textContent);
      item.hidden = !item.querySelector(":checked") && !words.every((word) => text.includes(word));
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

// To the clipboard, a text or the promise of one.
function put(text) {
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  // Handed over while the button is pressed: some browsers take nothing later.
  const blob = text.then((each) => new Blob([each], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

// A hit in its own words, and the note that cites it, which is a file beside its page.
async function cited(link) {
  const hit = link.closest(".hits > li");
  const from = hit ? hit.querySelector(".text") : link.closest(".card").querySelector("h3");
  const words = from.cloneNode(true);
  words.querySelector(".which")?.remove();
  const answer = await fetch(`${link.pathname}.txt`);
  if (!answer.ok) throw new Error(answer.statusText);
  return `«${words.textContent.trim().replace(/\s+/g, " ")}»\n${await answer.text()}`;
}

const told = document.createElement("p"); // what is read out, wherever the button is
told.className = "vh";
told.setAttribute("role", "status");
document.body.append(told);

// The way to where a hit is cited becomes a button, in the same place, that copies.
function citing(link) {
  const button = document.createElement("button");
  const of = link.previousElementSibling.querySelector(".vh"); // which hit it is
  button.type = "button";
  button.className = "plain";
  button.title = "Copiar el texto con su cita";
  button.append(link.textContent, of.cloneNode(true));
  const label = button.firstChild;
  button.addEventListener("click", async () => {
    told.textContent = "";
    try {
      await put(cited(link));
      label.data = "Copiado";
      told.textContent = "El texto y su cita están en el portapapeles.";
    } catch {
      label.data = "No se pudo copiar";
      told.textContent = "No se pudo copiar: el texto y su cita están en su página.";
    }
    setTimeout(() => { label.data = link.textContent; }, 2500);
  });
  link.hidden = true; // it stays: its place says which hit is meant
  link.after(button);
}

// Copy to the clipboard, and say so.
function copying(button) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const from = button.dataset.copyFrom;
    const source = from && document.getElementById(from); // what is written in a box, or stands there
    const text = source ? (source.value ?? source.textContent).trim() :
      button.dataset.copy || document.querySelector("link[rel=canonical]").href;
    try {
      await put(text);
      button.textContent = "Copiado";
    } catch {
      button.textContent = "No se pudo copiar";
    }
    button.setAttribute("aria-live", "polite");
    setTimeout(() => { button.textContent = label; }, 2500);
  });
}

function enliven(root) {
  root.querySelectorAll("[data-narrows]").forEach(narrowing);
  root.querySelectorAll("[data-copy], [data-copy-from]").forEach(copying);
  root.querySelectorAll(".keep + a").forEach(citing);
  for (const button of root.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
  for (const filters of root.querySelectorAll(".filters")) {
    // By the reader's own press only: what opens again with new results stays where it is.
    filters.querySelector("summary").addEventListener("click", () => {
      requestAnimationFrame(() => {
        if (filters.open) filters.scrollIntoView({ block: "start" });
      });
    });
    filters.querySelector(".close a")?.addEventListener("click", () => { filters.open = false; });
  }
}

enliven(document);

// Filters apply as they are ticked: the results are replaced, the place and the focus stay.

const search = document.getElementById("buscar");
const results = document.querySelector(".results-page");

function liven(form, main) {
  const said = document.createElement("p"); // outside of what is replaced, or it would not be read
  const here = () => location.href.split("#")[0];
  let asked = null;
  let shown = here();
  said.className = "vh";
  said.setAttribute("role", "status");
  form.after(said);
  form.autocomplete = "off"; // nothing waits to be applied: Back shows the boxes of what was asked

  function address() {
    const url = new URL(form.getAttribute("action"), location.href);
    for (const [name, value] of new FormData(form)) {
      if (!(name === "q" && !value) && !(name === "sort" && value === "relevance")) {
        url.searchParams.append(name, value);
      }
    }
    return url;
  }

  function swap(page) {
    const folds = () => main.querySelectorAll("details[data-fold]");
    const open = new Map([...folds()].map((each) => [each.dataset.fold, each.open]));
    const scrolled = [...main.querySelectorAll(".long")].map((each) => [each.id, each.scrollTop]);
    const { name, value, id } = document.activeElement;
    document.title = page.title;
    main.replaceChildren(...page.querySelector(".results-page").childNodes);
    for (const each of folds()) {
      if (open.has(each.dataset.fold)) each.open = open.get(each.dataset.fold);
    }
    for (const [list, top] of scrolled) {
      const found = document.getElementById(list);
      if (found) found.scrollTop = top;
    }
    enliven(main);
    const again = id ? document.getElementById(id) : [...form.elements].find(
      (each) => each.name === name && each.value === value);
    (again || document.getElementById("estado")).focus({ preventScroll: true });
    said.textContent = document.getElementById("estado").textContent;
  }

  async function show(url) {
    if (asked) asked.abort();
    asked = new AbortController();
    main.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector(".results-page")) return void location.assign(url);
      swap(page);
      main.removeAttribute("aria-busy");
      return true;
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    }
    return false;
  }

  form.addEventListener("change", async (event) => {
    if (!event.target.matches(".panel [type=checkbox], #orden")) return;
    const url = address();
    if (await show(url)) history.pushState(null, "", url);
    shown = here();
  });
  addEventListener("popstate", async () => {
    if (here() === shown) return; // another place on the page: what has the focus keeps it
    shown = here();
    if (await show(location.href)) form.elements.q.value = new URL(location.href).searchParams.get("q") || "";
  });
}

if (search && results) liven(search, results);

// A page that comes back from the browser's own store shows what was asked, not what was ticked.
addEventListener("pageshow", (event) => {
  if (event.persisted && search) search.reset();
});
