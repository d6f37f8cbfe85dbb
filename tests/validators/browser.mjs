// Opens pages in Chromium, offline: axe in light, dark, on a phone and printed; and what axe does not look at:
// overflow, requests, broken pictures and anchors, messages on the console.
// usage: node browser.mjs FILE.(html|xhtml)…     prints one finding per line; exit status 1 when there is one
// CHROMIUM: the browser's program (default /usr/bin/chromium)
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const files = process.argv.slice(2);
const desktop = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };
const modes = [
  { name: 'light', colorScheme: 'light', viewport: desktop },
  { name: 'dark', colorScheme: 'dark', viewport: desktop },
  { name: 'phone', colorScheme: 'light', viewport: phone },
  { name: 'phone, dark', colorScheme: 'dark', viewport: phone },
  { name: 'print', colorScheme: 'light', viewport: { width: 794, height: 1123 }, media: 'print' },
];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// A chapter of a book is not a web page of its own: it needs no landmarks, and its level 1 heading may stand in another file.
const only_pages = ['region', 'landmark-one-main', 'page-has-heading-one', 'heading-order', 'bypass'];

const findings = new Set();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

async function look_at(file, mode) {
  const find = (text) => findings.add(`${path.basename(file)} (${mode.name}): ${text}`);
  const context = await browser.newContext({ colorScheme: mode.colorScheme, viewport: mode.viewport, bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && find(`console: ${message.text().slice(0, 160)}`));
  page.on('pageerror', (error) => find(`page error: ${String(error).slice(0, 160)}`));
  await context.route(/^(https?|wss?|ftp):/, (route) => { find(`asks the network for ${route.request().url().slice(0, 160)}`); route.abort(); });
  await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load' });
  if (mode.media) await page.emulateMedia({ media: mode.media, colorScheme: mode.colorScheme });
  const facts = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
    pictures: [...document.images].filter((i) => !i.complete || i.naturalWidth === 0).map((i) => i.alt || i.src.slice(0, 60)),
    anchors: [...document.querySelectorAll('a[href^="#"]')].map((a) => decodeURIComponent(a.getAttribute('href').slice(1)))
      .filter((id) => id && !document.getElementById(id)),
  }));
  if (!mode.media && facts.content > facts.room + 1) find(`content is ${facts.content} px wide in ${facts.room} px`);
  for (const picture of facts.pictures) find(`broken picture: ${picture}`);
  for (const id of facts.anchors) find(`link to #${id}, which does not exist`);
  await page.addScriptTag({ path: axe });
  const rules = file.endsWith('.xhtml') ? Object.fromEntries(only_pages.map((id) => [id, { enabled: false }])) : {};
  const result = await page.evaluate(([values, rules]) => axe.run(document, { preload: false, resultTypes: ['violations'], runOnly: { type: 'tag', values }, rules }), [tags, rules]);
  for (const violation of result.violations)
    find(`${violation.id} (${violation.impact}) ×${violation.nodes.length}: ${violation.nodes[0].target.join(' ').slice(0, 120)}`);
  await context.close();
}

for (const file of files) for (const mode of modes) await look_at(file, mode);
await browser.close();
for (const finding of findings) console.log(finding);
process.exit(findings.size ? 1 : 0);
