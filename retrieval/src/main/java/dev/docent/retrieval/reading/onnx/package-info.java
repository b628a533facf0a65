/** The reading model that runs in process. */
@NullMarked
package dev.docent.retrieval.reading.onnx;

import org.jspecify.annotations.NullMarked;
