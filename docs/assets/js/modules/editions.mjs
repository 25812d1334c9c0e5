/** Signale une édition plus récente. Sans script : l’étiquette et le lien du pied de page. */

import { create } from "../lib/dom.mjs"

/**
 * @param {string} label edition of this page: "2026.1"
 * @param {unknown} versions what versions.json holds: [{version: "2026.2"}, …]
 * @returns {string} the newest edition, empty when this page is of it
 */
export function newestAfter(label, versions) {
  let newest = label
  for (const item of Array.isArray(versions) ? versions : []) {
    const found = String(item?.version)
    if (/^\d{4}\.\d+$/.test(found) && isAfter(found, newest)) newest = found
  }
  return newest === label ? "" : newest
}

function isAfter(one, other) {
  const [year, number] = one.split(".").map(Number)
  const [otherYear, otherNumber] = other.split(".").map(Number)
  return year === otherYear ? number > otherNumber : year > otherYear
}

/**
 * @param {HTMLElement} root element bearing data-module="editions", with data-edition (this one),
 *   data-versions (address of versions.json) and data-page (this page in the latest edition)
 */
export function mount(root) {
  if (location.protocol === "file:") return
  fetch(root.dataset.versions)
    .then((answer) => (answer.ok ? answer.json() : []))
    .then((versions) => show(root, newestAfter(root.dataset.edition, versions)))
    .catch(() => {}) // no list beside this copy: nothing to say
}

function show(root, newest) {
  if (!newest) return
  const link = create("a", { href: root.dataset.page }, `Lire cette page dans l’édition ${newest}`)
  const text = `Vous lisez l’édition ${root.dataset.edition}, qui n’est plus la dernière. `
  root.append(create("p", {}, text, link))
  root.hidden = false
}
