// The whole life of a permit by three people in three browsers, through the pages alone but for the application's content, which is sent over REST.
//   node permit.mjs http://127.0.0.1:8080
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [address] = process.argv.slice(2);
const examples = new URL("../../forms/examples/", import.meta.url);
const application = JSON.parse(readFileSync(new URL("complete-application.json", examples), "utf8"));
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
});

async function enter(person) {
    const page = await (await browser.newContext({ locale: "da-DK" })).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${address}/cases?lang=da`);
    if (!page.url().includes("/sign-in?next=")) throw new Error(`not led to sign in: ${page.url()}`);
    // By the keyboard: the person's own button.
    await page.focus(`form:has(input[value="${person}"]) button`);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${address}/cases*`);
    return page;
}

const company = await enter("demo-applicant");
const caseworker = await enter("demo-caseworker");
const decider = await enter("demo-decider");
const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

// The company opens a case.
await company.click("form[action='/cases/storage-permits'] button");
await company.waitForURL(`${address}/cases/storage-permits/*`);
const place = new URL(company.url()).pathname;
const id = place.split("/").pop();
const number = (await company.textContent("h1")).split(" ").pop();

const token = { authorization: "Bearer demo-applicant", "content-type": "application/json" };
const saved = await fetch(`${address}/api/v1/storage-permits/${id}/draft`, {
    method: "PUT", headers: { ...token, "if-match": '"1"' }, body: JSON.stringify(application),
});
if (!saved.ok) throw new Error(`the draft: ${saved.status} ${await saved.text()}`);

async function fill(page, name, value) {
    const field = page.locator(`[name="${name}"]`);
    if ((await field.evaluate((one) => one.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
}

// Does an act: from the case's page by its link where it has one, the form, the letter if there is one.
async function act(page, name, fields, letter) {
    await page.goto(address + place);
    const link = page.locator(`.doable a[href="${place}/acts/${name}"]`);
    // Some acts have a page of their own as well; the form is there all the same.
    if (await link.count()) await link.click();
    else await page.goto(`${address}${place}/acts/${name}`);
    await page.waitForURL(`**/acts/${name}`);
    for (const [field, value] of Object.entries(fields)) {
        if (field.startsWith("+")) {
            await page.click(`button[value="add:${value}"]`);
            await page.waitForSelector(`[name^="${value}."]`);
        } else {
            await fill(page, field, value);
        }
    }
    await page.locator("button[value=next]").last().focus();
    await page.keyboard.press("Enter");
    await page.waitForLoadState();
    await page.waitForSelector("#letters, #done, #faults");
    if (letter) {
        if (!(await page.locator("#letters").count())) throw new Error(`${name} shows no letter: ${await page.textContent("main")}`);
        await page.click("button[value=send]");
        await page.waitForSelector("#done, #faults");
    }
    if (!(await page.locator("#done").count())) throw new Error(`${name}: ${await page.textContent("main")}`);
}

async function state(page, expected) {
    await page.goto(address + place);
    const said = (await page.textContent("#state")).trim();
    if (said !== expected) throw new Error(`the case is ${said}, not ${expected}`);
}

await act(company, "submit", { acknowledge_gaps: "true" }, true);
await act(caseworker, "mark-item", { item: "geology", status: "incomplete", note: "Forkastningerne mangler." });
await act(caseworker, "request-information", {
    "questions.0.item": "geology", "questions.0.text": "Hvilke forkastninger?", reasons: "Nødvendigt for afgørelsen.",
    answer_by: day(20), otherwise: "Sagen afgøres på det foreliggende grundlag.",
}, true);
await act(company, "answer", { text: "Der er ingen forkastninger.", acknowledge_gaps: "true" }, true);
const items = ["parties", "capacity", "project", "coordinates", "geology", "limits", "duration", "quantity", "liability", "corrective-measures", "closure", "further"];
const waived = {};
for (const [row, item] of items.entries()) {
    waived[`+${row}`] = "waived";
    waived[`waived.${row}.item`] = item;
    waived[`waived.${row}.reasons`] = "Vurderet på møde.";
}
await act(caseworker, "accept-as-complete", waived);

// The caseworker finds the case in the worklist by its number, and may not decide it.
await caseworker.goto(`${address}/cases`);
await caseworker.fill("#q", number);
await caseworker.keyboard.press("Enter");
await caseworker.waitForURL("**/cases?q=*");
if (!(await caseworker.locator(`a[href="${place}"]`).count())) throw new Error("the worklist does not find the case");
const forbidden = await caseworker.goto(`${address}${place}/acts/grant`);
if (forbidden.status() !== 403) throw new Error(`a caseworker gets the decision's form: ${forbidden.status()}`);

const ring = "4.5 56.25\n4.75 56.25\n4.75 56.5\n4.5 56.25";
const holds = {};
for (const finding of ["inside_plan_area", "inside_boundary", "no_hydrocarbon_recovery"]) {
    holds[`${finding}.holds`] = "true";
    holds[`${finding}.basis`] = "Set på kortet i bilag 1.";
}
await act(decider, "grant", {
    "terms.start": day(0), "terms.end": day(364), "terms.site.description": "Nini Vest", "terms.site.ring": ring,
    "terms.complex.description": "Frigg med segl", "terms.complex.ring": ring, "terms.operation": "Injektion fra én brønd.",
    "terms.composition.0.component": "H2O", "terms.composition.0.limit": "30 ppm mol",
    "terms.acceptance_procedure": "Hvert parti prøvetages.",
    "+conditions": "conditions", "conditions.4.catalogue": "reservoir-pressure-max", "conditions.4.parameters": "limit = 250\ndepth = 1700",
    "environment.route": "eia-done", "environment.basis": "Miljøkonsekvensrapport", "environment.natura_2000": "Ingen påvirkning.",
    ...holds, state_participation: "Staten deltager ikke.", reasons: "Som det fremgår af sagen.",
}, true);
await act(caseworker, "publish", {
    "releases.0.field": "permit", "releases.0.text": "Frigivet", secrets_check: "Aftalt med selskabet.",
});
const register = await fetch(`${address}/register/${number}`);
if (!register.ok) throw new Error(`the register does not have ${number}`);

// Something is seen; it is leakage, and the permit is reassessed and revoked.
await act(company, "signal", { source: "holder", text: "Bobler ved brønden." });
await act(caseworker, "triage", { signal: "1", finding: "leakage", reasons: "Set på sonaren." });
await act(caseworker, "order-measure", { text: "Stands injektionen straks.", by: day(1), reasons: "Der siver CO2 ud." }, true);
await act(caseworker, "hear-holder", { "facts.0": "Trykket steg 12 bar.", comment_by: day(20) }, true);
await act(company, "comment-in-reassessment", { text: "Måleren var i stykker." });
await act(decider, "revoke", {
    reasons: "Udsivningen fortsætter.", why_update_is_not_enough: "Seglet er brudt.", "closure_plan.0.text": "Prop brønden.",
    "closure_plan.0.by": day(60),
}, true);
await state(company, await caseworker.goto(address + place).then(() => caseworker.textContent("#state")).then((said) => said.trim()));
const papers = await company.locator(".papers a").count();
if (papers < 5) throw new Error(`only ${papers} papers`);

// Signed out, nothing of it is there any more.
await company.click("form[action='/sign-out'] button");
await company.waitForURL(`${address}/`);
await company.goto(address + place);
if (!company.url().includes("/sign-in?next=")) throw new Error("signed out, the case is still shown");

await browser.close();
console.log(`a permit's life: ${number}`);
