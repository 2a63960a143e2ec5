/** Where the shopper writes: the text box, photos to send along, and the button that sends. */

import type { Language } from "../words.js";
import { h, icon, iconButton, setAttribute } from "./dom.js";
import { filesOf } from "./picture.js";
import { type Picked, Tray } from "./tray.js";

export const LONGEST = 1000; // characters the channel takes in one message
const NEARLY = 900;

export interface Sending {
  text(text: string): void;
  photos(photos: readonly Picked[]): void;
  /** What is typed so far, to be kept. */
  typed(text: string): void;
}

export class Composer {
  readonly element: HTMLFormElement;
  private readonly tray: Tray;
  private readonly input: HTMLTextAreaElement;
  private readonly button: HTMLButtonElement;
  private readonly count: HTMLElement;
  private readonly picker = filePicker("picker", null);
  private readonly camera = filePicker("taker", "environment");

  constructor(
    private readonly language: Language,
    private readonly sending: Sending,
  ) {
    const label = language.word("input");
    this.tray = new Tray(language, () => this.changed());
    this.count = h("p", { class: "count", id: "count", "aria-live": "polite" });
    this.input = h("textarea", {
      rows: 1,
      dir: "auto",
      "aria-label": label,
      placeholder: language.word("placeholder"),
      "aria-describedby": "count",
      enterkeyhint: "send",
      oninput: () => this.changed(),
      onkeydown: (event: KeyboardEvent) => this.pressed(event),
      onpaste: (event: ClipboardEvent) => this.pasted(event),
    });
    this.button = iconButton("send", language.word("send"), { class: "send", type: "submit", disabled: true });
    for (const picker of [this.picker, this.camera]) {
      picker.addEventListener("change", () => {
        this.add(filesOf(picker));
        picker.value = "";
      });
    }
    const attach = iconButton("clip", language.word("attach"), { class: "tool", onclick: () => this.pick() });
    const take = iconButton("camera", language.word("camera"), { class: "tool camera-only", onclick: () => this.take() });
    this.element = h(
      "form",
      {
        class: "composer",
        novalidate: true,
        onsubmit: (event: Event) => {
          event.preventDefault();
          this.send();
        },
      },
      this.tray.element,
      h("div", { class: "box" }, attach, take, this.input, this.button),
      this.count,
      this.picker,
      this.camera,
    );
  }

  get text(): string {
    return this.input.value;
  }

  set text(text: string) {
    this.input.value = text;
    this.changed();
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  pick(): void {
    this.picker.click();
  }

  take(): void {
    this.camera.click();
  }

  add(files: readonly File[]): void {
    this.tray.add(files);
    if (files.length) this.button.focus();
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  private pasted(event: ClipboardEvent): void {
    const files = filesOf(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    this.add(files);
  }

  private send(): void {
    const text = this.input.value.trim();
    if (!this.ready(text)) return;
    if (!this.tray.isEmpty) this.sending.photos(this.tray.take());
    if (text) {
      this.text = "";
      this.sending.text(text);
    }
    this.focus();
  }

  private ready(text: string): boolean {
    return [...text].length <= LONGEST && (text !== "" || !this.tray.isEmpty);
  }

  private changed(): void {
    const text = this.input.value;
    const length = [...text.trim()].length;
    this.button.disabled = !this.ready(text.trim());
    this.count.textContent =
      length > LONGEST
        ? this.language.word("tooLong", { n: length - LONGEST })
        : length > NEARLY
          ? `${length} / ${LONGEST}`
          : "";
    setAttribute(this.input, "aria-invalid", length > LONGEST && "true");
    setAttribute(this.input, "rows", Math.min(6, text.split("\n").length));
    this.sending.typed(text);
  }
}

function filePicker(name: string, capture: string | null): HTMLInputElement {
  const multiple = capture === null;
  return h("input", { type: "file", class: name, accept: "image/*", multiple, capture, hidden: true, tabindex: -1 });
}

/** What is shown over the panel while photos are dragged across it. */
export function dropZone(panel: HTMLElement, language: Language, dropped: (files: File[]) => void): HTMLElement {
  const zone = h("div", { class: "drop", hidden: true }, icon("clip"), language.word("drop"));
  const files = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  panel.addEventListener("dragover", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    zone.hidden = false;
  });
  panel.addEventListener("dragleave", (event) => {
    if (!panel.contains(event.relatedTarget as Node | null)) zone.hidden = true;
  });
  panel.addEventListener("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    zone.hidden = true;
    dropped(filesOf(event.dataTransfer));
  });
  return zone;
}
