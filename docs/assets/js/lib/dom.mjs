/** Accès aux éléments d’un module : ce qui manque se dit, au lieu de planter plus loin. */

/**
 * @param {ParentNode} root where to look
 * @param {string} selector CSS selector
 * @returns {HTMLElement} the first element that matches
 * @throws {Error} when there is none
 */
export function need(root, selector) {
  const found = root.querySelector(selector)
  if (!found) throw new Error(`élément « ${selector} » absent`)
  return found
}
