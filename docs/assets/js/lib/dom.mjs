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

/**
 * @param {string} name name of an element
 * @param {object} properties its properties, not its attributes: className, href
 * @param {...(Node | string)} children a string stays text
 * @returns {HTMLElement} an element that is not in the page yet
 */
export function create(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
