// A button beside a link that is shown once. Without this file the link can still be selected and copied by hand.
(function () {
  if (!navigator.clipboard) return;
  document.querySelectorAll(".copy").forEach(function (line) {
    var button = line.querySelector("[data-copy]");
    var done = line.querySelector("[data-done]");
    line.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim()).then(function () {
        done.textContent = done.dataset.done;
      });
    });
  });
})();
