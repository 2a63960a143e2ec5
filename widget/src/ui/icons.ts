/** The drawings, lines on a grid of 24. */

export const ICONS = {
  chat: "M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8 10.5h8",
  chevron: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h0M12 12h0M19 12h0",
  send: "M12 19V5M6 11l6-6 6 6",
  photo: "M4 16l5-5 8 8M6 5h12a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM15 10h0",
  up: "M7 11v8H4v-8h3l4-7c2 0 2 2 2 3l-1 3h7l-2 9H7",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
  copy: "M9 9h10v11H9zM5 15V4h10",
  tick: "M5 12l5 5 9-10",
  question: "M9 9a3 3 0 1 1 4 3l-1 2M12 17h0",
} as const;

export type IconName = keyof typeof ICONS;
