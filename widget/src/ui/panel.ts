/** The chat itself: a panel on a desktop, a dialog over the whole screen on a phone. */

import type { Conversation } from "../conversation.js";
import type { Language } from "../language.js";
import type { Choice, Message } from "../protocol.js";
import { formatTranscript, withoutRepeatedMoney } from "../transcript.js";
import { AnswerInput } from "./answer-input.js";
import type { Attachment } from "./attachment-tray.js";
import { Composer, acceptDroppedFiles } from "./composer.js";
import { confirm } from "./confirm.js";
import { h, icon, iconButton, setChildren } from "./dom.js";
import { downloadText } from "./download.js";
import { Log } from "./log.js";
import { createMenu } from "./menu.js";
import { NoticeBar } from "./notice.js";

export interface PanelOptions {
  readonly conversation: Conversation;
  readonly language: Language;
  readonly greeting: string | undefined;
  /** The store's name, as far as it is known. */
  readonly name: () => string;
  readonly onClose: () => void;
  readonly onDraft: (text: string) => void;
}

const SMALL_SCREEN = "(max-width: 480px), (max-height: 440px)";

export class Panel {
  readonly element: HTMLDialogElement;
  readonly composer: Composer;
  private readonly log: Log;
  private readonly notice: NoticeBar;
  private readonly answerInput: AnswerInput;
  private readonly title = h("h2", { id: "title", tabindex: -1 });
  private readonly monogram = h("div", { class: "monogram", "aria-hidden": "true" });
  private readonly liveRegion = h("div", { class: "visually-hidden", "aria-live": "polite" });
  private readonly thumbnails = new Map<string, HTMLElement>();
  private readonly smallScreen = matchMedia(SMALL_SCREEN);

  constructor(private readonly options: PanelOptions) {
    const { conversation, language, greeting, name } = options;
    const context = {
      language,
      store: name,
      choose: (choice: Choice) => {
        conversation.choose(choice);
        this.moveFocus();
      },
      rate: conversation.rate.bind(conversation),
      retry: (key: string) => this.retry(key),
      edit: ({ key, message }: { key: string; message: Message }) => {
        conversation.discard(key);
        this.restoreDraft(message.text);
      },
      discard: (key: string) => {
        conversation.discard(key);
        this.moveFocus();
      },
      announce: (text: string) => this.announce(text),
      thumbnail: (key: string) => this.thumbnails.get(key),
    };
    this.log = new Log(context, greeting ?? language.t("hello"));
    this.composer = new Composer(language, {
      sendText: (text) => conversation.sendText(text),
      sendPhoto: (photo) => this.sendPhoto(photo),
      onDraft: options.onDraft,
    });
    this.notice = new NoticeBar(language, { retry: () => this.retry(), begin: () => this.startOver() });
    this.answerInput = new AnswerInput(language, {
      useDate: (iso) => {
        conversation.sendText(iso);
        this.moveFocus();
      },
      pickPhotos: () => this.composer.openFilePicker(),
      takePhoto: () => this.composer.openCamera(),
    });
    this.element = this.build();
  }

  open(): void {
    if (this.smallScreen.matches) this.element.showModal();
    else this.element.show();
    this.render();
    this.log.scrollToEnd();
    // On a phone the text box would bring the keyboard up before anything is read.
    if (this.smallScreen.matches) this.title.focus();
    else this.composer.focus();
  }

  render(): void {
    const { conversation, language, name } = this.options;
    const { phase, typing, notice, thread } = conversation;
    const store = name();
    this.title.textContent = language.t(store ? "title" : "launcher", { store });
    setChildren(this.monogram, store ? initialsOf(store) : icon("chat"));
    const isOver = phase === "ended" || phase === "erasing";
    const last = thread.items.at(-1)?.message;
    this.answerInput.show(!isOver && last?.from === "assistant" ? last : null);
    this.notice.show(notice);
    this.log.show(withoutRepeatedMoney(thread.items), typing, isOver);
  }

  /** Reads a new message out, once. */
  announceMessage({ text, choices, card }: Message): void {
    const titles = card ? "" : choices.map(({ title }) => title).join(", ");
    this.announce(`${this.options.name()}: ${text} ${titles}`, this.options.language.serverLang);
  }

  /** Text that was not sent goes before what is being typed now. */
  restoreDraft(text: string): void {
    this.composer.text = [text, this.composer.text].filter(Boolean).join("\n");
    this.composer.focus();
  }

  private announce(text: string, lang: string | null = null): void {
    const line = h("p", { lang }, text);
    this.liveRegion.append(line);
    setTimeout(() => line.remove(), 15_000);
  }

  private build(): HTMLDialogElement {
    const { language, conversation, onClose, name } = this.options;
    const { dir, code } = language;
    const menu = createMenu(language, [
      ["startOver", () => confirm(panel, language, ["startOver", "saidStartOver"], () => this.startOver())],
      ["transcript", () => downloadText(`${name() || "chat"}.txt`, formatTranscript(conversation.thread.items, name(), language))],
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
          onClose();
        },
      },
      h(
        "header",
        {},
        this.monogram,
        h("div", "names", this.title, h("p", {}, language.t("subtitle"))),
        menu,
        iconButton("close", language.t("close"), { class: "tool", onclick: onClose }),
      ),
      this.log.element,
      h("div", "foot", this.notice.element, this.answerInput.element, this.composer.element),
      this.liveRegion,
    );
    acceptDroppedFiles(panel, (files) => this.composer.addFiles(files));
    return panel;
  }

  private retry(key?: string): void {
    this.options.conversation.retry(key);
    this.moveFocus();
  }

  /** Where the pressed button was there is nothing any more: to where one goes on. */
  private moveFocus(): void {
    if (matchMedia("(pointer: coarse)").matches) this.log.focus();
    else this.composer.focus();
  }

  private sendPhoto({ file, preview }: Attachment): void {
    const { conversation, language } = this.options;
    const key = conversation.sendPhoto(file, file.name || language.t("photo"));
    this.thumbnails.set(key, preview);
  }

  private erase(): void {
    this.thumbnails.clear();
    this.composer.focus();
    void this.options.conversation.erase();
  }

  private startOver(): void {
    this.composer.focus();
    void this.options.conversation.startOver();
  }
}

/** "ProCase" as "PC", "Casesora" as "C". */
function initialsOf(name: string): string {
  return (name.match(/\p{Lu}/gu) ?? [...name]).slice(0, 2).join("");
}
