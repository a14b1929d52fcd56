"use strict";
// Hides what does not match the filter: rows of facts, rows of the overview, articles without either. Without script all is shown.
const form = document.getElementById("filter");
const articles = [...document.querySelectorAll(".px-article")];
const rows = [...document.querySelectorAll(".px-row, .px-facts tbody tr")];
const opened = new Map(articles.map((article) => [article, article.open]));
const words = new Map(rows.concat(articles).map((part) => [part, part.textContent.toLowerCase()]));

function filter() {
  const wanted = form.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const property = form.property.value;
  const status = form.status.value;
  const confidence = Number(form.confidence.value);
  const narrowed = Boolean(property || status || confidence);
  const has = (part) => wanted.every((word) => words.get(part).includes(word));
  let shown = 0;
  for (const row of rows) {
    const fact = row.dataset.property !== undefined;
    const { property: named, status: stands, confidence: sure } = row.dataset;
    const fits = (!property || named === property) && (!status || stands === status) && !(Number(sure) < confidence);
    row.hidden = !(fits && has(row));
    shown += fact && !row.hidden;
  }
  for (const article of articles) {
    const found = article.querySelector(".px-facts tbody tr:not([hidden])");
    article.hidden = !found && (narrowed || !has(article));
    article.open = wanted.length || narrowed ? Boolean(found) : opened.get(article);
  }
  document.getElementById("count").value = `${shown.toLocaleString("en")} facts`;
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const article = target && target.closest(".px-article");
  if (article) {
    article.open = true;
    target.scrollIntoView({ block: target === article ? "start" : "center" });
  }
});
filter();
