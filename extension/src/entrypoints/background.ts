// The background script: the only part of the extension with a connection.
import { defineBackground } from "wxt/utils/define-background";

export default defineBackground(() => undefined);
