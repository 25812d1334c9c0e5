/** Ce que la personne a choisi, gardé dans son navigateur ; rien n’en sort. */

/**
 * @param {string} key name of the choice, prefixed by the name of the site
 * @returns {string} what was kept, empty when nothing was or when the browser refuses
 */
export function recall(key) {
  try {
    return localStorage.getItem(key) || ""
  } catch {
    return ""
  }
}

/**
 * @param {string} key name of the choice
 * @param {string} value what to keep; empty forgets it
 * @returns {boolean} false when the browser refuses to keep anything
 */
export function keep(key, value) {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
    return true
  } catch {
    return false
  }
}
