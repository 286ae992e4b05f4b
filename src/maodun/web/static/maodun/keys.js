// One key presses the button or opens the link that names it, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && writing) {
    writing.blur();
    return;
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const meant = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!meant) {
    return;
  }
  event.preventDefault();
  if (meant.matches("input")) {
    meant.focus();
  } else {
    meant.click();
  }
});
