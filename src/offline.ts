// Browser entry of a built site's page, beside src/main.ts: keeps the page for when there is no network.
import { keepOffline } from "./api/offline.ts";

const worker = document.getElementById("lectern-offline")?.dataset["worker"];
if (worker !== undefined) await keepOffline(worker);
