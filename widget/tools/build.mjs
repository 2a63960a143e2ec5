/** Builds the widget into one file, dist/widget.js. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { minify } from "terser";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Names of members that nothing outside the file ever sees: no message, no storage, no other tab,
 * no page, no browser; and by which nothing is looked up. They become short ones; a name that is
 * missing here costs a few bytes.
 */
const OWN = `
  addUnsent adopt alone announce arriving asked asks atEnd attach base begin beginAnew begun build
  button call camera change changed choose code composer conversation count date dayOf deliver desk
  drop element emit end ends enter erase events face filePicker flag follow following forget frame
  fresh giveBack goOn hear hearers hidePrompt history host input isEmpty isOpen items json language
  leave list listen listener log memory merge money monogram network newKey newest note notice online
  paint panel parts passes pause phase pick pickPhotos picked picker picture pictures post preview
  progress pump put rate read ready refresh remedies removeUnsent removed render reset retry
  retryAfter returned running said say scrolled scroller seconds sendAll sendPhoto sender session
  setNote settle shelf showPrompt shown small step stop take takePhoto talk tell tellMessage theme
  thread tile time toEnd transport tray typed typing unread unsent wait wake word write
`;

/** A language becomes one text of its words, in the order of the English ones, which alone have names. */
const languages = {
  name: "languages",
  setup(build) {
    build.onLoad({ filter: /strings\/\w+\.ts$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(await readFile(path, "utf8"), { loader: "ts" });
      const [[language, words]] = Object.entries(await import(`data:text/javascript,${encodeURIComponent(code)}`));
      const text = (parts) => {
        const whole = JSON.stringify(parts.join("|"));
        if (whole.split("|").length !== parts.length) throw new Error(`${path}: a word with a |`);
        return whole;
      };
      const named =
        language === "en"
          ? `const names = ${text(Object.keys(words))}.split("|");
             export const named = (words) => Object.fromEntries(words.split("|").map((word, at) => [names[at], word]));`
          : 'import { named } from "./en.js";';
      return { contents: `${named} export const ${language} = named(${text(Object.values(words))});` };
    });
  },
};

/** Style sheets become their minified text. */
const styles = {
  name: "styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      const { code } = await esbuild.transform(css, { loader: "css", minify: true });
      return { contents: code.trim().replace(/([,:]) +/g, "$1"), loader: "text" };
    });
  },
};

const { outputFiles } = await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["src/main.ts"],
  bundle: true,
  write: false,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  mangleProps: new RegExp(`^(${OWN.trim().split(/\s+/).join("|")})$`),
  plugins: [languages, styles],
  logLevel: "warning",
});
// A second pass: what esbuild leaves, some 3 %, decides whether the file is small enough.
const { code } = await minify(outputFiles[0].text, {
  ecma: 2020,
  toplevel: true,
  compress: { ecma: 2020, passes: 4, unsafe: true, keep_fargs: false, pure_getters: true },
});
// The style sheets' own properties get short names; those of the page keep theirs.
const properties = new Map();
const short = code.replace(/--(?!claimdesk)[a-z][a-z-]*/g, (name) => {
  if (!properties.has(name)) properties.set(name, `--${(properties.size + 10).toString(36)}`);
  return properties.get(name);
});
await mkdir(`${root}/dist`, { recursive: true });
await writeFile(`${root}/dist/widget.js`, `${short}\n`);
