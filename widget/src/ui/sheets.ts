/** The shadow root's style sheets, made by script: a page's style-src has no say in them. */

import base from "./css/base.css";
import cards from "./css/cards.css";
import composer from "./css/composer.css";
import launcher from "./css/launcher.css";
import log from "./css/log.css";
import panel from "./css/panel.css";
import { themeRules } from "./theme.js";

export class Sheets {
  private readonly theme = new CSSStyleSheet();
  private readonly screen = new CSSStyleSheet();

  constructor(root: ShadowRoot, host: HTMLElement, accent: string) {
    const rest = new CSSStyleSheet();
    rest.replaceSync([base, launcher, panel, log, cards, composer].join(""));
    this.paint(accent || getComputedStyle(host).getPropertyValue("--claimdesk-accent").trim());
    root.adoptedStyleSheets = [rest, this.theme, this.screen];
    visualViewport?.addEventListener("resize", this.fit);
    visualViewport?.addEventListener("scroll", this.fit);
  }

  paint(accent: string): void {
    this.theme.replaceSync(themeRules(accent || null));
  }

  destroy(): void {
    visualViewport?.removeEventListener("resize", this.fit);
    visualViewport?.removeEventListener("scroll", this.fit);
  }

  /** A phone's keyboard covers part of the page: the panel keeps to the part that is seen. */
  private readonly fit = (): void => {
    const seen = visualViewport;
    if (!seen) return;
    const zoomed = seen.scale > 1.01; // the shopper looks closer; nothing is covered
    this.screen.replaceSync(
      zoomed ? "" : `:host{--seen-height:${seen.height}px;--seen-top:${seen.offsetTop}px}`,
    );
  };
}
