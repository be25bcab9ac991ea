// Stands in for the browser's interface.
import { said } from "./query";

export const browser = {
  runtime: {
    openOptionsPage: () => {
      said.push("settings");
      return Promise.resolve();
    },
  },
  /** IT has set nothing. */
  storage: { managed: { get: () => Promise.resolve({}) } },
};
