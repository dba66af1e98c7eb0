// Loaded in <head>, before the first paint: a chosen theme must not flash. Without a choice the system decides.
(function () {
  try {
    var theme = localStorage.getItem("sudare.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (refused) {
    // storage is closed to us; the system's theme it is
  }
})();
