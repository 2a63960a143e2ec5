/** The chat itself: a panel on a desktop, a dialog over the whole screen on a phone. */

import type { Conversation } from "../conversation.js";
import type { Choice, Message } from "../protocol.js";
import { transcriptOf, withoutTwice } from "../transcript.js";
import type { Language } from "../words.js";
import { Ask } from "./ask.js";
import { Composer, takeDrops } from "./composer.js";
import { confirm } from "./confirm.js";
import { fillWith, h, icon, iconButton } from "./dom.js";
import { Log } from "./log.js";
import { menuOf } from "./menu.js";
import { NoticeBar } from "./notice.js";
import { save } from "./save.js";
import type { Picked } from "./tray.js";

export interface PanelParts {
  readonly conversation: Conversation;
  readonly language: Language;
  readonly greeting: string | undefined;
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
  private readonly live = h("div", { class: "unseen", "aria-live": "polite" });
  private readonly pictures = new Map<string, HTMLElement>();
  private readonly small = matchMedia(SMALL);

  constructor(private readonly parts: PanelParts) {
    const { conversation, language, greeting, name } = parts;
    const face = {
      language,
      store: name,
      choose: (choice: Choice) => {
        conversation.choose(choice);
        this.goOn();
      },
      rate: conversation.rate.bind(conversation),
      retry: (key: string) => this.retry(key),
      edit: ({ key, message }: { key: string; message: Message }) => {
        conversation.drop(key);
        this.giveBack(message.text);
      },
      drop: (key: string) => {
        conversation.drop(key);
        this.goOn();
      },
      announce: (text: string) => this.announce(text),
      picture: (key: string) => this.pictures.get(key),
    };
    this.log = new Log(face, greeting ?? language.word("hello"));
    this.composer = new Composer(language, {
      text: (text) => conversation.say(text),
      photo: (photo) => this.sendPhoto(photo),
      typed: parts.typed,
    });
    this.notice = new NoticeBar(language, { retry: () => this.retry(), begin: () => this.beginAnew() });
    this.ask = new Ask(language, {
      date: (iso) => {
        conversation.say(iso);
        this.goOn();
      },
      pickPhotos: () => this.composer.pick(),
      takePhoto: () => this.composer.take(),
    });
    this.element = this.build();
  }

  open(): void {
    if (this.small.matches) this.element.showModal();
    else this.element.show();
    this.render();
    this.log.toEnd();
    // On a phone the text box would bring the keyboard up before anything is read.
    if (this.small.matches) this.title.focus();
    else this.composer.focus();
  }

  render(): void {
    const { conversation, language, name } = this.parts;
    const { phase, typing, notice, thread } = conversation;
    const store = name();
    this.title.textContent = language.word(store ? "title" : "launcher", { store });
    fillWith(this.monogram, store ? initialsOf(store) : icon("chat"));
    const over = phase === "ended" || phase === "erasing";
    const last = thread.items.at(-1)?.message;
    this.ask.show(!over && last?.from === "assistant" ? last : null);
    this.notice.show(notice);
    this.log.show(withoutTwice(thread.items), typing, over);
  }

  /** Reads a new message out, once. */
  tell({ text, choices, card }: Message): void {
    const titles = card ? "" : choices.map(({ title }) => title).join(", ");
    this.announce(`${this.parts.name()}: ${text} ${titles}`, this.parts.language.desk);
  }

  /** Words that were not sent go before what is being typed now. */
  giveBack(text: string): void {
    this.composer.text = [text, this.composer.text].filter(Boolean).join("\n");
    this.composer.focus();
  }

  private announce(text: string, lang: string | null = null): void {
    const line = h("p", { lang }, text);
    this.live.append(line);
    setTimeout(() => line.remove(), 15_000);
  }

  private build(): HTMLDialogElement {
    const { language, conversation, close, name } = this.parts;
    const { dir, code } = language;
    const menu = menuOf(language, [
      ["startOver", () => confirm(panel, language, ["startOver", "saidStartOver"], () => this.beginAnew())],
      ["transcript", () => save(`${name() || "chat"}.txt`, transcriptOf(conversation.thread.items, name(), language))],
      ["erase", () => confirm(panel, language, ["erase", "saidErase"], () => this.erase())],
    ]);
    const panel = h(
      "dialog",
      {
        class: "panel",
        "aria-labelledby": "title",
        dir,
        lang: code,
        oncancel: (event: Event) => event.preventDefault(),
        onkeydown: (event: KeyboardEvent) => {
          if (event.key !== "Escape" || event.defaultPrevented) return;
          event.preventDefault();
          close();
        },
      },
      h(
        "header",
        {},
        this.monogram,
        h("div", "names", this.title, h("p", {}, language.word("subtitle"))),
        menu,
        iconButton("close", language.word("close"), { class: "tool", onclick: close }),
      ),
      this.log.element,
      h("div", "foot", this.notice.element, this.ask.element, this.composer.element),
      this.live,
    );
    takeDrops(panel, (files) => this.composer.add(files));
    return panel;
  }

  private retry(key?: string): void {
    this.parts.conversation.retry(key);
    this.goOn();
  }

  /** Where the pressed button was there is nothing any more: to where one goes on. */
  private goOn(): void {
    if (matchMedia("(pointer: coarse)").matches) this.log.focus();
    else this.composer.focus();
  }

  private sendPhoto({ file, preview }: Picked): void {
    const { conversation, language } = this.parts;
    const key = conversation.sendPhoto(file, file.name || language.word("photo"));
    this.pictures.set(key, preview);
  }

  private erase(): void {
    this.pictures.clear();
    this.composer.focus();
    void this.parts.conversation.erase();
  }

  private beginAnew(): void {
    this.composer.focus();
    void this.parts.conversation.startOver();
  }
}

/** "ProCase" as "PC", "Casesora" as "C". */
function initialsOf(name: string): string {
  return (name.match(/\p{Lu}/gu) ?? [...name]).slice(0, 2).join("");
}
