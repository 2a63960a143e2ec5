/** Prints the size of dist/widget.js; fails when it is over 20 kB gzipped. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MOST = 20000;
const file = readFileSync(new URL("../dist/widget.js", import.meta.url));
const zipped = gzipSync(file, { level: 9 }).length;
console.log(`widget.js: ${file.length} bytes, ${zipped} gzipped (at most ${MOST})`);
process.exitCode = zipped > MOST ? 1 : 0;
