package dev.docent.api.dialect.flask;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.docent.api.knowledge.document.DocumentView;
import dev.docent.ingestion.document.Document;
import dev.docent.retrieval.passage.Passage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document, with the number of its passages, or with the passages themselves if the request includes embeddings. */
@Schema(name = "EmbeddedDocument")
record EmbeddedDocumentView(
        @JsonUnwrapped @JsonIgnoreProperties("passages") DocumentView document,

        @Nullable
        @Schema(
                oneOf = {Integer.class, EmbeddedPassageView[].class},
                description = "The number of passages, or with `include_embeddings=true` the passages themselves")
        Object passages) {

    /** {@return the document with the number of its passages} */
    static EmbeddedDocumentView of(Document document) {
        return new EmbeddedDocumentView(DocumentView.of(document), document.passages());
    }

    static EmbeddedDocumentView of(Document document, List<EmbeddedPassageView> passages) {
        return new EmbeddedDocumentView(DocumentView.of(document), passages);
    }

    /** A passage and its vector. */
    @Schema(name = "EmbeddedPassage")
    @SuppressWarnings("ArrayRecordComponent")
    record EmbeddedPassageView(
            String pageContent,
            Map<String, @Nullable Object> metadata,

            @Schema(description = "The vector; null if the model refused the passage or has not embedded it yet")
            float @Nullable [] embedding) {

        static EmbeddedPassageView of(Passage passage, float @Nullable [] vector) {
            var source = passage.source();
            var metadata = new LinkedHashMap<String, @Nullable Object>(source.metadata());
            metadata.put("document_id", source.document());
            metadata.put("filename", source.filename());
            metadata.put("page", passage.page());
            metadata.put("page_end", passage.pageEnd());
            metadata.put("heading", passage.headings());
            metadata.put("start", passage.start());
            metadata.put("end", passage.end());
            return new EmbeddedPassageView(passage.text(), metadata, vector);
        }
    }
}
