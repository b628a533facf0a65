/** The embedding model that runs in process. */
@NullMarked
package dev.docent.retrieval.embedding.onnx;

import org.jspecify.annotations.NullMarked;
