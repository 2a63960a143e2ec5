/** What a page asks of the widget, read from the attributes of its script or element. */

export interface Config {
  readonly server: string;
  readonly store: string;
  readonly accent: string | null;
  readonly launcher: string | null;
  readonly greeting: string | null;
  readonly lang: string | null;
  readonly topic: string | null;
  readonly prompt: string | null;
  readonly open: boolean;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** `page` is the page's address, which a relative `data-server` is seen from. */
export function readConfig(data: Attributes, page: string): Config {
  const server = new URL(data.server ?? "/webhooks/chat", page).href.replace(/\/+$/, "");
  const open = data.open !== undefined && data.open !== "false";
  return {
    server,
    store: data.store ?? "",
    accent: data.accent ?? null,
    launcher: data.launcher || null,
    greeting: data.greeting || null,
    lang: data.lang ?? null,
    topic: data.topic ?? null,
    prompt: data.prompt ?? null,
    open,
  };
}
