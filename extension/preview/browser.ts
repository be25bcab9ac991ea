// Stands in for the browser's interface.
import { said } from "./query";

/** What IT has set, as it stands in the popup where the connection is away. */
const MANAGED = { helpdesk: "help@falkenried.example" };

export const browser = {
  storage: { managed: { get: () => Promise.resolve(MANAGED) } },
  runtime: {
    openOptionsPage: () => {
      said.push("settings");
      return Promise.resolve();
    },
  },
};
