// Where the key of a one-time code lies from one run of the browser to the next: in IndexedDB, as a key that nobody can take
// out again. A database of the extension is out of reach of content scripts, which run beside the site's own.
import * as v from "valibot";

const NAME = "bedacht";
const STORE = "secrets";
const ONLY = "endpoint";

const secret = v.strictObject({
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)),
  instance: v.string(),
  keyId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  key: v.instance(CryptoKey),
});
/** Where the daemon listens, and the key that proves it. */
export type Secret = v.InferOutput<typeof secret>;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(new Error("the database does not answer")); };
  });
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => { opening.result.createObjectStore(STORE); };
  const database = await done(opening);
  try {
    return await done(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

export async function keepSecret(found: Secret): Promise<void> {
  await inStore("readwrite", (store) => store.put(found, ONLY));
}

/** What a one-time code has brought; null where there was none, or the browser has no database for us. */
export async function keptSecret(): Promise<Secret | null> {
  const found = await inStore<unknown>("readonly", (store) => store.get(ONLY)).catch(() => undefined);
  const result = v.safeParse(secret, found);
  return result.success ? result.output : null;
}
