/** Photos as small pictures on a canvas, which no page's img-src can forbid. */

const EDGE = 480; // px of the longer side, drawn; shown at half of that or less

/** A canvas with the photo, drawn when it is read; null where the file is no picture. */
export async function pictureOf(file: Blob): Promise<HTMLCanvasElement | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas;
  } catch {
    return null;
  }
}

/** The picture files among what was dropped, pasted or picked. */
export function filesOf(data: DataTransfer | HTMLInputElement | null): File[] {
  return [...(data?.files ?? [])];
}
