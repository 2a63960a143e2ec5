/** The shadow root's style sheets, made by script: a page's style-src has no say in them. */

import base from "./css/base.css";
import cards from "./css/cards.css";
import composer from "./css/composer.css";
import launcher from "./css/launcher.css";
import log from "./css/log.css";
import panel from "./css/panel.css";
import { themeRule } from "./theme.js";

export class StyleSheets {
  private readonly theme = new CSSStyleSheet();

  constructor(root: ShadowRoot, signal: AbortSignal) {
    const rest = new CSSStyleSheet();
    const screen = new CSSStyleSheet();
    rest.replaceSync(base + launcher + log + cards + composer + panel);
    root.adoptedStyleSheets = [rest, this.theme, screen];
    const viewport = visualViewport;
    // A phone's keyboard covers part of the page: the panel keeps to the part that is seen.
    const fit = () => {
      if (!viewport || viewport.scale > 1.01) return screen.replaceSync(""); // the shopper looks closer
      screen.replaceSync(`:host{--seen-height:${viewport.height}px;--seen-top:${viewport.offsetTop}px}`);
    };
    for (const type of ["resize", "scroll"]) viewport?.addEventListener(type, fit, { signal });
  }

  setAccent(accent: string): void {
    this.theme.replaceSync(themeRule(accent));
  }
}
