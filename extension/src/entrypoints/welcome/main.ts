// The page after installation.
import { browser } from "wxt/browser";
import { openSheet } from "@/ui/sheet";
import { welcomeView } from "@/ui/welcome";

openSheet((say, change, tell) =>
  welcomeView(say, change, tell, () => {
    void browser.runtime.openOptionsPage();
  }),
);
