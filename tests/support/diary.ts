/**
 * An expression for a page: index of the slide that its browser keeps of the talk; null for none yet. It waits for what is
 * being written, until the disk has it.
 */
export const keptIndex = `new Promise((resolve) => {
  const request = indexedDB.open("lectern", 1);
  // It is not there yet, and is the page's to make.
  request.addEventListener("upgradeneeded", () => request.transaction.abort());
  request.addEventListener("error", () => resolve(null));
  request.addEventListener("success", () => {
    const all = request.result.transaction("talks").objectStore("talks").getAll();
    all.addEventListener("success", () => {
      request.result.close();
      resolve(all.result[0]?.state.index ?? null);
    });
  });
})`;
