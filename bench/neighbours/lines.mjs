// How a worker in Node is asked: a draft and its language a line in, two times a line out: milliseconds
// by the clock, and those of the processor.
import { createInterface } from "node:readline";

export async function serve(check) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [text, language] = JSON.parse(line);
    const start = performance.now();
    const begun = process.cpuUsage();
    await check(text, language);
    const { user, system } = process.cpuUsage(begun);
    console.log(JSON.stringify([performance.now() - start, (user + system) / 1000]));
  }
}
