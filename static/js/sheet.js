/** The sheet's button that prints it. */
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-prints]")) {
    window.print();
  }
});
