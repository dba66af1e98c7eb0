// Shows a notice somebody asked for on this device, and leads there when it is touched. It reads and keeps nothing else.
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  const shown = { body: told.body, tag: told.tag, icon: "/static/sudare/logo.svg", data: { url: told.url } };
  event.waitUntil(self.registration.showNotification(told.title || "Sudare", shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const wanted = new URL(event.notification.data.url || "/", self.location.origin);
  const there = wanted.origin === self.location.origin ? wanted.href : self.location.origin;
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then((open) => {
      const here = open.find((one) => one.url === there);
      return here ? here.focus() : self.clients.openWindow(there);
    }),
  );
});
