// The settings' page.
import { optionsView } from "@/ui/options";
import { openSheet } from "@/ui/sheet";

openSheet(optionsView);
