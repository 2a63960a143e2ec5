/** Photos that are picked but not sent: each with its preview, and a way to remove it. */

import type { Language } from "../words.js";
import { fillWith, h, icon, iconButton } from "./dom.js";
import { pictureOf } from "./picture.js";

export interface Picked {
  readonly file: File;
  /** The preview, once it is drawn: a canvas, or what stands for it. */
  readonly preview: HTMLElement;
}

export class Tray {
  readonly element = h("div", { class: "tray", hidden: true });
  private picked: (Picked & { readonly tile: HTMLElement })[] = [];

  constructor(
    private readonly language: Language,
    private readonly changed: () => void,
    /** One was taken out, and with it the button that had the focus. */
    private readonly removed: () => void,
  ) {}

  get isEmpty(): boolean {
    return !this.picked.length;
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      const preview = h("div", "blank", icon("photo"));
      const name = file.name || this.language.word("photo");
      const remove = iconButton("close", this.language.word("removeFile", { name }), {
        class: "remove",
        onclick: () => {
          this.show(this.picked.filter((each) => each.file !== file));
          this.removed();
        },
      });
      this.picked.push({ file, preview, tile: h("div", "pick", preview, remove) });
      void pictureOf(file).then((picture) => picture && fillWith(preview, picture));
    }
    this.show(this.picked);
  }

  /** Hands over all photos, and is empty. */
  take(): Picked[] {
    const taken = this.picked;
    this.show([]);
    return taken;
  }

  private show(picked: typeof this.picked): void {
    this.picked = picked;
    fillWith(this.element, ...picked.map(({ tile }) => tile));
    this.element.hidden = this.isEmpty;
    this.changed();
  }
}
