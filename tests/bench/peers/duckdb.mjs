// DuckDB at the job of `dxready batch --scores-only`: reads a survey with criterion ids as headers, and writes who, points,
// percent and levels per pillar and in total, low and high, as CSV. Rows with a grade that is none are left out.
//
//     node duckdb.mjs SURVEY.csv RESULTS.csv
//
// The reader converts the grades and skips what is none, which is faster than converting texts in the query. What it leaves
// out of the job: check digits of tax codes, days, doubled rows, and the reasons of rejected rows.
// Once, with a network: npm install --prefix tests/bench/peers
import { DuckDBInstance } from '@duckdb/node-api';

const pillars = { CX: [9, 4], ST: [1], IT: [2, 14], OP: [6, 7], CU: [5, 5], DA: [7] };
const criteria = Object.fromEntries(Object.entries(pillars).map(([pillar, sizes]) =>
  [pillar, sizes.flatMap((size, c) => Array.from({ length: size }, (_, n) => `${pillar}.${c + 1}.${n + 1}`))]));
const all = Object.values(criteria).flat();
const names = Object.keys(pillars);
const weight = (p) => (p === 'ST' ? 5 : 1);
const maximum = (p) => 5 * weight(p) * criteria[p].length;
const total = names.map(maximum).reduce((a, b) => a + b);

// The level of a pillar: above 10, 20, 40, 60, 80 percent of its maximum.
const pillarLevel = (points, max) =>
  `((${points}) * 100 > ${10 * max})::int + ` + [20, 40, 60, 80].map((p) => `((${points}) * 100 > ${p * max})::int`).join(' + ');
// The overall level: a total and a number of pillars at a level, both.
const level = (points, high) => {
  const reached = (n) => names.map((p) => `(${p}_level${high} >= ${n})::int`).join(' + ');
  return 'CASE ' + [[5, 256, 6], [4, 192, 5], [3, 128, 4], [2, 64, 4], [1, 20, 4]].map(([n, more, count]) =>
    `WHEN ${points} > ${more} AND ${reached(n)} >= ${count} THEN ${n}`).join(' ') + ' ELSE 0 END';
};

const [survey, results] = process.argv.slice(2);
const text = (value) => `'${value.replaceAll("'", "''")}'`;
const columns = all.map((id) => `'${id}': 'TINYINT'`);
const reader = `read_csv(${text(survey)}, header = true, delim = ',', quote = '"', escape = '"', columns = {
  'external_id': 'VARCHAR', 'tax_code': 'VARCHAR', 'name': 'VARCHAR', 'assessed_on': 'VARCHAR',
  'surveyor': 'VARCHAR', 'submitted_at': 'VARCHAR', ${columns.join(', ')}}, ignore_errors = true)`;
const valid = (id) => `("${id}" IS NULL OR "${id}" BETWEEN 0 AND 5)`;
const sum = (p) => criteria[p].map((id) => `coalesce("${id}", 0)::smallint`).join(' + ');
const points = (p) => `${weight(p)} * (${sum(p)})`;
const high = (p) => `${p}_points + ${maximum(p)} - ${5 * weight(p)} * ${p}_answered`;
const answered = (p) => criteria[p].map((id) => `("${id}" IS NOT NULL)::smallint`).join(' + ');

const query = `
COPY (
  WITH grades AS (
    SELECT * FROM ${reader}
    WHERE ${all.map(valid).join(' AND ')}),
  points AS (
    SELECT external_id, tax_code, name, assessed_on,
      ${names.map((p) => `${points(p)} AS ${p}_points, ${answered(p)} AS ${p}_answered`).join(',\n      ')}
    FROM grades),
  levels AS (
    SELECT *, ${names.map((p) => `${pillarLevel(`${p}_points`, maximum(p))} AS ${p}_level,
      ${pillarLevel(high(p), maximum(p))} AS ${p}_level_high`).join(',\n      ')},
      ${names.map((p) => `${p}_points`).join(' + ')} AS points,
      ${names.map(high).join(' + ')} AS points_high, ${names.map((p) => `${p}_answered`).join(' + ')} AS answered
    FROM points),
  totals AS (
    SELECT *, ${level('points', '')} AS level, ${level('points_high', '_high')} AS highest_possible
    FROM levels)
  SELECT external_id, tax_code, name, assessed_on, points, points_high,
    (points * 100 / ${total}.0)::decimal(5, 2) AS percent, level, highest_possible,
    level = highest_possible AS certain, answered, ${all.length} AS applicable,
    ${names.map((p) => `(${p}_points * 100 / ${maximum(p)}.0)::decimal(5, 2) AS ${p}, ${p}_level`).join(', ')}
  FROM totals
) TO ${text(results)} (HEADER, DELIMITER ',')`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(query);
connection.closeSync?.();
