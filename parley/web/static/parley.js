/* Comfort on the report page: a sentence and its findings light up together, and clicking one
   brings the other into view without moving the side that was clicked. Everything works without. */
(() => {
  "use strict";
  document.documentElement.classList.add("has-script");
  document.querySelectorAll(".strip .scroll").forEach((each) => { each.scrollLeft = each.scrollWidth; });

  const text = document.querySelector(".split .text");
  const reading = document.querySelector(".split .reading");

  document.addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const field = document.querySelector("main input[type=search]") || document.querySelector("#find");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    }
  });

  if (!text || !reading) { return; }

  const findingsOf = (passage) => (passage.dataset.findings || "").trim().split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean);
  const passagesOf = (finding) => Array.from(text.querySelectorAll(".found")).filter((each) => each.dataset.findings.split(" ").includes(finding.id));
  const clear = () => document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));

  const light = (target) => {
    clear();
    if (!target) { return; }
    const passage = target.closest(".found");
    const finding = target.closest(".finding");
    const others = passage ? findingsOf(passage) : finding ? passagesOf(finding) : [];
    [passage || finding, ...others].forEach((each) => each && each.classList.add("lit"));
  };

  const fromAddress = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) { return; }
    light(target);
    const passage = target.closest(".found");
    const first = passage && findingsOf(passage)[0];
    if (first && matchMedia("(min-width: 60rem)").matches) { first.scrollIntoView({block: "nearest"}); }
    if (target.closest(".noise")) { const box = document.getElementById("show-noise"); if (box) { box.checked = true; target.scrollIntoView(); } }
  };

  /* The whole of a finding leads to its sentence, not its link alone. */
  reading.addEventListener("click", (event) => {
    const finding = event.target.closest(".finding");
    if (!finding || event.target.closest("a, summary, details") || String(getSelection())) { return; }
    const link = finding.querySelector("a.to-text");
    if (link) { link.click(); }
  });

  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
