// Counts, for the reader alone, the seconds in which something hard stands open on this page, and proposes a pause.
(function () {
  var pause = document.querySelector("[data-exposure]");
  var token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (!pause || !token) return;
  var seconds = 0;
  function tell() {
    if (!seconds) return;
    var counted = seconds;
    seconds = 0;
    fetch(pause.dataset.exposure, {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token.value },
      body: JSON.stringify({ seconds: counted }),
    })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(function (today) { pause.hidden = !today.is_pause_due; })
      .catch(function () { seconds += counted; });
  }
  setInterval(function () {
    if (document.visibilityState === "visible" && document.querySelector("[data-hard][open]")) seconds += 1;
    if (seconds >= 30) tell();
  }, 1000);
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") tell();
  });
})();
