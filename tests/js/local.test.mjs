/** Recherche et liens de l’édition hors ligne. */

import assert from "node:assert/strict"
import { afterEach, test } from "node:test"

import { pageAddress } from "../../docs/assets/js/lib/data.mjs"
import { localEngine, plainWords, scoreEntry } from "../../docs/assets/js/lib/local.mjs"

const PAGE = { adresse: "a/", titre: "Maîtresse d’œuvre", genre: "", duree: "", resume: "Trier <b>.", titres: ["Cœur"] }

afterEach(() => delete globalThis.location)

test("accents, capitals, ligatures and apostrophes do not count", () => {
  assert.equal("maitresse d oeuvre", plainWords("Maîtresse d’ŒUVRE"))
})

test("a page has every word, a title weighs more than a heading", () => {
  assert.equal(0, scoreEntry(PAGE, ["trier", "absent"]))
  assert.ok(scoreEntry(PAGE, ["oeuvre"]) > scoreEntry(PAGE, ["coeur"]))
})

test("a plural finds its singular", () => {
  assert.ok(scoreEntry({ ...PAGE, resume: "un atelier" }, ["ateliers"]))
})

test("what a page says stays text in the excerpt", async () => {
  const { results } = await localEngine([PAGE]).search("trier")
  const { excerpt } = await results[0].data()

  assert.equal("<mark>Trier</mark> &lt;b&gt;.", excerpt)
})

test("pages are named where there is no server", () => {
  globalThis.location = { protocol: "file:" }
  assert.equal("../a/index.html?q=1", pageAddress("../a/?q=1"))
  assert.equal("a/index.html#b", pageAddress("a/#b"))
  globalThis.location = { protocol: "https:" }
  assert.equal("a/", pageAddress("a/"))
})
