/* One workforce measure by year: the council's figures, England's beside them, inspections as upright lines. */

import { faint } from "./palette.js";

const END_OF_SEPTEMBER = 0.747; // the statistics describe 30 September, or the year up to it

function inspectionLines(data, colour) {
  return {
    id: "inspections",
    beforeDatasetsDraw({ ctx, chartArea: area, scales: { x } }) {
      ctx.save();
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.font = `600 10px ${window.Chart.defaults.font.family}`;
      for (const each of data.inspections) {
        const at = x.getPixelForValue(each.x);
        ctx.fillStyle = faint(colour("muted"), 0.5);
        ctx.fillRect(at - 0.5, area.top, 1, area.height);
        ctx.fillStyle = each.grade ? colour(each.grade) : colour("line");
        ctx.fillRect(at - 9, area.top - 20, 18, 18);
        ctx.fillStyle = each.grade ? colour(`on-${each.grade}`) : colour("ink");
        ctx.fillText(each.letter, at, area.top - 10.5);
      }
      ctx.restore();
    },
  };
}

function points(years, values) {
  return years.map((year, index) => ({ x: year + END_OF_SEPTEMBER, y: values[index], year }));
}

/** Return Chart.js's configuration of one measure. */
export function workforceConfiguration(data, colour) {
  const said = (value) => (data.unit === "%" ? `${value}%` : String(value));
  return {
    type: "line",
    data: {
      datasets: [
        {
          label: data.council,
          data: points(data.years, data.own),
          borderColor: colour("ink"),
          borderWidth: 2.5,
          pointRadius: 3,
          pointBackgroundColor: colour("ink"),
          spanGaps: false,
        },
        {
          label: "England",
          data: points(data.years, data.england),
          borderColor: colour("muted"),
          borderWidth: 1.75,
          borderDash: [5, 4],
          pointRadius: 0,
          pointHitRadius: 8,
          spanGaps: false,
        },
        {
          label: "Another source",
          data: data.stated.map((each) => ({
            x: each.x + END_OF_SEPTEMBER, y: each.y, year: each.x, source: each.source,
          })),
          showLine: false,
          pointStyle: "rectRot",
          pointRadius: 6,
          pointBackgroundColor: colour("surface"),
          pointBorderColor: colour("series-2"),
          pointBorderWidth: 2,
        },
      ],
    },
    options: {
      layout: { padding: { top: 24, right: 10 } },
      interaction: { mode: "nearest", intersect: false, axis: "x" },
      plugins: {
        tooltip: {
          backgroundColor: colour("ink"),
          titleColor: colour("surface"),
          bodyColor: colour("surface"),
          displayColors: false,
          callbacks: {
            title: (items) => (items[0] ? String(items[0].raw.year) : ""),
            label: (item) => `${item.raw.source ?? item.dataset.label}: ${said(item.raw.y)}`,
          },
        },
      },
      scales: {
        x: {
          type: "linear",
          min: data.years[0],
          max: data.years.at(-1) + 1,
          border: { display: false },
          grid: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = data.years.map((year) => ({ value: year + END_OF_SEPTEMBER }));
          },
          ticks: {
            color: colour("muted"),
            callback: (value) => `’${String(Math.floor(value)).slice(2)}`,
            maxRotation: 0,
            font: { size: 11.5 },
          },
        },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: faint(colour("line"), 0.8), drawTicks: false },
          ticks: { color: colour("muted"), maxTicksLimit: 4, callback: said, padding: 6, font: { size: 11.5 } },
        },
      },
    },
    plugins: [inspectionLines(data, colour)],
  };
}
