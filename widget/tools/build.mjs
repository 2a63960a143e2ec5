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
  abortController actions addFiles addListeners addPending alone animationFrame announce
  announceMessage answerInput asked asks atEnd attach attachButton attachments autoScroll backend
  base begin broadcast build button call camera cameraInput canSend change changed choose
  clearSession client code composer context conversation count counter createFileInput date delay
  deliver dependencies desk discard dispose drop element elements emit end endSession enqueue erase
  events fileInput flush frame getText handleError handlers hidePrompt history host input isEmpty
  isListItem isOpen items json language lastErrorKind lastScrollTop list listen listener liveRegion
  log markHistoryRequested merge money monogram moveFocus network newest newestButton newKey notice
  notifyChange onChange onClose onDraft online onMessage onPartial onProgress onRemove onScroll
  onSessionReplaced onUnsentText openCamera openFilePicker openKey openSession options panel patch
  pending phase pick picked picker pickPhotos picture pictures preview publishItem publishMessage
  rate read ready receive receivedSinceRequest refresh removePending render requestJson
  restoreDraft restoreSession retry retryable retryAfter returned running said say scrolled
  scroller scrollToEnd scrollToNewest seconds sendAll sendButton sender sendMessage sendPhoto
  sendText serverLang session setAccent setAttachments setNotice setOnline setPhase setProgress
  setText settle shown shownKey showPrompt skip skipDelays small smallScreen started startOver stop
  storage take takeAll takePhoto talk tell theme thread thumbnail thumbnails tile time timestamp
  transition transport tray typed typing typingIndicator unread unsent uploadPhoto upsert useDate
  wait withLock write
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
