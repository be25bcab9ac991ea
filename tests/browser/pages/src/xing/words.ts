// The words of the XING look-alike, German and English side by side.
import { language } from "../site";

const words = {
  de: {
    home: "Neuigkeiten",
    start: "Was gibt es Neues?",
    title: "Neuer Beitrag",
    audience: "Alle",
    placeholder: "Woran arbeitest du gerade?",
    label: "Dein Beitrag",
    post: "Posten",
    close: "Schließen",
    now: "gerade eben",
  },
  en: {
    home: "Updates",
    start: "What is new?",
    title: "New post",
    audience: "Everyone",
    placeholder: "What are you working on?",
    label: "Your post",
    post: "Publish",
    close: "Close",
    now: "just now",
  },
} as const;

export const say = words[language];
