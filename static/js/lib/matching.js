/* Which names does a reader mean by what has been typed so far? Pure. */

/** Return a name as names are compared: lower case, without accents and punctuation, `&` as `and`. */
export function comparable(name) {
  return name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

const NO_MATCH = 4;

/**
 * Return at most `most` of the options, each with a `name` and maybe others in `also`, of which one holds what
 * was typed: names that begin so first, then those with a word that does, with words for each word typed, and
 * with it inside a word.
 */
export function matching(options, typed, most) {
  const wanted = comparable(typed);
  if (wanted === "") {
    return [];
  }
  const rankOf = (name) => {
    const known = comparable(name);
    if (known.startsWith(wanted)) {
      return 0;
    }
    if (` ${known}`.includes(` ${wanted}`)) {
      return 1;
    }
    if (wanted.split(" ").every((word) => ` ${known}`.includes(` ${word}`))) {
      return 2;
    }
    return known.includes(wanted) ? 3 : NO_MATCH;
  };
  const rank = ({ name, also = [] }) => Math.min(...[name, ...also].map(rankOf));
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((each) => each.rank < NO_MATCH)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map((each) => each.option);
}
