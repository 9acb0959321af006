// Speaks with Carrel in messages that scimmy makes, and reads the answers with scimmy, which refuses what is not as
// the RFCs have it. Arguments: the service's address, a token, a user name. Prints what it found out, as JSON.
import SCIMMY from "scimmy";

const { User, Group } = SCIMMY.Schemas;
const { PatchOp, BulkRequest, BulkResponse, ListResponse, SearchRequest, ErrorResponse } = SCIMMY.Messages;
const [base, token, name] = process.argv.slice(2);

async function send(method, path, body) {
  const answer = await fetch(base + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/scim+json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

// As scimmy reads a resource that a service sends.
const readUser = (body) => new User(body, "out", base + "/Users");
const readGroup = (body) => new Group(body, "out", base + "/Groups");
const found = {};

const made = await send("POST", "/Users", new User({
  schemas: [User.definition.id],
  userName: name,
  name: { givenName: "Sci", familyName: "Mmy" },
  emails: [{ value: `${name}@example.org`, type: "work", primary: true }],
  userType: "employee",
  active: true,
}, "in"));
found.created = made.status;
const user = readUser(made.body);
found.displayName = user.displayName;
found.email = user.emails[0].value;

const patched = await send("PATCH", `/Users/${user.id}`, new PatchOp({
  schemas: [PatchOp.id],
  Operations: [
    { op: "Replace", path: "name.familyName", value: "Mm-Y" },
    { op: "Add", path: "phoneNumbers", value: [{ value: "020 7946 0000", type: "work" }] },
    { op: "Remove", path: 'emails[type eq "work"]' },
  ],
}));
found.patched = patched.status;
found.patchedName = readUser(patched.body).displayName;
found.patchedEmails = (readUser(patched.body).emails ?? []).length;

const filter = new SCIMMY.Types.Filter(`userName eq "${name}" and active eq true`);
const list = await send("GET", `/Users?filter=${encodeURIComponent(filter.expression)}`);
found.listed = new ListResponse(list.body).Resources.map((one) => readUser(one).userName);

const search = await send("POST", "/Users/.search", new SearchRequest({
  schemas: [SearchRequest.id], filter: `userName sw "${name}"`, count: 5,
}));
found.searched = new ListResponse(search.body).totalResults;

const bulk = await send("POST", "/Bulk", new BulkRequest({
  schemas: [BulkRequest.id],
  Operations: [
    { method: "POST", path: "/Groups", bulkId: "g", data: { schemas: [Group.definition.id], displayName: "graduate", members: [{ value: user.id }] } },
    { method: "PUT", path: "/Users/00000000-0000-0000-0000-000000000000", data: { schemas: [User.definition.id], userName: name } },
  ],
}));
const operations = new BulkResponse(bulk.body).Operations;
found.bulk = operations.map((one) => String(one.status));
const group = readGroup((await send("GET", new URL(operations[0].location).pathname.replace(/^.*\/Groups/, "/Groups"))).body);
found.members = group.members.map((one) => one.value === user.id);

const refused = await send("POST", "/Users", { schemas: [User.definition.id] });
found.refused = refused.status;
try {
  // It throws what it reads.
  new ErrorResponse(refused.body);
} catch (error) {
  found.refusal = error.scimType;
}

found.deleted = (await send("DELETE", `/Users/${user.id}`)).status;
console.log(JSON.stringify(found));
