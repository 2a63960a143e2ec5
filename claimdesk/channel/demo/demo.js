/* The demo page's own few lines: buttons that open the chat, and one that copies the snippet. */
for (const button of document.querySelectorAll("[data-chat]")) {
  button.addEventListener("click", () => window.Claimdesk?.open());
}
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent.replace(/\s+/g, " ");
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
    }
  });
}
