package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.retrieval.passage.Passage;
import java.util.List;
import java.util.stream.IntStream;

/** Makes passages from the chunks of a document. */
final class PassageFactory {

    private PassageFactory() {}

    /** {@return the passages, each with the document as its source} */
    static List<Passage> of(Document document, List<Chunk> chunks) {
        var source = document.source();
        return IntStream.range(0, chunks.size())
                .mapToObj(ordinal -> chunks.get(ordinal).asPassage(source, ordinal))
                .toList();
    }
}
