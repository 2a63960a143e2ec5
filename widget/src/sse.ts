/** Reads server-sent events out of text that arrives in pieces. */

export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

export class EventReader {
  private rest = "";
  private name = "";
  private data: string[] = [];

  /** The events that `piece` completes. */
  read(piece: string): ServerEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    return lines.map((line) => this.line(line)).filter((event) => event !== null);
  }

  private line(line: string): ServerEvent | null {
    if (line) {
      const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === "event") this.name = value ?? "";
      if (field === "data") this.data.push(value ?? "");
      return null;
    }
    const event = { name: this.name || "message", data: this.data.join("\n") };
    const any = this.data.length > 0;
    this.name = "";
    this.data = [];
    return any ? event : null;
  }
}
