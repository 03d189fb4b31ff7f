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

// A browser of its own, whose cookies are nobody else's.
async function opened() {
    const context = await browser.newContext({ bypassCSP: true, locale: "da-DK" });
    const own = await context.newPage();
    own.on("request", (request) => {
        if (new URL(request.url()).origin !== new URL(address).origin) faults.push(`${own.url()} asks ${request.url()}`);
    });
    own.on("console", (said) => {
        if (said.type() === "error" && !/status of (404|422)/.test(said.text())) faults.push(`${own.url()}: ${said.text()}`);
    });
    return own;
}
let page = await opened();

const entries = await (await fetch(`${address}/api/v1/register`)).json();
const numbers = entries.items.map((entry) => entry.number);
const places = [
    "/", "/register", "/register?q=findes-ikke", "/law", "/law/provisions", "/law/readings", "/law/parameters", "/calculators",
    "/calculators/refund", "/calculators/refund?compute=1&from=x",
    "/calculators/refund?compute=1&from=2025-01-01&to=2025-12-31&before=11200&captured=9520&fuel=natural-gas&quantity=5000000&unit=Nm3",
    "/calculators/capture-economics", "/calculators/capture-economics?compute=1&kind=waste&hours=8000", "/calculators/deadline",
    "/calculators/plan-area", "/calculators/transfer", "/calculators/substitution",
    "/calculators/repayment", "/calculators/invoice-minimum", "/calculators/invoice-check", "/procedures", "/procedures/storage-permit",
    "/procedures/refund-agreement", "/sign-in", "/findes-ikke", ...numbers.slice(0, 2).flatMap((number) => [`/register/${number}`, `/register/${number}/report`, `/register/${number}/follow`]),
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
        const found = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter((one) => one.checkVisibility());
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

// The demo's people, each in a browser of their own: what is theirs, their first cases, and the forms of what they may do there.
const people = ["demo-applicant", "demo-caseworker", "demo-decider", "demo-tax-officer", "demo-auditor-ens"];
let signedIn = 0;
for (const person of people) {
    page = await opened();
    await page.goto(`${address}/sign-in?lang=da`);
    await page.click(`form:has(input[value="${person}"]) button`);
    await page.waitForURL(`${address}/cases`);
    const links = (selector) => page.evaluate((s) => [...document.querySelectorAll(s)].map((one) => one.getAttribute("href")), selector);
    const cases = (await links(".worklist th a")).slice(0, pictures ? 4 : 2);
    const forms = new Set();
    for (const one of cases) {
        await page.goto(address + one);
        for (const form of (await links(".doable a")).filter((href) => href.includes("/acts/") || href.endsWith("/evidence"))) forms.add(form);
    }
    // Pages of their own: an application that is begun, the review, an agreement's pages.
    const own = [];
    if (person === "demo-applicant") {
        await page.goto(`${address}/cases?lang=da`);
        await page.click("form[action='/cases/storage-permits'] button");
        await page.waitForURL(`${address}/cases/storage-permits/*`);
        const begun = `${new URL(page.url()).pathname}/application`;
        own.push(begun, `${begun}/parties`, `${begun}/coordinates`, `${begun}/geology`, `${begun}/overview`);
        await page.goto(`${address}${begun}/capacity`);
        await page.fill("[name='/capacity/financial/equity']", "9.520");
        await page.click("button[value=next]");
        await page.waitForSelector("#faults");
        await look("da a step with faults");
    }
    const pages = { "storage-permits": ["application/overview", "completeness"], "refund-agreements": ["tonnes", "claims", "claims/1", "ledger"] };
    const wanted = person === "demo-tax-officer" || person === "demo-caseworker" ? cases.slice(0, 1) : [];
    for (const one of wanted) {
        for (const part of pages[one.split("/")[2]]) {
            const answer = await page.goto(`${address}${one}/${part}`);
            if (answer.ok()) own.push(`${one}/${part}`);
        }
    }
    for (const place of ["/me", "/cases", "/cases?which=soon", ...own, ...cases, ...[...forms].slice(0, pictures ? 40 : 8)]) {
        for (const language of place.includes("/acts/") ? ["da"] : ["da", "en"]) {
            await page.goto(`${address}${place}${place.includes("?") ? "&" : "?"}lang=${language}`);
            await look(`${language} ${person} ${place.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, (id) => id.slice(-4))}`);
            if (language === "da" && !cases.includes(place)) await tab(`${person} ${place}`);
        }
        signedIn++;
    }
    await page.context().close();
}

await browser.close();
if (faults.length) {
    console.error(faults.join("\n"));
    process.exit(1);
}
console.log(`${places.length + signedIn} pages checked`);
