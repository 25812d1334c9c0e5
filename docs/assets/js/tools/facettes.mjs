/** Facettes du catalogue, à combiner. Sans script : une page par valeur, en liens. */

import { pageAddress, readData } from "../lib/data.mjs"
import { create, need } from "../lib/dom.mjs"
import { typeset } from "../lib/typography.mjs"

const PER_PAGE = 24 // as on the pages of the list
const QUIET_MS = 500 // without a change, before the result is said

/**
 * @typedef {{facet: string, key: string, label: string}} Filter a value of a facet
 * @typedef {{adresse: string, titre: string, resume: string, infos: string,
 *   valeurs: Record<string, string[]>}} Item a resource, its keys by facet
 */

/**
 * @param {string} query of an address, written by anybody
 * @param {Filter[]} values every value that exists, in the order of the page
 * @returns {Filter[]} those that the query asks for, in the order of the page
 */
export function readFilters(query, values) {
  const asked = new URLSearchParams(query)
  return values.filter(({ facet, key }) => asked.getAll(facet).includes(key))
}

/**
 * @param {Filter[]} filters
 * @returns {string} the query that asks for them, "?" included; empty without filter
 */
export function writeFilters(filters) {
  const query = new URLSearchParams(filters.map(({ facet, key }) => [facet, key]))
  return filters.length ? `?${query}` : ""
}

/**
 * @param {Item[]} items
 * @param {Filter[]} filters
 * @returns {Item[]} those that have, for each facet filtered, one of the values; same order
 */
export function chooseItems(items, filters) {
  const facets = [...new Set(filters.map(({ facet }) => facet))]
  return items.filter(({ valeurs }) =>
    facets.every((name) =>
      filters.some(({ facet, key }) => facet === name && valeurs[name]?.includes(key)),
    ),
  )
}

/**
 * @param {Item[]} items
 * @param {Filter[]} filters
 * @param {Filter} value
 * @returns {number} items that have the value and satisfy the filters of the other facets
 */
export function countItems(items, filters, value) {
  const others = filters.filter(({ facet }) => facet !== value.facet)
  return chooseItems(items, [...others, value]).length
}

/**
 * @param {Item[]} items
 * @param {Filter[]} filters
 * @returns {{dropped: Filter[], count: number} | null} the facet whose filters, once dropped, leave
 *   the most items, the first of equals; null when none helps
 */
export function adviseDrop(items, filters) {
  let best = null
  for (const name of new Set(filters.map(({ facet }) => facet))) {
    const kept = filters.filter(({ facet }) => facet !== name)
    const count = chooseItems(items, kept).length
    if (count > (best?.count ?? 0)) {
      best = { dropped: filters.filter(({ facet }) => facet === name), count }
    }
  }
  return best
}

/**
 * @param {number} number
 * @returns {string} « Aucune ressource », « 1 ressource », « 12 ressources »
 */
export function sayCount(number) {
  return number ? `${number} ressource${number > 1 ? "s" : ""}` : "Aucune ressource"
}

/**
 * @param {number} found
 * @param {number} total
 * @param {Filter[]} filters
 * @returns {string} « 12 ressources sur 75 ; filtres : guide, 2 heures au plus »
 */
export function sayResult(found, total, filters) {
  if (!filters.length) return typeset(`${sayCount(total)}, sans filtre`)
  const labels = filters.map(({ label }) => label).join(", ")
  const noun = filters.length > 1 ? "filtres" : "filtre"
  return typeset(`${sayCount(found)} sur ${total} ; ${noun} : ${labels}`)
}

/**
 * @param {{dropped: Filter[], count: number}} advice
 * @returns {string} « Retirer les filtres « guide » et « module » : 3 ressources »
 */
export function sayDrop({ dropped, count }) {
  const names = dropped.map(({ label }) => `« ${label} »`)
  const last = names.pop()
  const list = names.length ? `les filtres ${names.join(", ")} et ${last}` : `le filtre ${last}`
  return typeset(`Retirer ${list} : ${sayCount(count)}`)
}

/**
 * @param {HTMLFormElement} root element bearing data-module="facettes": one details per facet, its
 *   name in data-facette, links to the pages of its values; data-source is the address of the data
 * @throws {Error} when the list or the status of the page is missing
 */
export function mount(root) {
  const list = need(document, "ol.fiches")
  const status = need(document, "p[role=status]")
  const pages = document.querySelector("nav.suite")
  const groups = [...root.querySelectorAll("details")].map(readGroup)
  const values = groups.flatMap((group) => group.values)
  const source = new URL(root.dataset.source, document.baseURI)
  const given = [...list.children]
  const cards = new Map(given.map((card) => [need(card, "a").href, card]))
  const chips = create("ul", { className: "puces", ariaLabel: "Filtres choisis" })
  const advice = create("p")
  const more = create("button", { type: "button" })
  const suite = create("p", { className: "suite" }, more)
  let items, query, filters, found, shown, loading, timer

  function load() {
    loading ??= readData(source).then(start).catch(giveUp)
  }

  function giveUp() {
    loading = undefined // a later interaction tries again
    if (readFilters(location.search, values).length) {
      status.textContent = "Les filtres n’ont pas pu être chargés : chaque liste reste à portée de lien."
    }
  }

  function start(data) {
    items = data.ressources
    filters = []
    for (const group of groups) {
      if (group.details.open) fill(group)
      group.details.addEventListener("toggle", () => fill(group))
    }
    root.addEventListener("change", ({ target }) => {
      const isTarget = ({ facet, key }) => facet === target.name && key === target.value
      const kept = (value) => (isTarget(value) ? target.checked : filters.includes(value))
      go(writeFilters(values.filter(kept)))
    })
    root.addEventListener("submit", (event) => event.preventDefault())
    more.addEventListener("click", showMore)
    // A link to a place of the page is a step of the history too: it changes no filter.
    window.addEventListener("popstate", () => location.search !== query && show())
    query = ""
    if (readFilters(location.search, values).length) show()
  }

  /** Put the checkboxes of a facet where its links were; the focus stays on the same value. */
  function fill(group) {
    if (group.boxes) return
    const links = need(group.details, "ul")
    const rank = [...links.querySelectorAll("a")].indexOf(document.activeElement)
    group.boxes = group.values.map(({ facet, key }) =>
      create("input", { type: "checkbox", name: facet, value: key, autocomplete: "off" }),
    )
    const legend = create("legend", { className: "hors-vue" }, group.title)
    const labels = group.boxes.map((box) => create("label", {}, box, ""))
    links.replaceWith(create("fieldset", {}, legend, ...labels))
    refresh(group)
    group.boxes[rank]?.focus()
  }

  function refresh({ boxes = [], values }) {
    boxes.forEach((box, rank) => {
      const value = values[rank]
      box.checked = filters.includes(value)
      box.nextSibling.data = `${value.label} (${countItems(items, filters, value)})`
    })
  }

  function go(asked) {
    history.pushState(null, "", asked || location.pathname)
    show()
  }

  /** Show what the address asks for. */
  function show() {
    query = location.search
    filters = readFilters(query, values)
    found = chooseItems(items, filters)
    groups.forEach(refresh)
    showChips()
    const best = found.length ? null : adviseDrop(items, filters)
    showAdvice(best)
    shown = filters.length ? Math.min(PER_PAGE, found.length) : given.length
    list.replaceChildren(...(filters.length ? found.slice(0, shown).map(card) : given))
    list.hidden = !list.children.length
    if (pages) pages.hidden = filters.length > 0
    showSuite()
    const result = sayResult(found.length, items.length, filters)
    announce(best ? `${result}. ${sayDrop(best)}` : result)
  }

  function showMore() {
    const first = card(found[shown])
    list.append(...found.slice(shown, shown + PER_PAGE).map(card))
    shown = Math.min(shown + PER_PAGE, found.length)
    showSuite()
    need(first, "a").focus()
    announce(`${shown} ressources affichées sur ${found.length}`)
  }

  function showSuite() {
    const rest = filters.length ? found.length - shown : 0
    if (rest) list.after(suite)
    else suite.remove()
    more.textContent = `Afficher ${Math.min(PER_PAGE, rest)} de plus`
  }

  function showChips() {
    const links = filters.map((filter, rank) => {
      const others = filters.filter((other) => other !== filter)
      return chip("Retirer le filtre ", filter.label, writeFilters(others), rank)
    })
    if (links.length) links.push(chip("", "Effacer les filtres", "", 0))
    chips.replaceChildren(...links)
    if (links.length) root.after(chips)
    else chips.remove()
  }

  function chip(hidden, label, asked, rank) {
    const link = linkTo(asked, create("span", { className: "hors-vue" }, hidden), label)
    if (!hidden) link.className = "effacer"
    link.addEventListener("click", (event) => {
      if (!event.defaultPrevented) return
      const left = [...chips.querySelectorAll("a:not(.effacer)")]
      ;(left[Math.min(rank, left.length - 1)] ?? need(root, "summary")).focus()
    })
    return create("li", {}, link)
  }

  function showAdvice(best) {
    if (!best) return advice.remove()
    const kept = filters.filter((filter) => !best.dropped.includes(filter))
    const link = linkTo(writeFilters(kept), sayDrop(best))
    link.addEventListener("click", (event) => event.defaultPrevented && need(list, "a").focus())
    advice.replaceChildren(link)
    status.after(advice)
  }

  /** A link that keeps its address for another tab, and changes this page without a request. */
  function linkTo(asked, ...children) {
    const link = create("a", { href: asked || location.pathname }, ...children)
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      go(asked)
    })
    return link
  }

  function card(item) {
    const address = new URL(pageAddress(item.adresse), source).href
    if (!cards.has(address)) {
      const title = create("a", { href: address }, typeset(item.titre))
      const infos = create("p", { className: "fiche-infos" }, typeset(item.infos))
      const parts = [create("h2", {}, title), create("p", {}, typeset(item.resume)), infos]
      cards.set(address, create("li", {}, ...parts))
    }
    return cards.get(address)
  }

  function announce(text) {
    clearTimeout(timer)
    timer = setTimeout(() => (status.textContent = text), QUIET_MS)
  }

  root.addEventListener("focusin", load)
  root.addEventListener("pointerdown", load)
  if (readFilters(location.search, values).length) load()
}

/** Read a facet from its links: the last folder of an address is the key of the value. */
function readGroup(details) {
  const facet = details.dataset.facette
  const values = [...details.querySelectorAll("a")].map((link) => ({
    facet,
    key: link.pathname.split("/").at(-2),
    label: link.textContent.replace(/\s\(\d+\)$/, ""),
  }))
  return { details, title: need(details, "summary").textContent, values }
}
