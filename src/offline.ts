// Browser entry of a built site's page, beside src/main.ts: keeps the page for when there is no network.
import { keepOffline } from "./api/offline.ts";

const told = document.getElementById("lectern-page")?.textContent ?? "{}";
const { worker } = JSON.parse(told) as { readonly worker?: string };
if (worker !== undefined) await keepOffline(worker);
