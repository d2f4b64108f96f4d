/* Where the steps of a timeline stand. Pure: plain data in, plain data out; time runs in decimal years. */

/** Return the row of each grade, the best on top at 0. */
export function rowsOf(grades) {
  return new Map(grades.map((grade, row) => [grade.slug, row]));
}

/**
 * Return for each line of judgement how far off the middle of a grade's row it runs, so that lines which
 * stand at the same grade run side by side. The lines share 0.76 of a row.
 */
export function lanesOf(series) {
  const lines = [...new Set(series.map((each) => each.line))];
  const room = 0.76 / Math.max(lines.length, 1);
  return new Map(lines.map((line, index) => [line, (index - (lines.length - 1) / 2) * room]));
}

/**
 * Return the points of one series as {x, y, point}. A step that ends before the next one begins is followed
 * by its end and by a gap, because in between the grade was not given; neither has a `point`.
 */
export function stepsOf(each, rows, lanes) {
  const offset = lanes.get(each.line);
  return each.points.flatMap((point, index) => {
    const start = { x: point.x, y: rows.get(point.grade) + offset, point };
    const next = each.points[index + 1];
    if (next !== undefined && next.x <= point.until) {
      return [start];
    }
    const end = { x: point.until, y: start.y, point: null };
    return next === undefined ? [start, end] : [start, end, { x: point.until, y: NaN, point: null }];
  });
}

/** Return the whole years to mark between two moments, at most `most` of them. */
export function yearsBetween(from, to, most) {
  const first = Math.ceil(from);
  const count = Math.floor(to) - first + 1;
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.max(0, Math.ceil(count / step)) }, (_, index) => first + index * step);
}

/**
 * Return where labels stand that belong at these heights, ascending: each at least `room` beneath the one
 * before, all between `top` and `bottom` if there is room, and as near to its own height as that allows.
 */
export function spread(heights, room, top, bottom) {
  const placed = [];
  for (const height of heights) {
    const free = placed.length ? placed.at(-1) + room : top;
    placed.push(Math.max(height, free));
  }
  let limit = bottom;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    placed[index] = Math.min(placed[index], limit);
    limit = placed[index] - room;
  }
  return centred(placed, heights, top, bottom);
}

/** Return the placed labels moved together by their mean distance from their own heights, within the bounds. */
function centred(placed, heights, top, bottom) {
  if (placed.length === 0) {
    return placed;
  }
  const drift = placed.reduce((sum, height, index) => sum + height - heights[index], 0) / placed.length;
  const shift = Math.min(Math.max(-drift, top - placed[0]), bottom - placed.at(-1));
  return placed.map((height) => height + shift);
}
