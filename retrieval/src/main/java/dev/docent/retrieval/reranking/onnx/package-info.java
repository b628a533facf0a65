/** The reranking model that runs in process. */
@NullMarked
package dev.docent.retrieval.reranking.onnx;

import org.jspecify.annotations.NullMarked;
