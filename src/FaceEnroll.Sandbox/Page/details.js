import { element } from "./elements.js";

function marked(text, at) {
  const block = element("pre");
  if (at === null || at === undefined) {
    block.textContent = text;
    return block;
  }
  const end = at < text.length ? at + 1 : at;
  const mark = element("mark", text.slice(at, end) || "∅");
  if (mark.textContent === "\n") mark.textContent = "⏎\n";
  block.append(text.slice(0, at), mark, text.slice(end));
  return block;
}

function titled(title, content) {
  const box = element("div");
  box.append(element("h3", title), content);
  return box;
}

function pairs(list) {
  const terms = element("dl");
  for (const { name, value } of list) terms.append(element("dt", name), element("dd", value));
  return terms;
}

function explain(check) {
  const box = element("div");
  const verdict = check.accepted ? "The signature is right." : "Refused: " + check.fault + (check.detail ? " – " + check.detail : "");
  box.append(element("p", check.scheme + ". " + verdict, check.accepted ? "good" : "bad"));
  if (check.mistake) {
    box.append(element("p", "What the client did: " + check.mistake + "."));
    const both = element("div", null, "compare");
    both.append(
      titled("Should have been signed", marked(check.expectedText, check.differenceAt)),
      titled("Was signed", marked(check.clientText, check.differenceAt)),
    );
    box.append(both);
    return box;
  }
  if (check.canonicalRequest) box.append(titled("Canonical request", marked(check.canonicalRequest)));
  if (check.stringToSign) box.append(titled("String to sign", marked(check.stringToSign)));
  if (!check.accepted && check.expected) {
    box.append(pairs([{ name: "expected", value: check.expected }, { name: "came", value: check.given }]));
  }
  return box;
}

/** What there is to say about one call. */
export function describe(call) {
  const parts = [];
  if (call.signatureCheck) parts.push(titled("Signature", explain(call.signatureCheck)));
  if (call.parameters.length) parts.push(titled("Parameters", pairs(call.parameters)));
  parts.push(titled("Headers", pairs(call.headers)));
  return parts;
}
