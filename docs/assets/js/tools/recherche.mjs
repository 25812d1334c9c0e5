/** Recherche dans le texte. Sans script : la page montre le plan du site. */

import { pageAddress, readData } from "../lib/data.mjs"
import { create, need } from "../lib/dom.mjs"
import { localEngine } from "../lib/local.mjs"
import { typeset } from "../lib/typography.mjs"

const SHOWN = 4 // results at a time: each one is a request

// Each word looked up is a request too, and these are on every page.
const EMPTY =
  /^(?:à|au|aux|ce|ces|cet|cette|dans|de|des|du|en|et|la|le|les|ou|par|pour|que|qui|sur|un|une)$/i

/**
 * @param {string} query as typed
 * @returns {string} the words to look up, folded as the index is: ligatures in two letters, no
 *   elided word, no mark that would glue two words together, no article unless it is alone
 */
export function foldQuery(query) {
  const words = query
    .normalize("NFC")
    .replace(/[’ʼ`´]/g, "'")
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .replace(/(^|[^\p{L}\p{N}])(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=\p{L})/giu, "$1")
    .replace(/[^\p{L}\p{N}\p{M}'_]+/gu, " ")
    .trim()
    .split(" ")
  const full = words.filter((word) => !EMPTY.test(word))
  return (full.length ? full : words).join(" ")
}

/**
 * @param {string} text folded text of the index
 * @returns {string} the text as it is read: ligatures, curly apostrophes, no-break spaces
 */
export function unfold(text) {
  const joined = text
    .replace(/o\u2060e/g, "œ")
    .replace(/O\u2060e/gi, "Œ")
    .replace(/a\u2060e/g, "æ")
    .replace(/A\u2060e/gi, "Æ")
  return typeset(joined)
}

/**
 * @param {string} excerpt text where the engine put <mark> around words, and wrote < and > as
 *   entities
 * @returns {{text: string, found: boolean}[]} pieces in order, ready to be displayed as text
 */
export function readExcerpt(excerpt) {
  return unfold(excerpt)
    .replace(/([^\p{L}\p{N}\p{M}]+)<\/mark>/gu, "</mark>$1")
    .split(/(<mark>.*?<\/mark>)/)
    .filter((piece) => piece)
    .map((piece) => {
      const text = piece.replace(/<\/?mark>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">")
      return { text, found: piece.startsWith("<mark>") }
    })
}

/**
 * The engine answers a word that no page has with the pages of another word, which begins alike.
 *
 * @param {string} words folded query
 * @param {string[]} texts whole text of the first results, as the index holds it
 * @returns {string[]} the words that none of the texts has, not even in another form
 */
export function findUnknown(words, texts) {
  const plain = plainLetters(texts.join(" "))
  const glued = ` ${plain.replace(/[^\p{L}\p{N}\s]/gu, "")}`
  const apart = ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ")}`
  return words.split(" ").filter((word) => {
    const letters = plainLetters(word).replace(/[^\p{L}\p{N}]/gu, "")
    const stem = ` ${letters.slice(0, Math.max(3, Math.ceil(letters.length * 0.4)))}`
    return !glued.includes(stem) && !apart.includes(stem)
  })
}

function plainLetters(text) {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\u2060]/gu, "")
    .toLowerCase()
    .replace(/\s/g, " ")
}

/**
 * @param {number} total results found
 * @param {number} shown results displayed
 * @param {string} query as typed
 * @returns {string} the sentence announced
 */
export function sayCount(total, shown, query) {
  if (!total) return typeset(`Aucun résultat pour « ${query} ».`)
  const rest = shown < total ? `, ${shown} affichés` : ""
  return typeset(`${total} ${total > 1 ? "résultats" : "résultat"} pour « ${query} »${rest}.`)
}

/**
 * @param {HTMLElement} root element bearing data-module="recherche"; data-engine is the address of
 *   the engine and data-root that of the site, both relative to the page
 * @throws {Error} when a part of the page is missing
 */
export function mount(root) {
  const form = need(root, "form")
  const status = need(root, "[role=status]")
  const list = need(root, "ol")
  const more = need(root, "button[type=button]")
  const { q, partie } = form.elements
  const title = document.title
  let engine
  let results = []
  let said = ""
  let busy = false // while more results come
  let rank = 0 // of the last search: an answer that comes late is not shown

  async function load() {
    if (!engine && location.protocol === "file:") {
      engine = localEngine(await readData(new URL("local.json", document.baseURI)))
    }
    if (!engine) {
      const found = await import(address().href)
      await found.options({ noWorker: true }) // a worker would be one more file of 11 KB
      engine = found
    }
    return engine
  }

  /** Return the names of the pages of a part, nothing for the whole site. */
  async function pages(part) {
    if (!part) return null
    if (location.protocol === "file:") return { has: (id) => id.startsWith(`${part}/`) }
    const answer = await fetch(new URL("parties.json", address()))
    return new Set((await answer.json())[part])
  }

  function address() {
    return new URL(root.dataset.engine, document.baseURI)
  }

  /** Show the help for one state of the page, and hide the others. */
  function help(state) {
    for (const box of root.querySelectorAll("[data-when]")) box.hidden = box.dataset.when !== state
  }

  function clear() {
    list.replaceChildren()
    list.hidden = more.hidden = true
    results = []
  }

  async function search(query, part) {
    const mine = ++rank
    const words = foldQuery(query)
    clear()
    document.title = words ? `${query} – ${title}` : title
    if (!words) {
      status.textContent = ""
      help("start")
      return
    }
    status.textContent = "Recherche en cours…"
    help("")
    try {
      const [found, kept] = await Promise.all([load().then((it) => it.search(words)), pages(part)])
      if (mine !== rank) return
      results = kept ? found.results.filter((result) => kept.has(result.id)) : found.results
      said = query
      await show(mine, words)
    } catch (error) {
      if (mine === rank) fail(error)
    }
  }

  function fail(error) {
    console.warn(`Recherche : ${error.message}`)
    clear()
    status.textContent = "La recherche n’a pas pu être chargée."
    help("failure")
  }

  /** Show the next results, the first of them only if they have all the words; return it. */
  async function show(mine, words = "") {
    const next = results.slice(list.children.length, list.children.length + SHOWN)
    const found = await Promise.all(next.map((result) => result.data()))
    if (mine !== rank) return null
    const texts = found.map(({ content, meta }) => `${meta.title} ${content}`)
    if (words && findUnknown(words, texts).length) {
      results = []
      found.length = 0
    }
    const entries = found.map(draw)
    list.append(...entries)
    list.hidden = !list.children.length
    more.hidden = list.children.length >= results.length
    status.textContent = sayCount(results.length, list.children.length, said)
    if (!results.length) help("nothing")
    return entries[0]
  }

  /** Return the entry of a result; everything in it is set as text. */
  function draw({ raw_url: place, meta, content, excerpt, plain_excerpt: plain }) {
    const link = create("a", { href: pageAddress(root.dataset.root + place.replace(/^\//, "")) })
    link.textContent = unfold(meta.title)
    const facts = [meta.genre, meta.duree].filter((fact) => fact).map(unfold)
    const before = content.startsWith(plain) ? "" : "… "
    const after = content.endsWith(plain) ? "" : " …"
    const pieces = readExcerpt(before + excerpt + after)
    return create(
      "li",
      {},
      create("h2", {}, link),
      ...(facts.length ? [create("p", { className: "fiche-infos" }, facts.join(", "))] : []),
      create("p", {}, ...pieces.map(({ text, found }) => (found ? create("mark", {}, text) : text))),
    )
  }

  /** Read the address: it alone says what is searched. */
  function follow() {
    const state = new URLSearchParams(location.search)
    q.value = state.get("q") || ""
    partie.value = state.get("partie") || ""
    if (partie.selectedIndex < 0) partie.value = ""
    return search(q.value.trim(), partie.value)
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const state = new URLSearchParams()
    if (q.value.trim()) state.set("q", q.value.trim())
    if (partie.value) state.set("partie", partie.value)
    const target = `?${state}`
    if (target !== location.search) history.pushState(null, "", target)
    if (!foldQuery(q.value)) q.focus()
    follow()
  })

  more.addEventListener("click", async () => {
    if (busy) return
    busy = true
    try {
      const first = await show(rank)
      if (first) need(first, "a").focus()
    } catch (error) {
      fail(error)
    }
    busy = false
  })

  addEventListener("popstate", follow)

  for (const part of root.querySelectorAll("[data-script]")) part.hidden = false
  follow()
}
