/** Brings whatever page it is up to date after one's own change that may be anywhere on it. */

/** Show the page as it is now; focus and scroll stay where they can. */
export async function refresh() {
  const desk = document.querySelector("#main[data-changes]");
  const results = document.getElementById("results");
  if (desk) {
    document.body.dispatchEvent(new Event("claims-changed", { bubbles: true }));
    const claim = document.querySelector("#panel [data-claim]")?.dataset.claim;
    if (claim) {
      await window.htmx.ajax("GET", desk.dataset.panel.replace("/0", `/${claim}`), { target: "#panel", swap: "innerHTML", source: document.getElementById("panel") });
    }
  } else if (results) {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    window.Idiomorph.morph(results, page.getElementById("results")?.outerHTML ?? "", { morphStyle: "outerHTML" });
    window.htmx.process(document.getElementById("results"));
  } else {
    location.reload();
  }
}
