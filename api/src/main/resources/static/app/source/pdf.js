/** Draws pages of PDF documents with PDF.js, which is loaded by the first one that is opened. */
import * as pdfjs from 'pdfjs';

const LIBRARY = new URL('../', import.meta.resolve('pdfjs'));

/** The only script that this page starts by an address: the worker of PDF.js. */
const scripts = globalThis.trustedTypes?.createPolicy('docent', {
  createScriptURL: (/** @type {string} */ address) => {
    if (!address.startsWith(`${LIBRARY}build/`)) {
      throw new TypeError(`No script of this page: ${address}`);
    }
    return address;
  },
});

function startWorker() {
  const address = `${LIBRARY}build/pdf.worker.min.mjs`;
  return new Worker(/** @type {any} */ (scripts?.createScriptURL(address) ?? address), { type: 'module' });
}

/** @param {ArrayBuffer} content */
export async function openPdf(content) {
  pdfjs.GlobalWorkerOptions.workerPort ??= startWorker();
  const task = pdfjs.getDocument({
    data: content,
    cMapUrl: `${LIBRARY}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${LIBRARY}standard_fonts/`,
    isEvalSupported: false,
    enableXfa: false,
  });
  const pdf = await task.promise;
  return {
    count: pdf.numPages,
    /** @param {number} number from 1 @param {HTMLCanvasElement} canvas @param {number} width in CSS pixels */
    async draw(number, canvas, width) {
      const page = await pdf.getPage(number);
      const scale = width / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale: scale * devicePixelRatio });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.DISABLE }).promise;
    },
    close: () => task.destroy(),
  };
}
