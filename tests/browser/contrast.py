"""What is seen too faintly in the chat: contrast as it is painted, behind the shadow root."""

from __future__ import annotations

from playwright.sync_api import Page

# What is seen too faintly, with its contrast as it is painted (WCAG 2.2): text under 4.5, large text and
# the drawings of buttons under 3. axe cannot tell colours apart behind a shadow root.
_FAINT = """() => {
  const root = document.querySelector('claimdesk-chat').shadowRoot;
  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const painted = layers => {
    for (const layer of layers) { brush.fillStyle = layer; brush.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (e, colour) => {
    const grounds = ['white'];
    for (let each = e; each; each = each.parentElement) grounds.splice(1, 0, getComputedStyle(each).backgroundColor);
    const [light, dark] = [painted([...grounds, colour]), painted(grounds)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const faint = [];
  const look = (e, colour, least, what) => {
    const found = contrast(e, colour);
    if (found < least) faint.push(`${found.toFixed(2)} ${what ?? e.outerHTML.slice(0, 90)}`);
  };
  for (const e of root.querySelectorAll('*')) {
    const shown = e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!shown || e.closest('[inert], .visually-hidden, :disabled')) continue;
    const style = getComputedStyle(e);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    if ([...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) look(e, style.color, large ? 3 : 4.5);
    if (e.localName === 'svg') look(e, style.stroke, 3, e.parentElement.outerHTML.slice(0, 90));
    if (e.placeholder) look(e, getComputedStyle(e, '::placeholder').color, 4.5);
    if (e.matches('textarea')) look(e, getComputedStyle(e.parentElement).borderTopColor, 3, 'the box');
  }
  return faint;
}"""


def faint(page: Page) -> list[str]:
    """A line for each text and drawing that is too faint, with its contrast."""
    return list(page.evaluate(_FAINT))
