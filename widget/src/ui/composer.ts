/** Where the shopper writes: the text box, photos to send along, and the button that sends. */

import type { Language } from "../language.js";
import { type Attachment, AttachmentTray } from "./attachment-tray.js";
import { h, iconButton, setAttribute } from "./dom.js";

const MAX_LENGTH = 1000; // characters the channel takes in one message

export interface ComposerHandlers {
  sendText(text: string): void;
  sendPhoto(photo: Attachment): void;
  /** What is typed so far, to be kept. */
  onDraft(text: string): void;
}

export class Composer {
  readonly element: HTMLElement;
  private readonly tray: AttachmentTray;
  private readonly input: HTMLTextAreaElement;
  private readonly sendButton: HTMLButtonElement;
  private readonly attachButton: HTMLButtonElement;
  private readonly counter = h("p", { class: "count", id: "count", role: "status" });
  private readonly fileInput = this.createFileInput({ class: "picker", multiple: true });
  private readonly cameraInput = this.createFileInput({ capture: "environment" });

  constructor(
    language: Language,
    private readonly handlers: ComposerHandlers,
  ) {
    this.tray = new AttachmentTray(language, () => this.update(), () => this.attachButton.focus());
    this.input = h("textarea", {
      rows: 1,
      dir: "auto",
      "aria-label": language.t("input"),
      placeholder: language.t("placeholder"),
      "aria-describedby": "count",
      enterkeyhint: "send",
      oninput: () => this.update(),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.send();
      },
      onpaste: ({ clipboardData }: ClipboardEvent) => this.addFiles(clipboardData?.files),
    });
    this.sendButton = iconButton("send", language.t("send"), { class: "send", disabled: true, onclick: () => this.send() });
    this.attachButton = iconButton("photo", language.t("attach"), { class: "tool", onclick: () => this.openFilePicker() });
    this.element = h("div", "composer",
      this.tray.element,
      h("div", "box", this.attachButton, this.input, this.sendButton),
      this.counter,
      this.fileInput,
      this.cameraInput,
    );
  }

  get text(): string {
    return this.input.value;
  }

  set text(text: string) {
    this.input.value = text;
    this.update();
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  openFilePicker(): void {
    this.fileInput.click();
  }

  openCamera(): void {
    this.cameraInput.click();
  }

  addFiles(files: FileList | null | undefined): void {
    if (!files?.length) return;
    this.tray.add([...files]);
    this.sendButton.focus();
  }

  private send(): void {
    if (!this.canSend) return;
    for (const photo of this.tray.takeAll()) this.handlers.sendPhoto(photo);
    const text = this.text.trim();
    this.text = "";
    if (text) this.handlers.sendText(text);
    this.focus();
  }

  /** Characters as the channel counts them. */
  private get length(): number {
    return [...this.text.trim()].length;
  }

  private get canSend(): boolean {
    return this.length <= MAX_LENGTH && (this.length > 0 || !this.tray.isEmpty);
  }

  private update(): void {
    const { length, input } = this;
    // Where the browser does not fit it to the text by itself (field-sizing); a line has 24 px.
    input.rows = 1;
    input.rows = Math.min(6, Math.floor(input.scrollHeight / 24)) || 1;
    this.sendButton.disabled = !this.canSend;
    this.counter.textContent = length > MAX_LENGTH - 100 ? `${length} / ${MAX_LENGTH}` : "";
    setAttribute(input, "aria-invalid", length > MAX_LENGTH && "true");
    this.handlers.onDraft(this.text);
  }

  private createFileInput(props: { class?: string; multiple?: boolean; capture?: string }): HTMLInputElement {
    const input = h("input", {
      type: "file",
      accept: "image/*",
      hidden: true,
      ...props,
      onchange: () => {
        this.addFiles(input.files);
        input.value = "";
      },
    });
    return input;
  }
}

/** Takes photos that are dropped on the panel, which shows that it does. */
export function acceptDroppedFiles(panel: HTMLElement, onDrop: (files: FileList) => void): void {
  const onDrag = (event: DragEvent) => {
    const { dataTransfer: data, type } = event;
    if (!data?.types.includes("Files")) return;
    event.preventDefault();
    panel.classList.toggle("drop", type === "dragover");
    if (type === "drop") onDrop(data.files);
  };
  for (const type of ["dragover", "drop", "dragleave"] as const) panel.addEventListener(type, onDrag);
}
