/** Recherche sans moteur, pour l’édition hors ligne : titres, résumés et intertitres. */

const WEIGHTS = { titre: 5, titres: 2, resume: 1 }
const LONGEST = 200 // code points of an excerpt

/**
 * @param {string} text
 * @returns {string} the same in plain small letters, words apart
 */
export function plainWords(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}

/**
 * @param {object} entry a page: titre, resume, titres
 * @param {string[]} words plain words; a page has each of them, at the beginning of one of its own
 * @returns {number} how well it answers, 0 when a word lacks
 */
export function scoreEntry(entry, words) {
  let total = 0
  for (const word of words) {
    const stem = word.length > 4 ? word.replace(/(?:s|x)$/, "") : word
    let best = 0
    for (const [part, weight] of Object.entries(WEIGHTS)) {
      const text = plainWords([entry[part]].flat().join(" "))
      if (` ${text}`.includes(` ${stem}`)) best += weight
    }
    if (!best) return 0
    total += best
  }
  return total
}

/**
 * @param {object[]} entries pages of the site
 * @returns {{search: (query: string) => Promise<{results: object[]}>}} what answers like the engine
 */
export function localEngine(entries) {
  return {
    async search(query) {
      const words = plainWords(query).split(" ")
      const ranked = entries
        .map((entry) => ({ entry, score: scoreEntry(entry, words) }))
        .filter(({ score }) => score)
        .sort((a, b) => b.score - a.score || a.entry.titre.localeCompare(b.entry.titre, "fr"))
      return { results: ranked.map(({ entry }) => result(entry, words)) }
    },
  }
}

function result(entry, words) {
  const text = entry.resume || entry.titres.join(", ")
  const cut = text.length > LONGEST ? text.slice(0, text.lastIndexOf(" ", LONGEST)) : text
  const safe = cut.replace(/</g, "&lt;").replace(/>/g, "&gt;")
  const excerpt = safe.replace(/[\p{L}\p{N}]+/gu, (piece) =>
    words.some((word) => plainWords(piece).startsWith(word)) ? `<mark>${piece}</mark>` : piece,
  )
  const whole = [entry.titre, entry.resume, ...entry.titres].join(" ")
  return {
    id: entry.adresse,
    data: async () => ({
      raw_url: entry.adresse,
      meta: { title: entry.titre, genre: entry.genre, duree: entry.duree },
      content: cut === text ? `${cut} ${whole}` : `${cut} … ${whole}`,
      excerpt,
      plain_excerpt: cut,
    }),
  }
}
