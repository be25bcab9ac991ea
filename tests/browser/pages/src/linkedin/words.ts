// The words of the LinkedIn look-alike, German and English side by side.
import { language } from "../site";

const words = {
  de: {
    start: "Beitrag beginnen",
    audience: "Auf Alle posten",
    placeholder: "Worüber möchten Sie sprechen?",
    post: "Posten",
    media: "Medieninhalte",
    more: "Mehr",
    schedule: "Termin für Beitrag festlegen",
    close: "Schließen",
    done: "Ihr Beitrag ist online.",
    now: "Jetzt",
    search: "Suche",
    tabs: ["Start", "Netzwerk", "Jobs", "Nachrichten"],
    like: "Gefällt mir",
    comment: "Kommentieren",
    repost: "Reposten",
    news: "Im Gespräch",
    stories: [
      "Neue Brücke über die Aller eröffnet",
      "Warum Lehrlinge wieder gefragt sind",
      "Nachtzüge: was 2027 neu ist",
    ],
    figures: ["Kontakte", "Profilbesuche"],
    note: "Nachbau zum Ausprobieren. Nichts verlässt diesen Rechner.",
    posts: [
      {
        name: "Jonas Albers",
        headline: "Werkstattleiter · 2 Std.",
        text: "Heute haben drei Auszubildende ihre Prüfung bestanden. Ich bin stolz auf jede und jeden von ihnen!",
      },
      {
        name: "Mira Sander",
        headline: "Stadtplanerin · 5 Std.",
        text: "Gestern auf dem Podium über grüne Dächer gesprochen. Danke für die guten Fragen aus dem Publikum.",
      },
    ],
  },
  en: {
    start: "Start a post",
    audience: "Post to Anyone",
    placeholder: "What do you want to talk about?",
    post: "Post",
    media: "Media",
    more: "More",
    schedule: "Schedule post",
    close: "Dismiss",
    done: "Your post is live.",
    now: "Now",
    search: "Search",
    tabs: ["Home", "Network", "Jobs", "Messages"],
    like: "Like",
    comment: "Comment",
    repost: "Repost",
    news: "Being discussed",
    stories: [
      "New bridge across the Aller opens",
      "Why apprentices are in demand again",
      "Night trains: what is new in 2027",
    ],
    figures: ["Connections", "Profile views"],
    note: "A look-alike to try things in. Nothing leaves this machine.",
    posts: [
      {
        name: "Jonas Albers",
        headline: "Workshop lead · 2 h",
        text: "Three apprentices passed their exam today. I am proud of every one of them!",
      },
      {
        name: "Mira Sander",
        headline: "Urban planner · 5 h",
        text: "Spoke about green roofs on a panel yesterday. Thanks for the good questions from the audience.",
      },
    ],
  },
} as const;

export const say = words[language];
