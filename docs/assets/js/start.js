(function (root) {
  root.className = "js"
  try {
    root.className += " " + (localStorage.getItem("fabrique-affichage") || "")
  } catch (error) {}
})(document.documentElement)
