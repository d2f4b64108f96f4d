/* The timeline of one council for Chart.js: steps, marks on the baseline, breaks between frameworks. */

import { faint } from "./palette.js";
import { lanesOf, rowsOf, spread, stepsOf, yearsBetween } from "./steps.js";

const DASHES = [[], [], [6, 3], [2, 2], [8, 3, 2, 3], [3, 4], [1, 3]]; // by style, as in site.css
const LABEL_HEIGHT = 15; // pixels from one name to the next
const BASELINE = 0.55; // rows beneath the lowest grade, where visits are marked

function datasetOf(each, rows, lanes, colour) {
  const overall = each.style === 0;
  const stroke = colour(`series-${each.style}`);
  return {
    label: each.label,
    data: stepsOf(each, rows, lanes),
    stepped: true,
    clip: false,
    borderColor: stroke,
    borderWidth: overall ? 3.5 : 1.75,
    borderDash: DASHES[each.style % DASHES.length],
    pointStyle: overall ? "rectRounded" : "circle",
    pointRadius: (context) => (context.raw?.point ? (overall ? 9 : 3.5) : 0),
    pointHitRadius: (context) => (context.raw?.point ? 12 : 0),
    pointHoverRadius: (context) => (context.raw?.point ? (overall ? 9 : 5) : 0),
    pointBackgroundColor: (context) => (context.raw?.point ? colour(context.raw.point.grade) : stroke),
    pointBorderColor: overall ? colour("surface") : stroke,
    pointBorderWidth: overall ? 1.5 : 1.25,
    order: overall ? 0 : 1,
    overall,
    isSeries: true,
  };
}

function marksOf(data, colour) {
  return {
    label: "Visits without a grade",
    data: data.marks.map((mark) => ({ x: mark.x, y: data.grades.length - 0.5 + BASELINE / 2, mark })),
    showLine: false,
    pointStyle: "rectRot",
    pointRadius: 5,
    pointHitRadius: 12,
    pointBackgroundColor: colour("surface"),
    pointBorderColor: colour("ink"),
    pointBorderWidth: 1.5,
  };
}

/** A plugin that draws what lies beneath the lines: a faint band for each grade, a dashed line at each break. */
function ground(data, colour, options) {
  return {
    id: "ground",
    beforeDatasetsDraw({ ctx, chartArea: area, scales: { x, y } }) {
      ctx.save();
      data.grades.forEach((grade, row) => {
        ctx.fillStyle = faint(colour(grade.slug), 0.07);
        const top = y.getPixelForValue(row - 0.5);
        ctx.fillRect(area.left, top + 1, area.width, y.getPixelForValue(row + 0.5) - top - 2);
      });
      ctx.strokeStyle = colour("muted");
      ctx.fillStyle = colour("muted");
      ctx.font = `${options.small ? 10 : 11.5}px ${window.Chart.defaults.font.family}`;
      ctx.setLineDash([4, 4]);
      let taken = -Infinity;
      for (const each of data.breaks) {
        const at = x.getPixelForValue(each.x);
        if (at <= area.left) {
          continue;
        }
        ctx.beginPath();
        ctx.moveTo(at, area.top - (options.labelBreaks ? 12 : 0));
        ctx.lineTo(at, area.bottom);
        ctx.stroke();
        const width = ctx.measureText(each.label).width;
        const left = Math.min(at + 4, area.right + options.right - width);
        if (options.labelBreaks && left > taken) {
          ctx.fillText(each.label, left, area.top - 4);
          taken = left + width + 8;
        }
      }
      ctx.restore();
    },
  };
}

/** A plugin that writes the letter into the overall grade's squares and a name at the end of each line. */
function labels(data, colour, options) {
  return {
    id: "labels",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea: area } = chart;
      ctx.save();
      ctx.textBaseline = "middle";
      const ends = [];
      chart.data.datasets.forEach((dataset, index) => {
        if (!dataset.isSeries) {
          return;
        }
        const elements = chart.getDatasetMeta(index).data;
        if (dataset.overall) {
          writeLetters(ctx, dataset, elements, colour, options.letters);
        }
        const end = elements.at(-1);
        if (end !== undefined && end.x > area.right - 2) {
          ends.push({ at: end.y, x: end.x, dataset });
        }
      });
      if (options.labelEnds) {
        writeEnds(ctx, ends, area);
      }
      ctx.restore();
    },
  };
}

function writeLetters(ctx, dataset, elements, colour, letters) {
  ctx.textAlign = "center";
  ctx.font = `600 10px ${window.Chart.defaults.font.family}`;
  dataset.data.forEach(({ point }, index) => {
    if (point !== null) {
      ctx.fillStyle = colour(`on-${point.grade}`);
      ctx.fillText(letters.get(point.grade), elements[index].x, elements[index].y + 0.5);
    }
  });
}

/** Write the names beside the ends of their lines, moved apart where lines end close together. */
function writeEnds(ctx, ends, area) {
  ends.sort((one, other) => one.at - other.at);
  const heights = spread(ends.map((end) => end.at), LABEL_HEIGHT, area.top + 8, area.bottom - 8);
  ctx.textAlign = "left";
  ends.forEach(({ at, x, dataset }, index) => {
    ctx.font = `${dataset.overall ? "600 " : ""}12px ${window.Chart.defaults.font.family}`;
    ctx.strokeStyle = dataset.borderColor;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x + 2, at);
    ctx.lineTo(x + 16, heights[index]);
    ctx.stroke();
    ctx.fillStyle = dataset.borderColor;
    ctx.fillText(dataset.label, x + 20, heights[index]);
  });
}

function tooltip(letters, words) {
  const gradeOf = (item) => item.raw.point;
  return {
    displayColors: false,
    callbacks: {
      title: (items) => (items[0]?.raw.mark ?? items[0]?.raw.point)?.when ?? "",
      label: (item) => {
        if (item.raw.mark) {
          return item.raw.mark.label;
        }
        return gradeOf(item) ? `${item.dataset.label}: ${words.get(gradeOf(item).grade)}` : "";
      },
    },
    filter: (item) => Boolean(item.raw.mark || gradeOf(item)),
  };
}

/**
 * Return Chart.js's configuration of a timeline. `small` is for the small multiples of the comparison: no
 * words at the ends or over the breaks, letters instead of words on the axis.
 */
export function timelineConfiguration(data, colour, { narrow = false, small = false } = {}) {
  const rows = rowsOf(data.grades);
  const lanes = lanesOf(data.series);
  const letters = new Map(data.grades.map((grade) => [grade.slug, grade.letter]));
  const words = new Map(data.grades.map((grade) => [grade.slug, grade.label]));
  const labelEnds = !narrow && !small;
  const right = labelEnds ? 210 : 12;
  const crowded = labelEnds && window.innerWidth < 930; // the labels at the ends leave little of a tablet
  const ticks = yearsBetween(data.from, data.to, narrow ? 5 : crowded ? 7 : 14);
  return {
    type: "line",
    data: {
      datasets: [
        ...data.series.map((each) => datasetOf(each, rows, lanes, colour)),
        ...(data.marks.length ? [marksOf(data, colour)] : []),
      ],
    },
    options: {
      layout: { padding: { top: labelEnds ? 20 : 4, right } },
      interaction: { mode: "nearest", intersect: true },
      onHover: (event, elements, chart) => {
        chart.canvas.style.cursor = elements.length ? "pointer" : "default";
      },
      onClick: (event, elements, chart) => {
        const hit = elements[0];
        const raw = hit && chart.data.datasets[hit.datasetIndex].data[hit.index];
        const address = (raw?.point ?? raw?.mark)?.url;
        if (address) {
          window.location.assign(address);
        }
      },
      plugins: {
        tooltip: {
          ...tooltip(letters, words),
          backgroundColor: colour("ink"),
          titleColor: colour("surface"),
          bodyColor: colour("surface"),
        },
      },
      scales: {
        x: {
          type: "linear",
          min: data.from,
          max: data.to,
          border: { display: false },
          grid: { color: faint(colour("line"), 0.8), drawTicks: false },
          afterBuildTicks: (axis) => {
            axis.ticks = ticks.map((value) => ({ value }));
          },
          ticks: { color: colour("muted"), callback: (value) => String(value), maxRotation: 0, padding: 4 },
        },
        y: {
          type: "linear",
          reverse: true,
          min: -0.5,
          max: data.grades.length - 0.5 + (data.marks.length ? BASELINE : 0),
          border: { display: false },
          grid: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = data.grades.map((_, value) => ({ value }));
          },
          afterFit: (axis) => {
            axis.width = small || narrow ? 30 : 162;
          },
          ticks: {
            color: colour("ink"),
            callback: (value) => (small || narrow ? data.grades[value].letter : data.grades[value].short),
          },
        },
      },
    },
    plugins: [
      ground(data, colour, { small: small || narrow, labelBreaks: labelEnds, right }),
      labels(data, colour, { labelEnds, letters }),
    ],
  };
}
