// The worker of an extension that is not ours: tries the daemon, and our extension.
const OURS = "mnpepogmchlpohoehmjclabjcfppkbof";

function knock(port) {
  return new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/ws`, "bedacht.v1");
    socket.onopen = () => done("open");
    socket.onerror = () => done("refused");
  });
}

function send() {
  return chrome.runtime.sendMessage(OURS, { type: "here" }).then(() => "heard", () => "refused");
}

function connect(name) {
  return new Promise((done) => {
    const port = chrome.runtime.connect(OURS, { name });
    port.onMessage.addListener(() => done("heard"));
    port.onDisconnect.addListener(() => done(chrome.runtime.lastError ? "refused" : "closed"));
  });
}

chrome.runtime.onMessage.addListener(({ port }, _sender, answer) => {
  Promise.all([knock(port), send(), connect("editor"), connect("page")]).then(answer);
  return true;
});
