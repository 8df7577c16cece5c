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

// The title is shown where the table is a list of cards.
export function cell(text, className, title) {
  const made = element("td", text, className);
  made.setAttribute("role", "cell");
  if (title) made.dataset.title = title;
  return made;
}
