/** A cross-encoder that runs inside the process. */
@NullMarked
package dev.docent.retrieval.reranking.onnx;

import org.jspecify.annotations.NullMarked;
