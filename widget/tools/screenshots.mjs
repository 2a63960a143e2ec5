/** Takes the pictures of README.md on the demo shops of a running server (CLAIMDESK_URL). */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const server = process.env.CLAIMDESK_URL ?? "http://127.0.0.1:5005";
const executablePath = process.env.CLAIMDESK_CHROMIUM || "/usr/bin/chromium";
const folder = fileURLToPath(new URL("../screenshots/", import.meta.url));
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const DESKTOP = { viewport: { width: 1240, height: 820 }, deviceScaleFactor: 1.5 };
const PHONE = { viewport: { width: 390, height: 800 }, deviceScaleFactor: 1.5, hasTouch: true, isMobile: true };

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: FLAGS });

/** A visit to a demo shop, with what one does in its chat. */
async function visit(path, options, script) {
  const { lang, ...rest } = options;
  const context = await browser.newContext({ locale: lang ?? "en-US", ...rest });
  const page = await context.newPage();
  if (lang) {
    await page.route("**/demo/**", async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace('data-store="', `data-lang="${lang}" data-store="`);
      await route.fulfill({ response, body: html });
    });
  }
  await page.goto(`${server}/demo/${path}`);
  await page.locator(".launcher").waitFor();
  await page.waitForTimeout(500);
  const chat = {
    page,
    picture: (name) => page.screenshot({ path: `${folder}${name}.jpg`, type: "jpeg", quality: 84 }),
    panel: async (name) => {
      await page.mouse.move(5, 5);
      await page.waitForTimeout(300);
      const { x, y, width, height } = await page.locator(".panel").boundingBox();
      const clip = { x: x - 24, y: y - 24, width: width + 44, height: height + 44 };
      await page.screenshot({ path: `${folder}${name}.jpg`, type: "jpeg", quality: 84, clip });
    },
    still: async () => {
      await page.waitForTimeout(300);
      await page.waitForFunction(() => {
        const root = document.querySelector("claimdesk-chat").shadowRoot;
        return root.querySelector(".typing").hidden && !root.querySelector('[data-state="queued"]');
      });
      await page.waitForTimeout(600);
    },
    open: async () => {
      await page.locator(".launcher").click();
      await page.locator(".message").first().waitFor();
      await page.waitForTimeout(900);
    },
    say: async (text) => {
      await page.locator("textarea").fill(text);
      await page.locator("textarea").press("Enter");
      await chat.still();
    },
    pick: async (title) => {
      await page.locator(".chip:visible, .primary:visible").filter({ hasText: title }).last().click();
      await chat.still();
    },
    date: async (day) => {
      await page.locator(".ask input").fill(day);
      await page.locator(".ask .primary").click();
      await chat.still();
    },
  };
  await script(chat);
  await context.close();
}

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const order = () => String(Date.now() % 100_000).padStart(5, "0");

/** Answers what a claim asks for, until the review card is there; `seen` hears of each question. */
async function answer(chat, prefix, seen = {}) {
  const { page } = chat;
  for (let turn = 0; turn < 20 && !(await page.locator(".review").count()); turn += 1) {
    const last = page.locator(".message").last();
    const asked = await last.innerText();
    if (await page.locator(".ask input").count()) {
      await seen.date?.();
      await chat.date(day(2));
    } else if (await page.locator(".ask .chip").count()) {
      if (seen.photo && !/receipt/i.test(asked)) await seen.photo();
      else await last.locator(".chip").first().click();
      await chat.still();
    } else if (/order number/i.test(asked)) await chat.say(`${prefix}-${order()}`);
    else if (/e-mail/i.test(asked)) await chat.say("jo@example.com");
    else if (await last.locator(".chip").count()) {
      await last.locator(".chip").first().click();
      await chat.still();
    } else if (/price|pay|cost/i.test(asked)) await chat.say("24.99");
    else await chat.say("The hinge snapped off on the second day.");
  }
}

/** A made-up photo: a case with a crack, drawn by the browser. */
async function photo(page) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1200, 900);
    const brush = canvas.getContext("2d");
    const table = brush.createLinearGradient(0, 0, 1200, 900);
    table.addColorStop(0, "#d9c4a5");
    table.addColorStop(1, "#b5966c");
    brush.fillStyle = table;
    brush.fillRect(0, 0, 1200, 900);
    brush.fillStyle = "#2b3542";
    brush.beginPath();
    brush.roundRect(400, 110, 400, 700, 70);
    brush.fill();
    brush.fillStyle = "#0f151d";
    brush.beginPath();
    brush.roundRect(440, 150, 150, 150, 40);
    brush.fill();
    brush.strokeStyle = "#e9e4da";
    brush.lineWidth = 7;
    brush.beginPath();
    brush.moveTo(800, 560);
    for (const [x, y] of [[730, 590], [700, 640], [640, 660], [610, 730], [560, 810]]) brush.lineTo(x, y);
    brush.stroke();
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return { name: "crack.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) };
}

await visit("procase", DESKTOP, async (chat) => {
  await chat.open();
  await chat.picture("shop");
  await chat.say("How long does shipping take?");
  await chat.say("Can I combine promo codes?");
  await chat.page.locator(".message").last().locator(".thumb").first().click();
  await chat.panel("answers");
  await chat.say("I changed my mind about my case, I want my money back");
  await answer(chat, "PC", { date: () => chat.panel("date") });
  await chat.panel("review");
  await chat.pick("Send the claim");
  await chat.page.waitForTimeout(800);
  await chat.panel("decision");
  await chat.page.locator(".menu-frame button").first().click();
  await chat.panel("menu");
});

await visit("casesora", { ...DESKTOP, colorScheme: "dark" }, async (chat) => {
  await chat.open();
  await chat.say("My case arrived broken, I want a replacement");
  await answer(chat, "CS", {
    photo: async () => {
      await chat.page.locator(".picker").setInputFiles(await photo(chat.page));
      await chat.page.waitForTimeout(500);
      await chat.panel("photo");
      await chat.page.locator(".send").click();
    },
  });
  await chat.pick("Send the claim");
  await chat.page.waitForTimeout(800);
  await chat.panel("dark");
  await chat.page.context().setOffline(true);
  await chat.page.locator("textarea").fill("One more thing about it");
  await chat.page.locator("textarea").press("Enter");
  await chat.page.waitForTimeout(900);
  await chat.panel("offline");
});

await visit("procase/returns", PHONE, async (chat) => {
  await chat.page.locator(".prompt").waitFor();
  await chat.page.waitForTimeout(700);
  await chat.picture("prompt");
  await chat.page.locator(".ask-me").click();
  await chat.page.locator(".message").first().waitFor();
  await chat.page.waitForTimeout(900);
  await chat.picture("phone");
});

await visit("procase", { ...PHONE, lang: "ar" }, async (chat) => {
  await chat.open();
  await chat.picture("arabic");
  await chat.say("I changed my mind about my case, I want my money back");
  await answer(chat, "PC", { date: () => chat.picture("arabic-date") });
  await chat.pick("Send the claim");
  await chat.page.waitForTimeout(800);
  await chat.picture("arabic-decision");
});

await browser.close();
