// Times the package in Node on plans that it makes itself, and compares its totals with exact ones; it keeps no result.
//
//     node wasm.mjs PKG 1000,10000
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { edits, grandTotal, plan } from './plan.mjs';

const RUNS = 5;
const EDITS = 1_000;

const [folder, sizes = '10000'] = process.argv.slice(2);
const pkg = resolve(folder);
const engine = await import(pathToFileURL(join(pkg, 'du_toan.js')));
await engine.default({ module_or_path: readFileSync(join(pkg, 'du_toan_bg.wasm')) });

const time = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const quantile = (values, part) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
const ms = (value) => `${value.toFixed(value < 1 ? 4 : 2)} ms`.padStart(12);

const check = (budget, when) => {
  const got = String(engine.grand_total());
  const exact = String(grandTotal(budget));
  if (got !== exact) throw new Error(`${when}: the package says ${got}, exact is ${exact}`);
};

console.log(['lines', 'load', 'recalc', 'edit p50', 'edit p99'].map((word) => word.padStart(12)).join(''));
for (const size of sizes.split(',').map(Number)) {
  const budget = plan(size);
  const text = JSON.stringify(budget);
  const loads = Array.from({ length: RUNS }, () => time(() => engine.load(text)));
  check(budget, `after loading ${size} lines`);
  const recalcs = engine.recalc ? Array.from({ length: RUNS }, () => time(() => engine.recalc())) : [];
  const lines = budget.groups.flatMap((group) => group.lines);
  const samples = edits(size, EDITS).map(({ line, price }) => {
    lines[line].unit_price = price;
    return time(() => {
      engine.set_unit_price(line, BigInt(price));
      engine.grand_total();
    });
  });
  check(budget, `after ${EDITS} edits of ${size} lines`);
  const recalc = recalcs.length ? ms(quantile(recalcs, 0.5)) : '-'.padStart(12);
  console.log(String(size).padStart(12) + ms(quantile(loads, 0.5)) + recalc + ms(quantile(samples, 0.5)) + ms(quantile(samples, 0.99)));
}
