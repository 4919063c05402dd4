// Makes plans of any size in the form bench-plan/1, the same ones every time, and sums them up exactly; no clock here.

const YEARS = [2026, 2027, 2028, 2029, 2030];
const SOURCES = ['Ngân sách tỉnh', 'Doanh nghiệp', 'Nguồn khác'];
const UNITS = ['gói', 'ngày', 'bộ', 'người', 'lần', 'lớp'];
const LINES_PER_GROUP = 10;

// A linear congruential generator modulo 2^32: plain, and the same on every machine.
const makeRandom = (seed) => {
  let state = seed >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, between: (low, high) => low + below(high - low + 1) };
};

const line = (random, number) => {
  const first = random.between(0, 100);
  const second = random.between(0, 100 - first);
  return {
    label: `Hoạt động số ${number + 1}`,
    unit: UNITS[random.below(UNITS.length)],
    unit_price: random.between(1_000, 10_000_000),
    quantity: YEARS.map(() => random.between(0, 300)),
    split: [first, second, 100 - first - second],
  };
};

export const plan = (size) => {
  const random = makeRandom(20_110_101 + size);
  const lines = Array.from({ length: size }, (_, number) => line(random, number));
  const groups = [];
  for (let start = 0; start < size; start += LINES_PER_GROUP) {
    groups.push({ name: `Nhóm ${groups.length + 1}`, lines: lines.slice(start, start + LINES_PER_GROUP) });
  }
  return { schema: 'bench-plan/1', title: `${size} lines`, currency: 'VND', years: YEARS, sources: SOURCES, groups };
};

export const edits = (size, count) => {
  const random = makeRandom(7 + size);
  return Array.from({ length: count }, () => ({ line: random.below(size), price: random.between(1_000, 10_000_000) }));
};

export const grandTotal = ({ groups }) => {
  const lines = groups.flatMap((group) => group.lines);
  const count = (quantity) => quantity.reduce((sum, value) => sum + BigInt(value), 0n);
  return lines.reduce((sum, { unit_price, quantity }) => sum + BigInt(unit_price) * count(quantity), 0n);
};
