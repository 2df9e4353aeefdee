/* Comfort: a line is judged in a dialog on its page, the queue is gone through by keys, and on a
   report a sentence and its findings light up together. Everything works without. */
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

  /* The form that judges a line opens over the page that it was asked for on. */
  const dialog = document.getElementById("judging");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.judge");
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && isPlain && window.htmx && dialog) {
      event.preventDefault();
      htmx.ajax("GET", link.getAttribute("href"), {target: "#judging", select: "#judge", swap: "innerHTML"});
    }
    if (event.target === dialog || (dialog && dialog.open && event.target.closest("a.close"))) { event.preventDefault(); dialog.close(); }
  });
  if (dialog) { dialog.addEventListener("close", () => dialog.replaceChildren()); }

  document.addEventListener("htmx:after:swap", (event) => {
    const answer = event.detail.ctx.response;
    if (dialog && dialog.firstElementChild && !dialog.open) {
      dialog.showModal();
      (dialog.querySelector("[name=verb]:checked, [name=verb]") || dialog).focus();
    } else if (dialog && dialog.open && answer && answer.raw && answer.raw.ok && answer.raw.redirected) {
      dialog.close();
    }
  });

  /* The queue: keys press what is on screen, one press for one thing; after each, the next is read out. */
  const isOff = () => localStorage.getItem("parley-keys") === "off";
  const showKeys = () => { const box = document.getElementById("keys-on"); if (box) { box.checked = !isOff(); } };
  const ARROWS = {ArrowRight: "j", ArrowLeft: "k"};
  let isBusy = false;
  showKeys();
  document.addEventListener("change", (event) => {
    if (event.target.id === "keys-on") { localStorage.setItem("parley-keys", event.target.checked ? "on" : "off"); }
  });
  document.addEventListener("htmx:before:request", () => { isBusy = true; });
  document.addEventListener("htmx:finally:request", () => { isBusy = false; });
  document.addEventListener("htmx:after:swap", (event) => {
    const target = event.detail.ctx.target;
    if (target && target.id === "queue") {
      showKeys();
      const item = document.getElementById("item");
      if (item) { item.focus({preventScroll: true}); }
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    if (isTyping || !isPlain || isBusy || isOff() || (dialog && dialog.open)) { return; }
    const key = ARROWS[event.key] || event.key;
    if (!/^[a-z]$/.test(key)) { return; }
    const button = document.querySelector(`#queue [data-key="${key}"], .done [data-key="${key}"]`);
    if (button) { event.preventDefault(); button.click(); }
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
