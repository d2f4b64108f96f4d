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

/**
 * Return at most `most` of the options, each with a `name`, of which some word begins with each word typed;
 * those whose name begins with what was typed come first.
 */
export function matching(options, typed, most) {
  const wanted = comparable(typed);
  if (wanted === "") {
    return [];
  }
  const rank = ({ name }) => {
    const known = comparable(name);
    if (known.startsWith(wanted)) {
      return 0;
    }
    if (` ${known}`.includes(` ${wanted}`)) {
      return 1;
    }
    return wanted.split(" ").every((word) => ` ${known}`.includes(` ${word}`)) ? 2 : 3;
  };
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((each) => each.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map((each) => each.option);
}
