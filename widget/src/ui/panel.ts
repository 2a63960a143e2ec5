/** The chat itself: a panel on a desktop, a dialog over the whole screen on a phone. */

import type { Conversation } from "../conversation.js";
import type { Message } from "../protocol.js";
import type { Item } from "../thread.js";
import { transcriptOf } from "../transcript.js";
import type { Language } from "../words.js";
import { Ask } from "./ask.js";
import { Composer, dropZone } from "./composer.js";
import { confirm } from "./confirm.js";
import { fillWith, h, iconButton } from "./dom.js";
import { Log, introOf } from "./log.js";
import { menuOf } from "./menu.js";
import { NoticeBar } from "./notice.js";
import { pictureOf } from "./picture.js";
import { save } from "./save.js";

export interface PanelParts {
  readonly conversation: Conversation;
  readonly language: Language;
  readonly greeting: string | null;
  /** The store's name, as far as it is known. */
  readonly name: () => string;
  readonly close: () => void;
  readonly typed: (text: string) => void;
}

const SMALL = "(max-width: 480px), (max-height: 440px)";

export class Panel {
  readonly element: HTMLDialogElement;
  readonly composer: Composer;
  private readonly log: Log;
  private readonly notice: NoticeBar;
  private readonly ask: Ask;
  private readonly title = h("h2", { id: "title", tabindex: -1 });
  private readonly monogram = h("div", { class: "monogram", "aria-hidden": "true" });
  private readonly live = h("div", { class: "live unseen", "aria-live": "polite" });
  private readonly pictures = new Map<string, HTMLElement>();
  private readonly small = matchMedia(SMALL);

  constructor(private readonly parts: PanelParts) {
    const { conversation, language } = parts;
    const doing = {
      choose: (choice: { id: string; title: string }) => {
        conversation.choose(choice);
        this.focusAfterChoice();
      },
      rate: (id: string, rating: "up" | "down" | null) => void conversation.rate(id, rating),
      retry: (key: string) => conversation.retry(key),
      edit: (item: Item) => {
        conversation.drop(item.key);
        this.giveBack(item.message.text);
      },
      drop: (key: string) => conversation.drop(key),
      announce: (text: string) => this.announce(text),
    };
    const face = { language, doing, store: parts.name, picture: (item: Item) => this.pictures.get(item.key) ?? null };
    const greeter = this.monogram.cloneNode() as HTMLElement;
    this.log = new Log(face, introOf(language, parts.greeting, greeter), Date.now);
    this.composer = new Composer(language, {
      text: (text) => conversation.say(text),
      photos: (photos) => photos.forEach(({ file, picture }) => this.sendPhoto(file, picture)),
      typed: parts.typed,
    });
    this.notice = new NoticeBar(
      language,
      { retry: () => conversation.retry(), begin: () => void this.beginAnew() },
      Date.now,
    );
    this.ask = new Ask(
      language,
      {
        date: (iso) => {
          conversation.say(iso);
          this.focusAfterChoice();
        },
        pickPhotos: () => this.composer.pick(),
        takePhoto: () => this.composer.take(),
      },
      () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10),
    );
    this.element = this.build();
    this.small.addEventListener("change", this.resized);
  }

  open(): void {
    if (this.element.open) return;
    if (this.small.matches) this.element.showModal();
    else this.element.show();
    this.render();
    this.log.toEnd();
    // On a phone the text box would bring the keyboard up before anything is read.
    if (this.small.matches) this.title.focus();
    else this.composer.focus();
  }

  close(): void {
    this.element.close();
  }

  destroy(): void {
    this.small.removeEventListener("change", this.resized);
  }

  render(): void {
    const { conversation, language, name } = this.parts;
    const store = name();
    this.title.textContent = language.word(store ? "title" : "titleAlone", { store });
    for (const each of this.element.querySelectorAll(".monogram")) each.textContent = initialsOf(store);
    const { items } = conversation.thread;
    const over = conversation.phase === "ended" || conversation.phase === "erasing";
    this.log.show(withoutTwice(items), conversation.typing, !over);
    const last = items.at(-1);
    const asked = !over && last?.message.from === "assistant" ? last.message : null;
    this.ask.show(asked?.ask, asked?.id ?? "");
    this.notice.show(conversation.notice);
  }

  /** Reads a new message out, once. */
  tell({ text, choices, card }: Message): void {
    const titles = card ? [] : choices.map(({ title }) => title);
    const offered = titles.length ? ` ${this.parts.language.word("choices")}: ${titles.join(", ")}` : "";
    this.announce(`${this.parts.name()}: ${text}${offered}`);
  }

  /** Words that were not sent go before what is being typed now. */
  giveBack(text: string): void {
    this.composer.text = [text, this.composer.text].filter(Boolean).join("\n");
    this.composer.focus();
  }

  private announce(text: string): void {
    const line = h("p", {}, text);
    this.live.append(line);
    setTimeout(() => line.remove(), 15_000);
  }

  private build(): HTMLDialogElement {
    const { language, close } = this.parts;
    const panel = h("dialog", { class: "panel", id: "panel", "aria-labelledby": "title", dir: language.dir, lang: language.code });
    const menu = menuOf(
      [
        { word: "startOver", icon: "restart", run: () => void this.startOver() },
        { word: "transcript", icon: "save", run: () => this.save() },
        { word: "erase", icon: "bin", run: () => void this.erase() },
      ],
      language,
    );
    fillWith(
      panel,
      h(
        "header",
        {},
        this.monogram,
        h("div", { class: "names" }, this.title, h("p", {}, language.word("subtitle"))),
        menu,
        iconButton("close", language.word("close"), { class: "tool", onclick: close }),
      ),
      this.log.element,
      h("div", { class: "foot" }, this.notice.element, this.ask.element, this.composer.element),
      this.live,
      dropZone(panel, language, (files) => this.composer.add(files)),
    );
    panel.addEventListener("cancel", (event) => {
      if (event.target !== panel) return;
      event.preventDefault();
      close();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close();
    });
    return panel;
  }

  private readonly resized = (): void => {
    if (!this.element.open) return;
    const active = (this.element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    this.element.close();
    if (this.small.matches) this.element.showModal();
    else this.element.show();
    active?.focus();
  };

  /** Where the chosen button was there is nothing any more: to where one goes on. */
  private focusAfterChoice(): void {
    if (matchMedia("(pointer: coarse)").matches) this.log.focus();
    else this.composer.focus();
  }

  private sendPhoto(file: File, picture: HTMLElement | null): void {
    const { conversation, language } = this.parts;
    const key = conversation.sendPhoto(file, file.name || language.word("photo"));
    if (picture) this.pictures.set(key, picture);
    else {
      void pictureOf(file).then((drawn) => {
        if (!drawn) return;
        this.pictures.set(key, drawn);
        this.element.querySelector(`[data-id="${key}"] .blank`)?.replaceWith(drawn);
      });
    }
    this.render();
  }

  private async startOver(): Promise<void> {
    const question = { title: "askStartOver", text: "saidStartOver", yes: "startOver" } as const;
    if (await confirm(this.element, question, this.parts.language)) await this.beginAnew();
  }

  private async erase(): Promise<void> {
    const question = { title: "askErase", text: "saidErase", yes: "doErase" } as const;
    if (!(await confirm(this.element, question, this.parts.language))) return;
    this.pictures.clear();
    this.composer.focus();
    await this.parts.conversation.erase();
  }

  private async beginAnew(): Promise<void> {
    this.composer.focus();
    await this.parts.conversation.startOver();
  }

  private save(): void {
    const { conversation, language, name } = this.parts;
    save(`${name() || "chat"}.txt`, transcriptOf(conversation.thread.items, name(), language));
  }
}

/** Without the money in words, where the card before has it itemised. */
function withoutTwice(items: readonly Item[]): Item[] {
  let itemised = false;
  return items.filter(({ message: { card, from } }) => {
    if (from === "shopper") itemised = false;
    if (card?.kind === "decision") itemised = card.refund !== null;
    return !(card?.kind === "money" && itemised);
  });
}

/** "ProCase" as "PC", "Casesora" as "C". */
function initialsOf(name: string): string {
  const capitals = name.match(/\p{Lu}/gu) ?? [...name.toUpperCase()];
  return capitals.slice(0, 2).join("");
}
