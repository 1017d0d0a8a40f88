// Browser entry of our own pages: puts `remark` on the page and opens the deck that the page carries.
document.title ||= "Lectern";
