/**
 * Draws charts from the tables beside them: `[data-chart]` is "stack" (areas on top of each other by
 * day), "bars" (columns, one a row) or "lines" (by week). Columns with `data-series` are drawn, in
 * the color of that name; the table stays what is read aloud.
 */
import uPlot from "../vendor/uplot/uPlot.esm.js";

const HEIGHT = 220;
const TOKENS = {
  open: "--open", second_check: "--second-check", disagreement: "--disagreement",
  stale: "--stale", unplaced: "--unattributed", accent: "--accent", disputed: "--disputed",
};
const drawn = new Map();

/** A day under a chart: "22 Nov". */
function day(seconds) {
  return new Date(seconds * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}

/** A color as the page has it now; the canvas knows no `light-dark()`. */
function color(expression, place) {
  const probe = document.createElement("span");
  probe.style.color = expression;
  place.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function read(table) {
  const heads = [...table.tHead.rows[0].cells];
  const columns = heads.flatMap((head, at) => (head.dataset.series ? [[at, head]] : []));
  const rows = [...table.tBodies[0].rows];
  return {
    names: rows.map((row) => row.cells[0].dataset.short ?? row.cells[0].textContent.trim()),
    times: rows.map((row) => {
      const time = row.cells[0].querySelector("time");
      return time ? Date.parse(`${time.dateTime}T12:00`) / 1000 : NaN;
    }),
    series: columns.map(([at, head]) => ({
      name: head.textContent.trim(),
      token: TOKENS[head.dataset.series],
      values: rows.map((row) => Number(row.cells[at].textContent.replaceAll(",", ""))),
    })),
  };
}

/** Each series on top of those before it; the highest first, so that lower ones are drawn over it. */
function stacked(series) {
  const sums = [];
  for (const one of series) {
    const below = sums.at(-1)?.values ?? one.values.map(() => 0);
    sums.push({ ...one, values: one.values.map((value, at) => value + below[at]) });
  }
  return sums.reverse();
}

/** The days under a chart: from the first of the period to today, whatever days have numbers. */
function wholePeriod(figure, times) {
  const first = Date.parse(`${figure.dataset.from}T12:00`) / 1000;
  return [Math.min(first, times[0]), Math.max(Date.now() / 1000, times.at(-1))];
}

function options(kind, found, figure, width) {
  const soft = color("var(--soft)", figure);
  const grid = color("var(--line)", figure);
  const font = `12px ${getComputedStyle(figure).fontFamily}`;
  const axis = { stroke: soft, font, grid: { stroke: grid, width: 1 }, ticks: { show: false } };
  const bars = uPlot.paths.bars({ size: [0.6, 60] });
  const series = found.series.map((one) => {
    const stroke = color(`var(${one.token})`, figure);
    const fill = color(`color-mix(in oklab, var(${one.token}) 55%, var(--sheet))`, figure);
    return {
      label: one.name,
      stroke,
      width: kind === "lines" ? 2 : 1,
      fill: kind === "lines" ? undefined : fill,
      points: { show: kind === "lines" },
      ...(kind === "bars" ? { paths: bars } : {}),
    };
  });
  const names = {
    ...axis,
    grid: { show: false },
    splits: () => found.names.map((_, at) => at),
    values: () => found.names,
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: {
        bars: { time: false, range: [-0.6, found.names.length - 0.4] },
        lines: { time: true, range: () => wholePeriod(figure, found.times) },
        stack: { time: true },
      }[kind],
      y: { range: (_, least, most) => [0, Math.max(most, 4) * 1.05] },
    },
    axes: [
      kind === "bars" ? { ...names, size: 32 } : { ...axis, size: 32, values: (_, splits) => splits.map(day) },
      { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] },
    ],
    series: [{}, ...series],
  };
}

function draw(figure) {
  const place = figure.querySelector(".chart");
  const kind = figure.dataset.chart;
  const found = read(figure.querySelector("table"));
  const x = kind === "bars" ? found.names.map((_, at) => at) : found.times;
  if (kind !== "lines") {
    found.series = stacked(found.series);
  }
  drawn.get(figure)?.destroy();
  const width = Math.floor(place.clientWidth);
  const data = [x, ...found.series.map((one) => one.values)];
  drawn.set(figure, new uPlot(options(kind, found, figure, width), data, place));
  figure.dataset.drawn = "";
}

function drawAll() {
  for (const figure of drawn.keys()) {
    if (!figure.isConnected) {
      drawn.get(figure).destroy();
      drawn.delete(figure);
    }
  }
  document.querySelectorAll("[data-chart]").forEach(draw);
}

drawAll();
// A link into a folded list unfolds it.
document.addEventListener("click", (event) => {
  const list = event.target.closest?.('a[href="#signed"]') && document.getElementById("signed");
  if (list) {
    list.open = true;
  }
});
document.addEventListener("htmx:afterSettle", drawAll);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
let waiting;
addEventListener("resize", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(drawAll);
});
