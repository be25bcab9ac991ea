// The content script of an extension that is not ours: what it and its worker achieve stands in the page afterwards.
const port = new URLSearchParams(location.search).get("port");

function knock() {
  return new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/ws`, "bedacht.v1");
    socket.onopen = () => done("open");
    socket.onerror = () => done("refused");
  });
}

if (port !== null) {
  Promise.all([knock(), chrome.runtime.sendMessage({ port })]).then((found) => {
    document.documentElement.dataset.found = JSON.stringify(found.flat());
  });
}
