/* Line charts, drawn over figures that a table beside them already shows.

   A page holds <figure data-chart="ID"><figcaption>…</figcaption></figure> and, from Django's json_script,
   <script type="application/json" id="ID"> with
     {title, unit, series: [{name, points: [[year, value or null]]}], target: {name, points},
      band: {name, points: [[year, low, high]]}}   (target and band may be null).
   A value may be a number or a decimal written as text. A missing year is a gap in the line, never a zero.
   Nothing here writes a style attribute into markup, so a strict content security policy holds. */

const PAPER_WIDTH = 640; // px across A4 within its margins: the letters then print at their own size
const SYMBOLS = ["circle", "rect", "triangle", "diamond"];

/** Return a function that writes a number as the page's language does: 1.234,5 in Vietnamese. */
function numberWriter() {
  const locale = document.documentElement.lang.startsWith("en") ? "en-GB" : "vi-VN";
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  return (value) => format.format(value);
}

function numeric(value) {
  return value === null || value === undefined || value === "" ? null : Number(value);
}

/** Return every year from the first to the last that the chart names, so that distances in time are true. */
function yearsOf(lines) {
  const named = lines.flatMap((line) => line.points.map(([year]) => Number(year)));
  if (named.length === 0) return [];
  const first = Math.min(...named);
  return Array.from({ length: Math.max(...named) - first + 1 }, (_, index) => first + index);
}

function valuesBy(years, points) {
  const byYear = new Map(points.map(([year, value]) => [Number(year), numeric(value)]));
  return years.map((year) => byYear.get(year) ?? null);
}

function lineOf(line, years, colour, symbol) {
  return {
    type: "line",
    name: line.name,
    data: valuesBy(years, line.points),
    connectNulls: false,
    showSymbol: true,
    symbol,
    symbolSize: 8,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: 2.5 },
  };
}

/** The target is a promise, not a series: dashed, and drawn straight from one promised year to the next. */
function targetOf(target, years, colour) {
  return {
    ...lineOf(target, years, colour, "emptyDiamond"),
    connectNulls: true,
    lineStyle: { color: colour, width: 2, type: [6, 5] },
  };
}

/** Return both ends of the band as thin lines, which also show a year that stands alone, and the area between them. */
function bandOf(band, years, colour) {
  const ends = (end) => valuesBy(years, band.points.map((point) => [point[0], point[end]]));
  const low = ends(1);
  const high = ends(2);
  const end = (data) => ({
    ...lineOf({ name: band.name, points: [] }, years, colour, "rect"),
    data,
    symbolSize: [10, 2],
    lineStyle: { color: colour, width: 1, opacity: 0.6 },
  });
  const filled = (data, opacity) => ({
    ...end(data),
    showSymbol: false,
    silent: true,
    stack: band.name,
    stackStrategy: "all",
    lineStyle: { opacity: 0 },
    areaStyle: { color: colour, opacity },
  });
  const width = low.map((value, index) => (value === null ? null : high[index] - value));
  return [filled(low, 0), filled(width, 0.18), end(low), end(high)];
}

/** Return the chart in words: title, unit, then each line with its years and values. */
function inWords(data, lines, write) {
  const within = (data.band ? data.band.points : []).map(([year, low, high]) => `${year} ${write(low)} – ${write(high)}`);
  const sentences = lines.map((line) => {
    const known = line.points.filter(([, value]) => numeric(value) !== null);
    return `${line.name}: ${known.map(([year, value]) => `${year} ${write(numeric(value))}`).join("; ")}`;
  });
  if (data.band) sentences.push(`${data.band.name}: ${within.join("; ")}`);
  return `${data.title} (${data.unit}). ${sentences.join(". ")}.`;
}

function tooltipText(entries, data, write) {
  const band = data.band ?? { name: null, points: [] };
  const shown = entries.filter(
    (entry) => entry.seriesName !== band.name && entry.value !== null && entry.value !== undefined);
  const heading = entries.length > 0 ? entries[0].axisValueLabel : "";
  const within = band.points.filter(([year]) => String(year) === heading);
  return [
    heading,
    ...shown.map((entry) => `${entry.seriesName}: ${write(entry.value)} ${data.unit}`),
    ...within.map(([, low, high]) => `${band.name}: ${write(low)} – ${write(high)} ${data.unit}`),
  ].join("\n");
}

function optionOf(data, lines, write) {
  const page = getComputedStyle(document.documentElement);
  const colour = (name) => page.getPropertyValue(`--xanh-${name}`).trim();
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: colour("ink-soft") };
  const years = yearsOf(lines);
  const series = data.series.map((line, index) =>
    lineOf(line, years, colour(`chart-${(index % 4) + 1}`), SYMBOLS[index % SYMBOLS.length]));
  const shown = data.series.length + (data.target ? 1 : 0) + (data.band ? 1 : 0);
  if (data.band) series.unshift(...bandOf(data.band, years, colour("chart-1")));
  if (data.target) series.push(targetOf(data.target, years, colour("chart-target")));
  return {
    animation: false,
    textStyle: font,
    legend: { bottom: 0, itemWidth: 32, textStyle: font },
    grid: { left: 8, right: 20, top: 16, bottom: shown > 2 ? 56 : 32, containLabel: true },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      textStyle: { ...font, color: colour("ink") },
      formatter: (entries) => tooltipText(entries, data, write),
    },
    xAxis: { type: "category", data: years.map(String), boundaryGap: false, axisLabel: { ...font, margin: 12 }, axisTick: { show: false } },
    yAxis: { type: "value", scale: true, axisLabel: { ...font, formatter: write }, splitLine: { lineStyle: { color: colour("line") } } },
    series,
  };
}

/** A browser prints what is drawn now, so the drawing cannot wait for the next frame. */
function resizeAtOnce(chart, width) {
  chart.resize({ width });
  chart.getZr().flush();
}

/** Draw one figure and keep it as wide as its place, on paper too. */
function draw(figure) {
  const block = document.getElementById(figure.dataset.chart);
  if (block === null || figure.classList.contains("is-drawn")) return;
  const data = JSON.parse(block.textContent);
  const lines = data.target ? [...data.series, data.target] : data.series;
  const write = numberWriter();
  const place = document.createElement("div");
  place.className = "xanh-chart";
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", inWords(data, lines, write));
  figure.classList.add("is-drawn");
  figure.append(place);
  const chart = window.echarts.init(place, null, { renderer: "canvas" });
  chart.setOption(optionOf(data, lines, write));
  new ResizeObserver(() => chart.resize()).observe(place);
  window.addEventListener("beforeprint", () => resizeAtOnce(chart, PAPER_WIDTH));
  window.addEventListener("afterprint", () => resizeAtOnce(chart, "auto"));
}

/** Draw the charts inside `root`; the letters must be there first, or the chart measures the wrong ones. */
async function drawAll(root) {
  await document.fonts.ready;
  root.querySelectorAll("figure[data-chart]").forEach(draw);
}

if (window.echarts) {
  drawAll(document);
  document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt));
}
