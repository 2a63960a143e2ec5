/** Photos that are picked but not sent: each with its preview, and a way to remove it. */

import type { Language } from "../words.js";
import { fillWith, h, icon, iconButton } from "./dom.js";
import { pictureOf } from "./picture.js";

export interface Picked {
  readonly file: File;
  readonly picture: HTMLCanvasElement | null;
}

export class Tray {
  readonly element: HTMLElement;
  private picked: { file: File; tile: HTMLElement; picture: HTMLCanvasElement | null }[] = [];

  /** `changed` is called when photos are added or removed, `emptied` when the last is removed. */
  constructor(
    private readonly language: Language,
    private readonly changed: () => void,
  ) {
    const label = language.word("photos");
    this.element = h("div", { class: "tray", role: "group", "aria-label": label, hidden: true });
  }

  get isEmpty(): boolean {
    return this.picked.length === 0;
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      const place = h("div", { class: "blank" }, icon("clip"));
      const name = file.name || this.language.word("photo");
      const remove = iconButton("close", this.language.word("removeFile", { name }), {
        class: "remove",
        onclick: () => this.remove(file),
      });
      const entry = { file, tile: h("div", { class: "pick" }, place, remove), picture: null as HTMLCanvasElement | null };
      this.picked.push(entry);
      void pictureOf(file).then((picture) => {
        entry.picture = picture;
        if (picture) fillWith(place, picture.cloneNode() as HTMLCanvasElement);
        const drawn = place.querySelector("canvas");
        if (picture) drawn?.getContext("2d")?.drawImage(picture, 0, 0);
      });
    }
    this.show();
  }

  /** Hands over all photos, and is empty. */
  take(): Picked[] {
    const taken = this.picked;
    this.picked = [];
    this.show();
    return taken;
  }

  private remove(file: File): void {
    this.picked = this.picked.filter((each) => each.file !== file);
    this.show();
  }

  private show(): void {
    fillWith(this.element, ...this.picked.map(({ tile }) => tile));
    this.element.hidden = this.isEmpty;
    this.changed();
  }
}
