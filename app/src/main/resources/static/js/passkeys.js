// Passkeys: what the browser answers goes into the form that asked, and the form is sent.
"use strict";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const make = form.dataset.passkey === "make";
  const button = form.querySelector("button");
  const problem = form.querySelector("[data-passkey-problem]");
  const parse = make ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
  if (!window.PublicKeyCredential || !PublicKeyCredential[parse]) {
    problem.hidden = false;
    continue;
  }
  button.disabled = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) {
      return;
    }
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    try {
      const publicKey = PublicKeyCredential[parse](JSON.parse(form.dataset.options));
      const answer = await (make ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      form.elements.credential.value = JSON.stringify(plain(answer.toJSON(), make));
      form.requestSubmit();
    } catch {
      problem.hidden = false;
      button.disabled = false;
    }
  });
}

// What the server reads, and nothing else.
function plain(answer, made) {
  const { id, rawId, type, authenticatorAttachment, clientExtensionResults, response } = answer;
  const said = made
    ? { clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject, transports: response.transports }
    : { clientDataJSON: response.clientDataJSON, authenticatorData: response.authenticatorData, signature: response.signature, userHandle: response.userHandle };
  return { id, rawId, type, authenticatorAttachment, clientExtensionResults, response: said };
}
