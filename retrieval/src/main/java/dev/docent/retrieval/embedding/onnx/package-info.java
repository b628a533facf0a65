/** The embedding model that runs inside the process. */
@NullMarked
package dev.docent.retrieval.embedding.onnx;

import org.jspecify.annotations.NullMarked;
