/** Le script de toutes les pages : les modules, par leur nom. */

import { mountAll } from "./lib/mount.mjs"
import * as affichage from "./modules/affichage.mjs"
import * as copie from "./modules/copie.mjs"
import * as editions from "./modules/editions.mjs"
import * as menu from "./modules/menu.mjs"

mountAll({ affichage, copie, editions, menu })
