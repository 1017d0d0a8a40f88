/**
 * An expression for the page: pictures with many more pixels than paper shows, and those that a PDF would hold unpacked (WebP,
 * AVIF), become JPEGs of what paper shows. Pictures that are seen through stay. Its value is how many.
 */
export function leanPictures(): string {
  return `(${lean.toString()})()`;
}

/** Runs in the page, so it names nothing that is outside of it. */
async function lean(): Promise<number> {
  /** Dots of an inch of paper, px of one on screen; and how many times too many are worth the work. */
  const [DOTS, PX, WORTH] = [300, 96, 1.5];
  let count = 0;
  const shrink = async (image: HTMLImageElement): Promise<void> => {
    const { naturalWidth, naturalHeight, currentSrc } = image;
    if (naturalWidth === 0 || /\.svg(?:[?#]|$)|^data:image\/svg/i.test(currentSrc)) return;
    const shown = image.getBoundingClientRect();
    const wanted = Math.max(shown.width / naturalWidth, shown.height / naturalHeight) * (DOTS / PX);
    const isPacked = /\.jpe?g(?:[?#]|$)|^data:image\/jpeg/i.test(currentSrc);
    const isUnpacked = /\.(?:webp|avif)(?:[?#]|$)|^data:image\/(?:webp|avif)/i.test(currentSrc);
    if (shown.width === 0 || (wanted * WORTH > 1 && !isUnpacked)) return;
    const share = Math.min(1, wanted);
    const canvas = new OffscreenCanvas(Math.ceil(naturalWidth * share), Math.ceil(naturalHeight * share));
    const pen = canvas.getContext("2d")!;
    try {
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      if (!isPacked) {
        const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
        for (let at = 3; at < data.length; at += 4) if (data[at]! < 255) return;
      }
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.88 });
      // Its box may hang on how large the picture is.
      const { width, height } = getComputedStyle(image);
      [image.style.width, image.style.height] = [width, height];
      image.removeAttribute("srcset");
      image.src = URL.createObjectURL(blob);
      await image.decode();
      count += 1;
    } catch {
      // Another host's picture may be shown and not read.
    }
  };
  for (const image of document.images) await shrink(image);
  return count;
}
