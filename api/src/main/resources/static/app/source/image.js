/** Draws an image as the only page of its document. @param {Blob} content */
export async function openImage(content) {
  const image = await createImageBitmap(content, { imageOrientation: 'from-image' });
  return {
    count: 1,
    /** @param {number} _number @param {HTMLCanvasElement} canvas @param {number} width in CSS pixels */
    async draw(_number, canvas, width) {
      canvas.width = Math.floor(Math.min(image.width, width * devicePixelRatio));
      canvas.height = Math.floor((canvas.width * image.height) / image.width);
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    },
    close: () => image.close(),
  };
}
