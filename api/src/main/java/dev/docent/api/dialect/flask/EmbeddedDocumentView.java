package dev.docent.api.dialect.flask;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.docent.api.knowledge.document.DocumentView;
import io.swagger.v3.oas.annotations.media.Schema;
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

    /** A passage and its vector. */
    @Schema(name = "EmbeddedPassage")
    @SuppressWarnings("ArrayRecordComponent")
    record EmbeddedPassageView(String pageContent, Map<String, Object> metadata, float[] embedding) {}

    static EmbeddedDocumentView counted(DocumentView document) {
        return new EmbeddedDocumentView(document, document.passages());
    }

    static EmbeddedDocumentView with(DocumentView document, List<EmbeddedPassageView> passages) {
        return new EmbeddedDocumentView(document, passages);
    }
}
