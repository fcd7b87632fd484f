// Show the rows and the cables that contain all words of the search, and nothing else of a table.
const field = document.querySelector("input[type=search]");
const items = [...document.querySelectorAll("main tr, main article")];
field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const item of items) {
    const text = (item.closest("article") ?? item).textContent.toLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
  }
});
