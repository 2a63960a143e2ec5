/** Builds the widget into one file, dist/widget.js. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { minify } from "terser";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Names of members that nothing outside the file ever sees: no message, no storage, no other tab,
 * no page, no browser. They become short ones; a name that is missing here costs a few bytes.
 */
const OWN = `
  addUnsent adopt alone announce arriving asked asks atEnd base beginAnew begun build choose
  composer dayOf deliver drop emit ends enter filePicker follow following forget fresh giveBack goOn
  hear hearers hidePrompt isOpen leave listen memory merge monogram network newKey note
  notice online paint panel parts passes phase pick pickPhotos picked picture pictures post
  preview pump remedies removeUnsent render retryAfter returned said say scrolled scroller
  seconds sendAll sendPhoto setNote settle shelf showPrompt shown take talk tell tellMessage
  thread tile toEnd tray typed typing unread wake word
`;

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
  plugins: [styles],
  logLevel: "warning",
});
// A second pass: what esbuild leaves, some 3 %, decides whether the file is small enough.
const { code } = await minify(outputFiles[0].text, {
  ecma: 2020,
  toplevel: true,
  compress: { ecma: 2020, passes: 4, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, pure_getters: true },
});
await mkdir(`${root}/dist`, { recursive: true });
await writeFile(`${root}/dist/widget.js`, `${code}\n`);
