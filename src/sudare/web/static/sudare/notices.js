// Registers this browser for notices, when somebody touches the button that asks for it.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-push-key]");
  if (!form) return;
  const button = form.querySelector("button");
  const say = (name) => {
    for (const line of form.querySelectorAll("[data-say]")) line.hidden = line.dataset.say !== name;
  };
  const isAble = "serviceWorker" in navigator && "PushManager" in window && window.isSecureContext;
  button.hidden = !isAble;
  say(isAble ? "ready" : "unable");

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(text.length / 4) * 4, "=")), (sign) => sign.charCodeAt(0));

  async function register() {
    if ((await Notification.requestPermission()) !== "granted") return say("refused");
    const worker = await navigator.serviceWorker.register("/push-worker.js");
    await navigator.serviceWorker.ready;
    const known = await worker.pushManager.getSubscription();
    const wanted = { userVisibleOnly: true, applicationServerKey: bytes(form.dataset.pushKey) };
    const subscription = known || (await worker.pushManager.subscribe(wanted));
    form.elements.subscription.value = JSON.stringify(subscription);
    form.submit();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    register().catch(() => say("failed"));
  });
});
