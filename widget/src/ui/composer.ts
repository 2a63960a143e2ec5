/** Where the shopper writes: the text box, photos to send along, and the button that sends. */

import type { Language } from "../words.js";
import { h, iconButton, setAttribute } from "./dom.js";
import { type Picked, Tray } from "./tray.js";

const LONGEST = 1000; // characters the channel takes in one message

export interface Sending {
  text(text: string): void;
  photo(photo: Picked): void;
  /** What is typed so far, to be kept. */
  typed(text: string): void;
}

export class Composer {
  readonly element: HTMLElement;
  private readonly tray: Tray;
  private readonly input: HTMLTextAreaElement;
  private readonly button: HTMLButtonElement;
  private readonly attach: HTMLButtonElement;
  private readonly count = h("p", { class: "count", id: "count", role: "status" });
  private readonly picker = this.filePicker({ class: "picker", multiple: true });
  private readonly camera = this.filePicker({ capture: "environment" });

  constructor(
    language: Language,
    private readonly sending: Sending,
  ) {
    this.tray = new Tray(language, () => this.changed(), () => this.attach.focus());
    this.input = h("textarea", {
      rows: 1,
      dir: "auto",
      "aria-label": language.word("input"),
      placeholder: language.word("placeholder"),
      "aria-describedby": "count",
      enterkeyhint: "send",
      oninput: () => this.changed(),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.send();
      },
      onpaste: ({ clipboardData }: ClipboardEvent) => this.add(clipboardData?.files),
    });
    this.button = iconButton("send", language.word("send"), { class: "send", disabled: true, onclick: () => this.send() });
    this.attach = iconButton("photo", language.word("attach"), { class: "tool", onclick: () => this.pick() });
    this.element = h("div", "composer",
      this.tray.element,
      h("div", "box", this.attach, this.input, this.button),
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

  add(files: FileList | null | undefined): void {
    if (!files?.length) return;
    this.tray.add([...files]);
    this.button.focus();
  }

  private send(): void {
    if (!this.ready) return;
    for (const photo of this.tray.take()) this.sending.photo(photo);
    const text = this.text.trim();
    this.text = "";
    if (text) this.sending.text(text);
    this.focus();
  }

  /** Characters as the channel counts them. */
  private get length(): number {
    return [...this.text.trim()].length;
  }

  private get ready(): boolean {
    return this.length <= LONGEST && (this.length > 0 || !this.tray.isEmpty);
  }

  private changed(): void {
    const { length, input } = this;
    // Where the browser does not fit it to the text by itself (field-sizing); a line has 24 px.
    input.rows = 1;
    input.rows = Math.min(6, Math.floor(input.scrollHeight / 24)) || 1;
    this.button.disabled = !this.ready;
    this.count.textContent = length > LONGEST - 100 ? `${length} / ${LONGEST}` : "";
    setAttribute(input, "aria-invalid", length > LONGEST && "true");
    this.sending.typed(this.text);
  }

  private filePicker(props: { class?: string; multiple?: boolean; capture?: string }): HTMLInputElement {
    const input = h("input", {
      type: "file",
      accept: "image/*",
      hidden: true,
      ...props,
      onchange: () => {
        this.add(input.files);
        input.value = "";
      },
    });
    return input;
  }
}

/** Takes photos that are dropped on the panel, which shows that it does. */
export function takeDrops(panel: HTMLElement, dropped: (files: FileList) => void): void {
  const drag = (event: DragEvent) => {
    const { dataTransfer: data, type } = event;
    if (!data?.types.includes("Files")) return;
    event.preventDefault();
    panel.classList.toggle("drop", type === "dragover");
    if (type === "drop") dropped(data.files);
  };
  for (const type of ["dragover", "drop", "dragleave"] as const) panel.addEventListener(type, drag);
}
