/** What a page asks of the widget, read from the attributes of its script or element. */

export interface Config {
  readonly server: string;
  readonly store: string;
  readonly accent?: string;
  readonly launcher?: string;
  readonly greeting?: string;
  readonly lang?: string;
  readonly topic?: string;
  /** Of the link in a mail about a claim, which the conversation is opened for. */
  readonly claim?: string;
  readonly prompt?: string;
  readonly open: boolean;
}

/** `page` is the page's address, which a relative `data-server` is seen from. */
export function readConfig(data: Readonly<Record<string, string | undefined>>, page: string): Config {
  const server = new URL(data.server ?? "/webhooks/chat", page).href.replace(/\/+$/, "");
  const open = "open" in data && data.open !== "false";
  return { ...data, store: data.store ?? "", server, open } as Config;
}
