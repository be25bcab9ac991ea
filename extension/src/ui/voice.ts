// In which voice a page speaks, told to the document too: screen readers pronounce by its language.
import { firstVoice, speaker, type Say, type Voice } from "@/words";

/** The person's voice, or the browser's language until it is known. */
export function voiceOf(preferences: Voice | null): Voice {
  return preferences ?? firstVoice(navigator.language);
}

export function sameVoice(one: Voice, other: Voice): boolean {
  return one.language === other.language && one.address === other.address;
}

/** Begins to speak in this voice. */
export function speakIn(voice: Voice): Say {
  document.documentElement.lang = voice.language;
  return speaker(voice);
}
