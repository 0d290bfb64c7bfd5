#!/usr/bin/env node
// The system browser of a journey: real Chromium, opened by the desktop's URL handler with the address
// that a program wants to be shown, and used as person.json in $SESSION_DIR/browser says:
//   { login, password, act: "sign-in" | "cancel" | "leave" | "reload" }
// "leave" closes the window on the sign-in page, "reload" asks for the last page once more. What it
// comes across is written to log.jsonl beside it, one line each.
import { appendFileSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const folder = `${process.env.SESSION_DIR}/browser`;
const person = JSON.parse(readFileSync(`${folder}/person.json`));
const say = (what) => appendFileSync(`${folder}/log.jsonl`, `${JSON.stringify(what)}\n`);
const atProgram = (url) => /^http:\/\/(127\.0\.0\.1|\[::1\]):\d+\//.test(url);

async function picture(page, name) {
  if (person.pictures) await page.screenshot({ path: `${person.pictures}-${name}.png` });
}

/** Fills in the page that is shown; false if it does not lead on. */
async function goOn(page) {
  if (await page.locator('input[name=password]').count()) {
    await picture(page, 'sign-in');
    if (person.act === 'leave') return false;
    if (person.act === 'cancel') {
      await page.click('button[value=cancel]');
      return true;
    }
    await page.fill('input[name=login]', person.login);
    await page.fill('input[name=password]', person.password);
    await page.click('button[value=sign-in]');
    return true;
  }
  const onward = page.locator('button[value=allow], button[value=yes]');
  if (!await onward.count()) return false;
  await picture(page, 'consent');
  await onward.first().click();
  return true;
}

async function use(page, url) {
  page.on('response', (answer) => {
    if (atProgram(answer.url()) && answer.url().includes('/callback'))
      say({ callback: answer.url(), status: answer.status() });
  });
  await page.goto(url);
  for (let step = 0; step < 12 && !atProgram(page.url()); step += 1) {
    const before = page.url();
    if (!await goOn(page)) break;
    await page.waitForURL((now) => now.href !== before, { timeout: 10000, waitUntil: 'load' });
  }
  await page.waitForLoadState();
  await picture(page, 'end');
  say({ end: page.url(), title: await page.title(), text: await page.innerText('body') });
  if (person.act === 'reload')
    say({ reload: await page.reload().then((answer) => `${answer.status()}`, (error) => error.message) });
}

say({ opened: process.argv[2] });
const context = await chromium.launchPersistentContext(`${folder}/profile`, {
  executablePath: '/usr/bin/chromium',
  headless: true,
  locale: person.locale ?? 'en-GB',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  await use(context.pages()[0] ?? await context.newPage(), process.argv[2]);
} catch (error) {
  say({ error: error.message });
} finally {
  await context.close();
  say({ closed: true });
}
