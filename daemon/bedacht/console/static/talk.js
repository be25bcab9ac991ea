// Talks with the console's own listener: a ticket once, then the token of this tab. Nothing is kept on disk.
const KEY = "bearer";

/** The listener has ended, or never knew this tab. */
export class Over extends Error {}

async function send(name, body) {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${sessionStorage.getItem(KEY) ?? ""}` };
  let answer;
  try {
    answer = await fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(body), cache: "no-store" });
  } catch {
    throw new Over();
  }
  if (answer.status === 401) throw new Over();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Gives the ticket of the address away for a token, and takes it out of the address. */
export async function comeIn() {
  const ticket = location.hash.slice(1);
  if (ticket === "" || ticket === "main") return;
  history.replaceState(null, "", location.pathname);
  sessionStorage.removeItem(KEY);
  const { bearer } = await send("login", { ticket });
  sessionStorage.setItem(KEY, bearer);
}

export const ask = send;
