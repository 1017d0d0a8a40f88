// THE SAME PLACE IN EVERY WINDOW of one talk.
export type * from "./message.ts";
