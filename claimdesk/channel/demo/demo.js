/* The demo page's own few lines: buttons that open the chat, fill the bag, and copy the snippet. */
for (const button of document.querySelectorAll("[data-chat]")) {
  button.addEventListener("click", () => window.Claimdesk?.open());
}
for (const button of document.querySelectorAll("[data-bag]")) {
  const count = document.getElementById("bag");
  button.addEventListener("click", () => (count.textContent = Number(count.textContent) + 1));
}
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent.replace(/\s+/g, " ");
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 2000);
    } catch {
      getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
    }
  });
}
