/* The national history: for each year, how many councils held each grade. */

import { draw } from "./lib/drawing.js";
import { faint } from "./lib/palette.js";

const NARROWEST = 17; // pixels that a count needs
const LOWEST = 14;

/** A plugin that writes the count into each part of a column that has room for it. */
function counts(data, colour) {
  return {
    id: "counts",
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.font = `11px ${window.Chart.defaults.font.family}`;
      data.grades.forEach((grade, index) => {
        ctx.fillStyle = colour(`on-${grade.slug}`);
        chart.getDatasetMeta(index).data.forEach((bar, at) => {
          if (bar.width > NARROWEST && Math.abs(bar.base - bar.y) > LOWEST) {
            ctx.fillText(String(grade.counts[at]), bar.x, (bar.y + bar.base) / 2);
          }
        });
      });
      ctx.restore();
    },
  };
}

draw("history", (data, colour, narrow) => ({
  type: "bar",
  data: {
    labels: data.years,
    datasets: data.grades.map((grade) => ({
      label: grade.label,
      data: grade.counts,
      backgroundColor: colour(grade.slug),
      borderColor: colour("page"),
      borderWidth: 1,
      barPercentage: 0.96,
      categoryPercentage: 0.94,
    })),
  },
  options: {
    interaction: { mode: "index", intersect: false },
    plugins: {
      tooltip: {
        backgroundColor: colour("ink"),
        titleColor: colour("surface"),
        bodyColor: colour("surface"),
      },
    },
    scales: {
      x: {
        stacked: true,
        border: { display: false },
        grid: { display: false },
        ticks: { color: colour("muted"), maxRotation: 0, autoSkip: narrow },
      },
      y: {
        stacked: true,
        border: { display: false },
        grid: { color: faint(colour("line"), 0.8), drawTicks: false },
        ticks: { color: colour("muted"), maxTicksLimit: 5, padding: 6 },
      },
    },
  },
  plugins: [counts(data, colour)],
}));
