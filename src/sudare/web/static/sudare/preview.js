// The look of a desk while it is being chosen. Without this file the form works; only the picture beside it stands still.
(function () {
  document.querySelectorAll("[data-preview]").forEach(function (shown) {
    var form = shown.closest("form");
    function draw() {
      shown.querySelectorAll("[data-from]").forEach(function (place) {
        place.textContent = form.elements[place.dataset.from].value;
      });
      shown.style.setProperty("--look", form.elements.colour.value);
      shown.dataset.side = form.elements.side.value;
    }
    form.addEventListener("input", draw);
    draw();
  });
})();
