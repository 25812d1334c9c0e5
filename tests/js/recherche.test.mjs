/** Pure functions of the search page. */

import assert from "node:assert/strict"
import test from "node:test"

import {
  findUnknown,
  foldQuery,
  readExcerpt,
  sayCount,
  unfold,
} from "../../docs/assets/js/tools/recherche.mjs"

test("a query is folded as the index is", () => {
  assert.equal(foldQuery("  Cœur et ŒUVRE "), "Coeur oeUVRE")
  assert.equal(foldQuery("ex æquo"), "ex aequo")
  assert.equal(foldQuery("e\u0301quipe"), "équipe")
})

test("an elided word is left out, whatever the apostrophe", () => {
  assert.equal(foldQuery("l’animation d'un lieu"), "animation lieu")
  assert.equal(foldQuery("Qu’est-ce que l'équipe"), "est équipe")
  assert.equal(foldQuery("main-d’œuvre"), "main oeuvre")
})

test("articles are left out, unless they are all there is", () => {
  assert.equal(foldQuery("animer une première séance dans le lieu"), "animer première séance lieu")
  assert.equal(foldQuery("Le"), "Le")
})

test("an apostrophe inside a word stays", () => {
  assert.equal(foldQuery("aujourd’hui"), "aujourd'hui")
})

test("marks glue no words and ask nothing special of the engine", () => {
  assert.equal(foldQuery('« rendez-vous » "exact" <b>'), "rendez vous exact b")
  assert.equal(foldQuery(" ?! "), "")
})

test("text is shown as it was written", () => {
  assert.equal(unfold("l'o\u2060euvre, O\u2060euvrer : « co\u2060eur »"), "l’œuvre, Œuvrer\u202f: «\u202fcœur\u202f»")
})

test("an excerpt is pieces of text, never markup", () => {
  assert.deepEqual(readExcerpt("un &lt;b&gt; <mark>co\u2060eur,</mark> net"), [
    { text: "un <b> ", found: false },
    { text: "cœur", found: true },
    { text: ", net", found: false },
  ])
})

test("a word that no page has is told from another that begins alike", () => {
  const texts = ["Animer l'e\u0301quipe : co-conception, aujourd'hui"]

  assert.deepEqual(findUnknown("coeur", texts), ["coeur"])
  assert.deepEqual(findUnknown("animation équipes aujourd'hui conception", texts), [])
  assert.deepEqual(findUnknown("équipe xylophone", texts), ["xylophone"])
})

test("the number of results is a sentence", () => {
  assert.equal(sayCount(0, 0, "rien"), "Aucun résultat pour «\u202frien\u202f».")
  assert.equal(sayCount(1, 1, "un"), "1 résultat pour «\u202fun\u202f».")
  assert.equal(sayCount(12, 5, "lieu"), "12 résultats pour «\u202flieu\u202f», 5 affichés.")
})
