/** Ce que disent les boutons « Copier ». */

import assert from "node:assert/strict"
import { test } from "node:test"

import { sayRefusal } from "../../docs/assets/js/modules/copie.mjs"

test("le refus donne les touches de l’appareil", () => {
  assert.match(sayRefusal("MacIntel"), /faites ⌘ C\.$/)
  assert.match(sayRefusal("Linux x86_64"), /faites Ctrl \+ C\.$/)
  assert.match(sayRefusal("Win32"), /faites Ctrl \+ C\.$/)
})
