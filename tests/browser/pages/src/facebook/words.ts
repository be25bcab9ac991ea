// The words of the Facebook look-alike, German and English side by side.
import { language, me } from "../site";

const first = me.name.split(" ")[0] ?? me.name;

const words = {
  de: {
    home: "Startseite",
    ask: `Was machst du gerade, ${first}?`,
    title: "Beitrag erstellen",
    settings: "Beitragseinstellungen",
    audience: "Öffentlich",
    privacy: "Privatsphäre bearbeiten. Geteilt mit Öffentlich. ",
    next: "Weiter",
    post: "Posten",
    back: "Zurück",
    seen: "Wer kann das sehen?",
    message: "Nachricht",
    chat: "Chat mit Jonas Albers",
    now: "Gerade eben",
  },
  en: {
    home: "Home",
    ask: `What's on your mind, ${first}?`,
    title: "Create post",
    settings: "Post settings",
    audience: "Public",
    privacy: "Edit privacy. Sharing with Public. ",
    next: "Next",
    post: "Post",
    back: "Back",
    seen: "Who can see this?",
    message: "Message",
    chat: "Chat with Jonas Albers",
    now: "Just now",
  },
} as const;

export const say = words[language];
