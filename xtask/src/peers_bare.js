// The limit of the load and grid tables: a page that shows the first lines of the plan as plain HTML, adds up in doubles
// and, at a commit, writes two texts. It checks, keeps, formats and scrolls nothing: what it takes is the browser's own.
import { app, markUsable, plan } from './shared.mjs';

const SHOWN = 30;
const lines = plan().groups.flatMap((group) => group.lines);
const amounts = (line) => line.quantity.map((count) => count * line.unit_price);
const sum = (all) => all.reduce((total, amount) => total + amount, 0);
let total = sum(lines.map((line) => sum(amounts(line))));

const cells = (line) => [line.label, line.unit, line.unit_price, sum(line.quantity), ...amounts(line), sum(amounts(line))];
const row = (line) => `<tr>${cells(line).map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
app().innerHTML = `<p>${total}</p><div tabindex=0><table>${lines.slice(0, SHOWN).map(row).join('')}</table></div>`;

const [shown, box] = [document.querySelector('p'), document.querySelector('div > div')];
const rows = document.querySelectorAll('tr');
let [at, typed] = [0, ''];
addEventListener('keydown', ({ key }) => {
  const price = rows[at % rows.length].children[2];
  if (key === 'Enter') {
    total += (Number(typed) - lines[at].unit_price) * sum(lines[at].quantity);
    lines[at].unit_price = Number(typed);
    shown.textContent = String(total);
    typed = '';
  } else if (/^\d$/.test(key)) {
    typed += key;
    price.textContent = typed;
  }
});
window.gridTest = {
  select: (line) => { [at, typed] = [line, '']; box.focus(); },
  total: () => shown.textContent,
  scroller: () => box,
};
markUsable();
