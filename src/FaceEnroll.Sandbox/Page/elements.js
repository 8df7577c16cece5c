export const byId = (id) => document.getElementById(id);

// Everything that comes from a request is set as text, never as markup.
export function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

export async function read(path) {
  const reply = await fetch("/_sandbox/" + path);
  return reply.ok ? reply.json() : null;
}

export async function send(method, path, body) {
  const reply = await fetch("/_sandbox/" + path, {
    method,
    headers: { "Content-Type": "application/json" },
    body,
  });
  if (!reply.ok) byId("pending").textContent = await reply.text();
  return reply.ok;
}

export function picture(source, description) {
  const image = element("img");
  image.alt = description;
  image.loading = "lazy";
  image.addEventListener("error", () => image.remove());
  image.src = source;
  return image;
}

/**
 * Makes the list show these items, in this order. An item that is there already stays untouched, so that whoever has the
 * focus in it keeps it.
 */
export function keep(list, items, keyOf, make) {
  const wanted = new Map(items.map((item) => [keyOf(item), item]));
  const there = new Map();
  for (const entry of [...list.children]) {
    if (wanted.has(entry.dataset.key)) there.set(entry.dataset.key, entry);
    else entry.remove();
  }
  let next = list.firstElementChild;
  for (const [key, item] of wanted) {
    const entry = there.get(key) || make(item);
    entry.dataset.key = key;
    if (entry === next) next = next.nextElementSibling;
    else list.insertBefore(entry, next);
  }
}

// The title is shown where the table is a list of cards.
export function cell(text, className, title) {
  const made = element("td", text, className);
  made.setAttribute("role", "cell");
  if (title) made.dataset.title = title;
  return made;
}
