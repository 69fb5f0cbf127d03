/* The map over the table beside it: the server says which class each area has, this draws the boundaries in its colour.

   The page holds #map (drawn only where boundaries are loaded), #map-data {outlines, areas: {code: [class, words]}} and
   the form. A change of the form swaps #map-view for the server's new one and keeps the place on the map; the address
   bar always holds the view, the place on the map in its hash. Without this script the tiles and the table stand. */

const SCRIPT = document.getElementById("map-script");
const CLASSES = [0, 1, 2, 3, 4, 5];
let place = null; // where the reader left the map, kept from one view to the next

function dataOf() {
  const block = document.getElementById("map-data");
  return block ? JSON.parse(block.dataset.map) : null;
}

function colours() {
  const page = getComputedStyle(document.documentElement);
  return CLASSES.map((number) => page.getPropertyValue(`--xanh-map-${number}`).trim());
}

/** Return the outlines with the class and the words of each area in its properties. */
function withClasses(outlines, areas) {
  const features = outlines.features.map((feature) => {
    const [number, words] = areas[feature.properties.code] ?? [0, ""];
    return { ...feature, properties: { ...feature.properties, number, words } };
  });
  return { ...outlines, features };
}

function pointsOf(outlines) {
  const features = outlines.features.map((feature) => ({
    ...feature, geometry: { type: "Point", coordinates: feature.properties.point },
  }));
  return { type: "FeatureCollection", features };
}

function boundsOf(outlines) {
  const bounds = new window.maplibregl.LngLatBounds();
  const extend = (part) => (typeof part[0] === "number" ? bounds.extend(part) : part.forEach(extend));
  outlines.features.forEach((feature) => extend(feature.geometry.coordinates));
  return bounds;
}

function byClass(values) {
  return ["match", ["get", "number"], ...CLASSES.slice(1).flatMap((number) => [number, values[number]]), values[0]];
}

function layers(way) {
  const palette = colours();
  const edge = getComputedStyle(document.documentElement).getPropertyValue("--xanh-map-edge").trim();
  const circles = way === "circles";
  const list = [
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": circles ? "#ffffff" : byClass(palette) } },
    { id: "edges", type: "line", source: "areas", paint: { "line-color": edge, "line-width": 0.7 } },
  ];
  if (circles) {
    const paint = {
      "circle-radius": byClass([3, 5, 8, 11, 14, 17]), "circle-color": palette[4], "circle-opacity": 0.75,
      "circle-stroke-color": "#ffffff", "circle-stroke-width": 1,
    };
    list.push({ id: "circles", type: "circle", source: "points", paint, filter: [">", ["get", "number"], 0] });
  }
  return list;
}

function button(label, sign, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  made.title = label;
  made.addEventListener("click", act);
  return made;
}

function addButtons(map, box, bounds) {
  const buttons = document.createElement("div");
  buttons.className = "xanh-map-buttons";
  buttons.append(
    button(box.dataset.zoomIn, "+", () => map.zoomIn()),
    button(box.dataset.zoomOut, "−", () => map.zoomOut()),
    button(box.dataset.whole, "⤢", () => map.fitBounds(bounds, { padding: 16, animate: false })),
  );
  box.append(buttons);
}

/** Say what lies under the pointer; the same stands in the table for those who have none. */
function addTelling(map, box) {
  const told = document.createElement("div");
  told.className = "xanh-map-told";
  box.append(told);
  map.on("mousemove", "areas", (event) => {
    const { name, words } = event.features[0].properties;
    told.textContent = `${name}: ${words}`;
  });
  map.on("mouseleave", "areas", () => { told.textContent = ""; });
}

async function draw(box) {
  const data = dataOf();
  if (!data?.outlines || !window.maplibregl || box.classList.contains("is-drawn")) return;
  const answer = await fetch(data.outlines);
  if (!answer.ok) return; // the tiles stay
  const outlines = withClasses(await answer.json(), data.areas);
  const bounds = boundsOf(outlines);
  window.maplibregl.setWorkerUrl(SCRIPT.dataset.worker);
  box.classList.add("is-drawn");
  const tiles = document.getElementById("map-tiles");
  const kept = place ?? (location.hash ? null : { bounds, fitBoundsOptions: { padding: 16 } });
  const map = new window.maplibregl.Map({
    container: box,
    hash: true,
    attributionControl: false,
    locale: { "Map.Title": box.dataset.title },
    style: {
      version: 8,
      sources: { areas: { type: "geojson", data: outlines }, points: { type: "geojson", data: pointsOf(outlines) } },
      layers: layers(box.dataset.way),
    },
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    ...(kept ?? { bounds }),
  });
  map.on("moveend", () => { place = { center: map.getCenter(), zoom: map.getZoom() }; });
  map.once("idle", () => box.setAttribute("data-ready", ""));
  addButtons(map, box, bounds);
  addTelling(map, box);
  tiles.hidden = true;
}

/** A choice in the form shows at once, and the address says what is shown. */
function watchForm(form) {
  const select = document.getElementById("period");
  form.addEventListener("change", (event) => {
    if (event.target.id === "indicator") return form.requestSubmit(); // other periods: the whole page
    return show(form);
  });
  const slider = document.getElementById("map-slider");
  const range = document.getElementById("slider");
  const periods = [...select.options].map((option) => option.value).reverse();
  if (periods.length < 2) return;
  const output = slider.querySelector("output");
  range.max = periods.length - 1;
  range.value = periods.indexOf(select.value);
  output.textContent = select.value;
  slider.hidden = false;
  range.addEventListener("input", () => { output.textContent = periods[range.value]; });
  range.addEventListener("change", (event) => {
    event.stopPropagation();
    select.value = periods[range.value];
    show(form);
  });
  select.addEventListener("change", () => {
    range.value = periods.indexOf(select.value);
    output.textContent = select.value;
  });
}

function show(form) {
  const query = new URLSearchParams(new FormData(form));
  if (!query.get("at")) query.delete("at");
  const address = `${location.pathname}?${query}`;
  history.replaceState(null, "", address + location.hash);
  window.htmx.ajax("GET", address, { target: "#map-view", swap: "innerHTML" });
}

function start() {
  const form = document.getElementById("map-form");
  if (form === null) return;
  watchForm(form);
  const box = document.getElementById("map");
  if (box) draw(box);
  // Not before it has settled: until then HTMX puts back the attributes of the element that was there.
  document.addEventListener("htmx:afterSettle", () => {
    const next = document.getElementById("map");
    if (next) draw(next);
  });
}

start();
