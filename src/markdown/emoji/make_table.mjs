// node make_table.mjs OUTPUT: rows {"boat", "⛵"}, sorted by name (all names are ASCII, so in C++'s order as well).
import { writeFileSync } from 'node:fs';
import { gemoji } from 'gemoji';

const rows = gemoji.flatMap(({ emoji, names }) => names.map((name) => [name, emoji]));
rows.sort(([a], [b]) => (a < b ? -1 : 1));
const strange = rows.filter(([name]) => !/^[a-z0-9_+-]+$/i.test(name));
if (rows.length < 1500 || strange.length > 0) {
  throw new Error(`gemoji's table has changed its form: ${rows.length} names, ${strange.length} of them strange`);
}
writeFileSync(process.argv[2], rows.map(([name, emoji]) => `{"${name}", "${emoji}"},\n`).join(''));
