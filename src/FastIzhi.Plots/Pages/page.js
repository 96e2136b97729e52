// Draws the figure of the element "figure": uPlot has the axes, the zoom and the cursor, the functions below draw what is in them.
"use strict";

const figure = JSON.parse(document.getElementById("figure").textContent);
const nearEnough = 12; // px from the cursor to what it tells of

function bytes(text) {
    const characters = atob(text), values = new Uint8Array(characters.length);
    for (let i = 0; i < values.length; i++) {
        values[i] = characters.charCodeAt(i);
    }
    return values.buffer;
}

for (const panel of figure.columns.flat()) {
    for (const line of panel.lines) {
        line.x = Float64Array.from(new Float32Array(bytes(line.x)), fromLow => panel.x.low + fromLow);
        line.y = new Float32Array(bytes(line.y));
    }
    if (panel.spikes) {
        panel.spikes.times = new Float64Array(bytes(panel.spikes.times));
        panel.spikes.neurons = new Int32Array(bytes(panel.spikes.neurons));
        if (panel.spikes.grid) {
            panel.spikes.grid.counts = new Int32Array(bytes(panel.spikes.grid.counts));
            panel.spikes.grid.image = gridImage(panel.spikes);
        }
    }
}

function gridImage(spikes) {
    const { columns, rows, shades } = spikes.grid, alpha = new Uint8Array(bytes(shades));
    const canvas = document.createElement("canvas");
    canvas.width = columns;
    canvas.height = rows;
    const context = canvas.getContext("2d"), image = context.createImageData(columns, rows);
    const [red, green, blue] = [1, 3, 5].map(k => parseInt(spikes.color.slice(k, k + 2), 16));
    for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
            const to = 4 * ((rows - 1 - row) * columns + column); // the first neuron is at the bottom
            image.data[to] = red;
            image.data[to + 1] = green;
            image.data[to + 2] = blue;
            image.data[to + 3] = alpha[row * columns + column];
        }
    }
    context.putImageData(image, 0, 0);
    return canvas;
}

function drawSpikes(u, panel) {
    const { spikes, x, y } = panel, context = u.ctx, ratio = devicePixelRatio;
    if (spikes.grid) {
        const left = u.valToPos(x.low, "x", true), right = u.valToPos(x.high, "x", true);
        const top = u.valToPos(y.high, "y", true), bottom = u.valToPos(y.low, "y", true);
        context.imageSmoothingEnabled = false;
        context.drawImage(spikes.grid.image, left, top, right - left, bottom - top);
        return;
    }
    const row = Math.abs(u.valToPos(0, "y", true) - u.valToPos(1, "y", true));
    const height = Math.max(2 * ratio, 0.8 * row), width = 1.3 * ratio, { min, max } = u.scales.x;
    context.fillStyle = spikes.color;
    for (let i = 0; i < spikes.times.length; i++) {
        if (spikes.times[i] >= min && spikes.times[i] <= max) {
            const atX = u.valToPos(spikes.times[i], "x", true), atY = u.valToPos(spikes.neurons[i], "y", true);
            context.fillRect(atX - width / 2, atY - height / 2, width, height);
        }
    }
}

function drawLine(u, line) {
    if (line.isOff) {
        return;
    }
    const context = u.ctx, ratio = devicePixelRatio;
    context.strokeStyle = line.color;
    context.lineWidth = line.width * ratio;
    context.lineJoin = "round";
    context.setLineDash(line.isDashed ? [6 * ratio, 4 * ratio] : []);
    context.beginPath();
    let isGap = true;
    for (let i = 0; i < line.x.length; i++) {
        if (isNaN(line.x[i]) || isNaN(line.y[i])) {
            isGap = true;
            continue;
        }
        const atX = u.valToPos(line.x[i], "x", true), atY = u.valToPos(line.y[i], "y", true);
        if (isGap) {
            context.moveTo(atX, atY);
        } else {
            context.lineTo(atX, atY);
        }
        isGap = false;
    }
    context.stroke();
    context.setLineDash([]);
    if (line.hasMarks) {
        context.fillStyle = line.color;
        for (let i = 0; i < line.x.length; i++) {
            if (!isNaN(line.y[i])) {
                context.beginPath();
                context.arc(u.valToPos(line.x[i], "x", true), u.valToPos(line.y[i], "y", true), 2.5 * ratio, 0, 2 * Math.PI);
                context.fill();
            }
        }
    }
}

function drawDot(u, dot) {
    const context = u.ctx, ratio = devicePixelRatio;
    context.beginPath();
    context.arc(u.valToPos(dot.x, "x", true), u.valToPos(dot.y, "y", true), 4.5 * ratio, 0, 2 * Math.PI);
    context.fillStyle = dot.isFull ? dot.color : "#fff";
    context.fill();
    context.strokeStyle = dot.color;
    context.lineWidth = 1.6 * ratio;
    context.stroke();
}

function draw(u, panel) {
    const context = u.ctx, box = u.bbox;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    if (panel.spikes) {
        drawSpikes(u, panel);
    }
    panel.lines.forEach(line => drawLine(u, line));
    panel.dots.forEach(dot => drawDot(u, dot));
    context.restore();
}

// A number without the digits that are rounding.
function inWords(value) {
    return String(+value.toPrecision(12));
}

// A place on an axis, as finely as a thousandth of a part of it that one sees.
function withUnit(axis, value, decimals = Math.min(9, Math.max(0, 5 - Math.floor(Math.log10(axis.high - axis.low))))) {
    return `${axis.quantity} ${+value.toFixed(decimals)}${axis.unit ? " " + axis.unit : ""}`;
}

// What is nearest to the cursor, in words.
function readout(u, panel) {
    const { left, top } = u.cursor;
    if (left == null || left < 0 || top < 0) {
        return "";
    }
    const { spikes, x, y } = panel;
    if (spikes && spikes.grid) {
        const { columns, rows, counts } = spikes.grid, size = y.high - y.low;
        const column = Math.floor((u.posToVal(left, "x") - x.low) / (x.high - x.low) * columns);
        const row = Math.floor((u.posToVal(top, "y") - y.low) / size * rows);
        if (column < 0 || column >= columns || row < 0 || row >= rows) {
            return "";
        }
        const first = Math.ceil(y.low + row * size / rows), last = Math.ceil(y.low + (row + 1) * size / rows) - 1;
        const time = x.low + column * (x.high - x.low) / columns;
        const neurons = first === last ? `neuron ${first}` : `neurons ${first} to ${last}`, count = counts[row * columns + column];
        return `${withUnit(x, time)}, ${neurons}: ${count} ${count === 1 ? "spike" : "spikes"}`;
    }
    let best = nearEnough * nearEnough, text = "";
    const look = (atX, atY, say) => {
        const dx = u.valToPos(atX, "x") - left, dy = u.valToPos(atY, "y") - top;
        if (dx * dx + dy * dy < best) {
            best = dx * dx + dy * dy;
            text = say();
        }
    };
    if (spikes) {
        spikes.times.forEach((time, i) => look(time, spikes.neurons[i], () => `neuron ${spikes.neurons[i]}, ${withUnit(x, time, 6)}`));
    }
    for (const line of panel.lines.filter(line => !line.isOff)) {
        line.x.forEach((atX, i) => look(atX, line.y[i], () => `${line.name}: ${withUnit(x, atX)}, ${withUnit(y, line.y[i])}`));
    }
    for (const dot of panel.dots) {
        look(dot.x, dot.y, () => `${dot.name}: ${withUnit(x, dot.x)}, ${withUnit(y, dot.y)}`);
    }
    return text;
}

// Says it beside the cursor, on the side where there is more room.
function tell(u, told, text) {
    const { left, top } = u.cursor, isRight = left > u.over.clientWidth / 2;
    told.textContent = text;
    told.style.left = isRight ? "" : `${left + 14}px`;
    told.style.right = isRight ? `${u.over.clientWidth - left + 14}px` : "";
    told.style.top = `${top - 9}px`;
}

const plots = []; // { u, panel, element, seeAll }

const axisLook = {
    font: "12px sans-serif",
    labelFont: "12px sans-serif",
    labelSize: 18,
    stroke: "#222",
    grid: { stroke: "#ececec", width: 1 },
    ticks: { stroke: "#222", width: 1, size: 5 },
    border: { show: true, stroke: "#222", width: 1 },
    values: (_, values) => values.map(inWords),
};

const wholeSteps = [0, 1, 2, 3, 4, 5, 6, 7].flatMap(power => [1, 2, 5].map(digit => digit * 10 ** power));

// Panels with the same x axis show the same part of it.
function zoomAlike(u, panel) {
    const { min, max } = u.scales.x;
    for (const other of plots) {
        if (other.u !== u && other.panel.x.label === panel.x.label && other.panel.x.quantity === "time") {
            if (other.u.scales.x.min !== min || other.u.scales.x.max !== max) {
                other.u.setScale("x", { min, max });
            }
        }
    }
}

function addPanel(panel, column) {
    const [element, header, title, told] = ["div", "header", "h2", "span"].map(name => document.createElement(name));
    element.className = "panel";
    title.textContent = panel.title;
    told.className = "readout";
    header.append(title);
    if (panel.hasLegend) {
        header.append(legend(panel));
    }
    element.append(header);
    column.append(element);

    const shown = { min: panel.y.low, max: panel.y.high };
    const u = new uPlot({
        width: column.clientWidth,
        height: panel.height + 64,
        legend: { show: false },
        scales: {
            x: { time: false, range: (_, min, max) => [min, max] },
            y: { range: () => [shown.min, shown.max] },
        },
        axes: [
            { ...axisLook, label: panel.x.label, size: 30 },
            {
                ...axisLook,
                label: panel.y.label,
                size: 56,
                space: 20,
                incrs: panel.y.isWhole ? wholeSteps : undefined,
            },
        ],
        series: [{}, { show: true, stroke: "transparent", points: { show: false } }],
        cursor: {
            drag: { x: true, y: true, uni: 20 },
            points: { show: false },
            y: false,
            sync: panel.x.quantity === "time" ? { key: "time", setSeries: false, scales: ["x", null] } : undefined,
        },
        hooks: {
            draw: [self => draw(self, panel)],
            setCursor: [self => tell(self, told, self.cursor.event ? readout(self, panel) : "")],
            setSelect: [self => {
                const { left, top, width, height } = self.select;
                if (height > 0 && height < self.over.clientHeight) {
                    shown.min = self.posToVal(top + height, "y");
                    shown.max = self.posToVal(top, "y");
                }
            }],
            setScale: [(self, key) => {
                if (key === "x" && panel.x.quantity === "time") {
                    zoomAlike(self, panel);
                }
            }],
        },
    }, [[panel.x.low, panel.x.high], [panel.y.low, panel.y.high]], element);
    u.over.append(told);
    const seeAll = () => {
        shown.min = panel.y.low;
        shown.max = panel.y.high;
        u.setScale("x", { min: panel.x.low, max: panel.x.high });
    };
    u.over.addEventListener("dblclick", () => plots.forEach(plot => plot.seeAll()));
    plots.push({ u, panel, element, seeAll });
}

function legend(panel) {
    const row = document.createElement("div");
    row.className = "legend";
    const add = (name, color, kind) => {
        const entry = document.createElement("span"), sample = document.createElement("i");
        sample.className = kind;
        sample.style.borderColor = color;
        sample.style.background = kind === "dot full" ? color : "";
        entry.append(sample, name);
        row.append(entry);
        return entry;
    };
    for (const line of panel.lines) {
        const entry = add(line.name, line.color, line.isDashed ? "dashed" : "");
        entry.title = "click to hide or show";
        entry.onclick = () => {
            line.isOff = !line.isOff;
            entry.classList.toggle("off", line.isOff);
            plots.find(plot => plot.panel === panel).u.redraw();
        };
    }
    for (const dot of panel.dots.filter((dot, i) => panel.dots.findIndex(other => other.name === dot.name) === i)) {
        add(dot.name, dot.color, dot.isFull ? "dot full" : "dot");
    }
    return row;
}

function addNeurons() {
    const names = [...new Set(figure.columns.flat().map(panel => panel.neuron).filter(name => name))];
    if (names.length < 2) {
        return;
    }
    for (const name of names) {
        const label = document.createElement("label"), box = document.createElement("input");
        const panels = plots.filter(plot => plot.panel.neuron === name);
        box.type = "checkbox";
        box.checked = panels.some(plot => !plot.panel.isHidden);
        box.onchange = () => panels.forEach(plot => plot.element.classList.toggle("hidden", !box.checked));
        label.append(box, " " + name);
        document.getElementById("neurons").append(label);
    }
}

function help() {
    const panels = figure.columns.flat();
    return "Drag to zoom, double-click to see all again." +
        (panels.filter(panel => panel.x.quantity === "time").length > 1 ? " Panels over time zoom together." : "") +
        (panels.some(panel => panel.hasLegend) ? " Click a name to hide its line." : "");
}

function fit() {
    for (const { u, panel, element } of plots) {
        u.setSize({ width: element.parentElement.clientWidth, height: panel.height + 64 });
    }
}

document.querySelector("h1").textContent = figure.title;
document.getElementById("description").textContent = figure.description;
document.getElementById("facts").textContent = figure.facts;
document.getElementById("help").textContent = help();
const columns = figure.columns.map(() => document.getElementById("columns").appendChild(Object.assign(document.createElement("div"), { className: "column" })));
figure.columns.forEach((panels, k) => panels.forEach(panel => addPanel(panel, columns[k])));
plots.forEach(({ panel, element }) => element.classList.toggle("hidden", panel.isHidden));
addNeurons();
addEventListener("resize", fit);
