// Makes the built page a contestant of the peers' load and grid tables: opens their plan in it and works it as a person
// would, with the pointer and the keyboard. Runs before the page, in one file as theirs are, and reaches nothing inside it.
import { generatePlan } from '../../plan/generate.mjs';

const rows = Number(new URLSearchParams(location.search).get('rows') ?? 100);
const folder = location.pathname.replace(/[^/]*$/, '');
localStorage.setItem(`du-toan:${folder}:plan:peers`, JSON.stringify(generatePlan(rows)));
history.replaceState(null, '', `${location.search}#/plan/peers`);

const PRICE = 4; // the column of the unit price
const sheet = () => document.querySelector('.sheet');
const lines = () => sheet()?.querySelectorAll('.row[data-kind="line"]') ?? [];
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

// Lines are in groups of ten, and ids count sources, then groups and lines in the order of the document.
const firstId = () => Number(sheet().querySelector('.row[data-row]').dataset.row);
const idOf = (line) => firstOfAll + line + Math.floor(line / 10) + 1;
let firstOfAll;

function press(cell) {
  cell.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
}

// Scrolls as far as the line's share of all, as one drags a scroll bar, and then on to where it is, as one does who reads
// the numbers on the way; then presses on its price.
async function select(line) {
  firstOfAll ??= firstId();
  const box = sheet();
  const all = rows + Math.ceil(rows / 10);
  const at = line + Math.floor(line / 10) + 1;
  box.scrollTop = (box.scrollHeight * at) / all - box.clientHeight / 2;
  for (let frames = 1; ; frames += 1) {
    const cell = box.querySelector(`.row[data-row="${idOf(line)}"] > [data-col="${PRICE}"]`);
    if (cell) return press(cell);
    await frame();
    if (frames % 10 === 0) {
      const seen = box.getBoundingClientRect();
      const row = document.elementFromPoint(seen.left + 100, seen.top + seen.height / 2)?.closest('.row[data-row]');
      if (row) box.scrollTop += (idOf(line) - Number(row.dataset.row)) * row.offsetHeight;
    }
  }
}

window.gridTest = {
  select,
  total: () => sheet().querySelector('.total > .sum').textContent,
  scroller: sheet,
};

async function usable() {
  while (!(lines().length > 0 && window.gridTest.total())) await frame();
  await frame();
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    requestAnimationFrame(() => port2.postMessage(0));
  });
  window.usableAt = performance.now();
}
usable();
