/** Reads server-sent events out of as much of an answer as has arrived. */

export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/** The events that are complete; each has one line of data, as the channel writes them. */
export function parseEvents(text: string): ServerEvent[] {
  const blocks = text.split("\n\n").slice(0, -1);
  return blocks.map((block) => {
    const [, name = "", data = ""] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
    return { name, data };
  });
}
