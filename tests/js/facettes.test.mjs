/** Les filtres du catalogue : lecture de l’adresse, choix, comptes, conseils, phrases. */

import assert from "node:assert/strict"
import { test } from "node:test"

import {
  adviseDrop,
  chooseItems,
  countItems,
  readFilters,
  sayDrop,
  sayResult,
  writeFilters,
} from "../../docs/assets/js/tools/facettes.mjs"

const GUIDE = { facet: "type", key: "guide", label: "guide" }
const MODULE = { facet: "type", key: "module", label: "module de cours" }
const SHORT = { facet: "duree", key: "1-h", label: "1 heure au plus" }
const LONG = { facet: "duree", key: "journee", label: "une journée" }
const PUBLIC = { facet: "public", key: "tout-public", label: "tout public" }
const VALUES = [GUIDE, MODULE, SHORT, LONG, PUBLIC]

const item = (adresse, type, duree, audiences = []) => ({
  adresse,
  valeurs: { type: [type], ...(duree && { duree: [duree] }), public: audiences },
})
const ITEMS = [
  item("a/", "guide", "1-h"),
  item("b/", "guide", "journee", ["tout-public"]),
  item("c/", "module", "1-h", ["tout-public"]),
  item("d/", "module", null),
]
const names = (items) => items.map(({ adresse }) => adresse)

test("une adresse donne ses filtres, dans l’ordre de la page, et les filtres redonnent l’adresse", () => {
  const filters = readFilters("?duree=1-h&type=module&type=guide", VALUES)

  assert.deepEqual(filters, [GUIDE, MODULE, SHORT])
  assert.equal(writeFilters(filters), "?type=guide&type=module&duree=1-h")
  assert.equal(writeFilters([]), "")
})

test("une adresse hostile ou périmée ne donne que les valeurs qui existent, une fois", () => {
  const query = "?type=guide&type=guide&type=<b>&__proto__=guide&autre=1&duree="

  assert.deepEqual(readFilters(query, VALUES), [GUIDE])
})

test("OU dans une facette, ET entre les facettes, ordre gardé", () => {
  assert.deepEqual(names(chooseItems(ITEMS, [GUIDE, MODULE])), ["a/", "b/", "c/", "d/"])
  assert.deepEqual(names(chooseItems(ITEMS, [GUIDE, MODULE, SHORT])), ["a/", "c/"])
  assert.deepEqual(names(chooseItems(ITEMS, [GUIDE, LONG])), ["b/"])
  assert.deepEqual(names(chooseItems(ITEMS, [])), ["a/", "b/", "c/", "d/"])
})

test("une ressource sans valeur dans une facette n’y répond à aucun filtre", () => {
  assert.deepEqual(names(chooseItems(ITEMS, [MODULE, LONG])), [])
})

test("le compte d’une valeur ignore les choix de sa propre facette, pas ceux des autres", () => {
  assert.equal(countItems(ITEMS, [GUIDE], MODULE), 2)
  assert.equal(countItems(ITEMS, [GUIDE], SHORT), 1)
  assert.equal(countItems(ITEMS, [GUIDE, LONG], MODULE), 0)
})

test("sans résultat, le conseil est la facette dont l’abandon en donne le plus", () => {
  const filters = [MODULE, LONG, PUBLIC]
  assert.deepEqual(chooseItems(ITEMS, filters), [])

  assert.deepEqual(adviseDrop(ITEMS, filters), { dropped: [MODULE], count: 1 })
  assert.deepEqual(adviseDrop(ITEMS, [MODULE, LONG]), { dropped: [LONG], count: 2 })
})

test("aucun conseil quand aucun abandon ne suffit", () => {
  const items = [item("a/", "guide", "1-h"), item("b/", "module", "journee", ["tout-public"])]

  assert.equal(adviseDrop([items[0]], [MODULE, LONG]), null)
})

test("la phrase dit le compte, le total et les filtres", () => {
  assert.equal(
    sayResult(12, 75, [GUIDE, SHORT]),
    "12 ressources sur 75\u202f; filtres\u202f: guide, 1 heure au plus",
  )
  assert.equal(sayResult(1, 75, [GUIDE]), "1 ressource sur 75\u202f; filtre\u202f: guide")
  assert.equal(sayResult(0, 75, [GUIDE]), "Aucune ressource sur 75\u202f; filtre\u202f: guide")
  assert.equal(sayResult(75, 75, []), "75 ressources, sans filtre")
})

test("la phrase du conseil nomme les filtres à retirer", () => {
  assert.equal(
    sayDrop({ dropped: [GUIDE, MODULE], count: 1 }),
    "Retirer les filtres «\u202fguide\u202f» et «\u202fmodule de cours\u202f»\u202f: 1 ressource",
  )
})
