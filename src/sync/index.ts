// THE SAME PLACE IN EVERY WINDOW of one talk: what windows say to each other, and what one keeps for itself.
// States with a stamp travel, never commands; any message may be lost, repeated, reordered or forged.
// The only door of this room; other rooms import "#sync".
export { broadcastTransport } from "./broadcast.ts";
export { connect } from "./connect.ts";
export { decodeState } from "./decode-news.ts";
export { decodeMessage, decodeStranger } from "./decode.ts";
export type { Stranger } from "./decode.ts";
export { decodeEntry, isBegun, openDiary, resumable } from "./diary.ts";
export type { Diary, DiaryEntry } from "./diary.ts";
export { createJournal } from "./journal.ts";
export type { Journal } from "./journal.ts";
export type * from "./message.ts";
export { createPointing } from "./pointing.ts";
export type { Pointing } from "./pointing.ts";
export { createPresence } from "./presence.ts";
export type { Companion, Light, Presence, PresenceOptions } from "./presence.ts";
export { quietStore } from "./store.ts";
export type { Store } from "./store.ts";
export { randomId, talkId } from "./talk-id.ts";
