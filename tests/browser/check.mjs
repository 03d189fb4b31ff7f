// Every page of a demo in headless Chromium: axe finds nothing (WCAG 2.2 AA), nothing is wider than 320 px, Tab reaches every link and field, and no
// request leaves the host.
//   node check.mjs http://127.0.0.1:8080 [folder for screenshots]
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [address, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const faults = [];

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const context = await browser.newContext({ bypassCSP: true, locale: "da-DK" });
const page = await context.newPage();
page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) faults.push(`${page.url()} asks ${request.url()}`);
});
page.on("console", (said) => {
    if (said.type() === "error" && !/status of (404|422)/.test(said.text())) faults.push(`${page.url()}: ${said.text()}`);
});

const entries = await (await fetch(`${address}/api/v1/register`)).json();
const numbers = entries.items.map((entry) => entry.number);
const places = [
    "/", "/register", "/register?q=findes-ikke", "/law", "/law/provisions", "/law/readings", "/law/parameters", "/calculators",
    "/calculators/refund", "/calculators/refund?compute=1&from=x",
    "/calculators/refund?compute=1&from=2025-01-01&to=2025-12-31&before=11200&captured=9520&fuel=natural-gas&quantity=5000000&unit=Nm3",
    "/calculators/capture-economics", "/calculators/capture-economics?compute=1&kind=waste&hours=8000", "/calculators/deadline",
    "/calculators/plan-area", "/calculators/transfer", "/calculators/substitution", "/procedures", "/procedures/storage-permit",
    "/procedures/refund-agreement", "/findes-ikke", ...numbers.slice(0, 2).flatMap((number) => [`/register/${number}`, `/register/${number}/report`]),
];

async function look(name) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(axe);
    const found = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), tags);
    for (const one of found.violations) {
        for (const node of one.nodes) faults.push(`${name}: ${one.id}: ${node.target} ${node.failureSummary}`);
    }
    if (pictures) await page.screenshot({ path: `${pictures}/${file(name)}-wide.png`, fullPage: true });
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 320) faults.push(`${name} is ${wide} px wide on a screen of 320`);
    await page.setViewportSize({ width: 360, height: 720 });
    if (pictures) await page.screenshot({ path: `${pictures}/${file(name)}-phone.png`, fullPage: true });
}

async function tab(name) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    const all = await page.evaluate(() => {
        const found = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
        found.forEach((one, at) => one.setAttribute("data-at", at));
        return found.length;
    });
    const reached = new Set();
    for (let presses = 0; presses < all * 6 + 10; presses++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => document.activeElement?.getAttribute("data-at"));
        if (at !== null && at !== undefined) reached.add(at);
        if (reached.size === all) return;
    }
    faults.push(`${name}: Tab reaches ${reached.size} of ${all}`);
}

const file = (name) => name.replace(/[^a-z0-9]+/gi, "_").slice(0, 60);

if (pictures) mkdirSync(pictures, { recursive: true });
for (const place of places) {
    for (const language of ["da", "en"]) {
        await page.goto(`${address}${place}${place.includes("?") ? "&" : "?"}lang=${language}`);
        await look(`${language} ${place}`);
        // The longest lists are the same in kind as the short ones.
        if (language === "da" && !place.startsWith("/law/")) await tab(place);
    }
}

// Somebody who has only a keyboard reports something, makes a mistake first, and is led to it.
const number = numbers[0];
await page.goto(`${address}/register/${number}/report?lang=da`);
await page.focus("button[type=submit]");
await page.keyboard.press("Enter");
await page.waitForSelector("#faults");
await look("da report with faults");
await page.focus("#faults a");
await page.keyboard.press("Enter");
if ((await page.evaluate(() => document.activeElement?.id)) !== "text") faults.push("the summary does not lead to the field");
await page.keyboard.type("Bobler ved kysten <b>æøå</b>");
await page.focus("button[type=submit]");
await page.keyboard.press("Enter");
await page.waitForSelector(".alert-success");
await look("da report received");

await browser.close();
if (faults.length) {
    console.error(faults.join("\n"));
    process.exit(1);
}
console.log(`${places.length} pages checked`);
