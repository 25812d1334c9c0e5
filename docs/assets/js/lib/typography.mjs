/** Typographie française des textes que le script écrit ; ceux des pages la tiennent du build. */

const NARROW = "\u202f" // narrow no-break space

/**
 * @param {string} text typed with ordinary spaces
 * @returns {string} curly apostrophes, narrow no-break spaces in « », before « ; : ! ? » and units
 */
export function typeset(text) {
  return text
    .replace(/(?<=\p{L})'(?=[\p{L}«])/gu, "’")
    .replace(/ (?=[;:!?»](?![^\s»,.…]))/g, NARROW)
    .replace(/« /g, `«${NARROW}`)
    .replace(/(?<=\d) (?=(?:%|€|h|min|kg|m²|cm|mm)(?![\p{L}\d]))/gu, NARROW)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, NARROW)
}
