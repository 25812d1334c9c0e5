/** Données à côté de la page : lues par le réseau, ou par un script quand la page est un fichier. */

import { create } from "./dom.mjs"

/**
 * @param {URL} address address of a JSON file of this site
 * @returns {Promise<object>} what it holds; rejected when it cannot be read
 */
export async function readData(address) {
  if (location.protocol !== "file:") {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(answer.statusText)
    return answer.json()
  }
  const name = address.pathname.split("/").at(-1)
  const known = () => self.fabriqueDonnees?.[name]
  if (!known()) {
    await new Promise((resolve, reject) => {
      const script = create("script", { src: `${address.href}.js` })
      script.onload = resolve
      script.onerror = () => reject(new Error(`${name} absent`))
      document.head.append(script)
    })
  }
  if (!known()) throw new Error(`${name} vide`)
  return known()
}

/**
 * @param {string} address address of a page, which a server finds by the name of its folder
 * @returns {string} the same, or that of the page itself where there is no server
 */
export function pageAddress(address) {
  return location.protocol === "file:" ? address.replace(/(^|\/)(?=[?#]|$)/, "$1index.html") : address
}
