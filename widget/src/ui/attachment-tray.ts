/** Photos that are picked but not sent: each with its preview, and a way to remove it. */

import type { Language } from "../language.js";
import { h, icon, iconButton, setChildren } from "./dom.js";
import { createThumbnail } from "./thumbnail.js";

export interface Attachment {
  readonly file: File;
  /** The preview, once it is drawn: a canvas, or what stands for it. */
  readonly preview: HTMLElement;
}

export class AttachmentTray {
  readonly element = h("div", { class: "tray", hidden: true });
  private attachments: (Attachment & { readonly tile: HTMLElement })[] = [];

  constructor(
    private readonly language: Language,
    private readonly onChange: () => void,
    /** One was taken out, and with it the button that had the focus. */
    private readonly onRemove: () => void,
  ) {}

  get isEmpty(): boolean {
    return !this.attachments.length;
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      const preview = h("div", "blank", icon("photo"));
      const name = file.name || this.language.t("photo");
      const removeButton = iconButton("close", this.language.t("removeFile", { name }), {
        class: "remove",
        onclick: () => {
          this.setAttachments(this.attachments.filter((each) => each.file !== file));
          this.onRemove();
        },
      });
      this.attachments.push({ file, preview, tile: h("div", "pick", preview, removeButton) });
      void createThumbnail(file).then((picture) => picture && setChildren(preview, picture));
    }
    this.setAttachments(this.attachments);
  }

  /** Hands over all photos, and is empty. */
  takeAll(): Attachment[] {
    const all = this.attachments;
    this.setAttachments([]);
    return all;
  }

  private setAttachments(attachments: typeof this.attachments): void {
    this.attachments = attachments;
    setChildren(this.element, ...attachments.map(({ tile }) => tile));
    this.element.hidden = this.isEmpty;
    this.onChange();
  }
}
